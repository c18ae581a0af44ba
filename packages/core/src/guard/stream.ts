import { openTail } from '../detect/open-tail.js'
import { isRecord } from '../lib/json.js'
import { openBracket, stableLength } from '../scrub/hold-back.js'
import { cloneWith } from '../scrub/leaves.js'
import type { ScannedLeaf } from '../scrub/scrub.js'
import type { ActivityLike } from '../turn.js'

/**
 * Asks whether an activity is a piece of a streamed reply: its text is all that there is so far, and more will come.
 * The SDKs and channels say so in an entity, older ones in the channel data; both are read, whatever the type.
 */
export function isGrowing(activity: ActivityLike): boolean {
  return typeof activity.text === 'string' && streamInfosOf(activity).some(({ streamType }) => streamType === 'streaming')
}

/**
 * The leaves of a growing activity with their text cut where it cannot be judged yet. A piece that is only what is new
 * says nothing of what came before it, so nothing of it is shown; the complete message follows in any case.
 */
export function holdBack(activity: ActivityLike, scanned: readonly ScannedLeaf[], toSentence: boolean): readonly ScannedLeaf[] {
  const isDelta = streamInfosOf(activity).some(({ chunkType }) => chunkType === 'delta')
  return scanned.map(({ leaf, spans }) => {
    if (leaf.text !== activity.text || leaf.kind !== 'text') return { leaf, spans }
    const stable = isDelta ? 0 : stableLength(leaf.text, { spans, openFrom: openTail(leaf.text), toSentence })
    return { leaf: { ...leaf, text: leaf.text.slice(0, stable) }, spans: spans.filter(({ end }) => end <= stable) }
  })
}

/** The same where nothing is hidden, and only placeholders are put back. */
export function holdBracketBack(activity: ActivityLike): ActivityLike {
  const { text = '' } = activity
  return cloneWith(activity, new Map([['text', text.slice(0, openBracket(text))]]), true)
}

/** Asks whether an activity is a piece of a stream whose tail was not cut yet. */
export function isOpenPiece(activity: ActivityLike): boolean {
  return isGrowing(activity) && !cut.has(activity)
}

/**
 * A piece whose tail was cut. One of which nothing can be shown yet is not dropped, because the channel's first answer
 * names the stream and the sequence must go on; nor is it empty, because channels refuse that.
 */
export function asPiece(activity: ActivityLike): ActivityLike {
  const piece = activity.text?.trim() ? activity : cloneWith(activity, waitingFields(activity), true)
  cut.add(piece)
  return piece
}

const cut = new WeakSet<ActivityLike>()

function waitingFields(activity: ActivityLike): ReadonlyMap<string, unknown> {
  const waiting = new Map<string, unknown>([['text', waitingText]])
  const { entities, channelData } = activity as { entities?: unknown; channelData?: unknown }
  if (Array.isArray(entities)) waiting.set('entities', entities.map((entity: unknown) => (isStreamInfo(entity) ? { ...entity, streamType: 'informative' } : entity)))
  if (isRecord(channelData) && 'streamType' in channelData) waiting.set('channelData', { ...channelData, streamType: 'informative' })
  return waiting
}

/** What a stream shows before its first words. */
export const waitingText = '…'

/** What has been shown of the reply that a turn is streaming. */
export class StreamedReply {
  #text = ''
  #sequence = 0
  #isAnnounced = false
  readonly #shown = new Set<string>()

  /**
   * The piece as it can leave: what was shown is never taken back before the complete message replaces it. Should a text
   * be judged otherwise than its beginning was, the stream stands still until then.
   */
  continue(piece: ActivityLike): ActivityLike {
    const { text = '' } = piece
    const sequence = streamInfosOf(piece).find(({ streamSequence }) => typeof streamSequence === 'number')?.streamSequence
    if (typeof sequence === 'number') {
      // A stream that was given up has no end; the next one counts anew.
      if (sequence <= this.#sequence) this.end([])
      this.#sequence = sequence
    }
    if (!text.startsWith(this.#text)) return cloneWith(piece, new Map([['text', this.#text]]), true)
    this.#text = text
    return piece
  }

  /** The names of values that are put back for the first time; nothing when the log has heard of all of it. */
  news(names: readonly string[]): readonly string[] | undefined {
    const fresh = names.filter((name) => !this.#shown.has(name))
    if (this.#isAnnounced && fresh.length === 0) return undefined
    this.#isAnnounced = true
    for (const name of fresh) this.#shown.add(name)
    return fresh
  }

  /** The names that no piece has shown; the message is complete, and the next piece begins another reply. */
  end(names: readonly string[]): readonly string[] {
    const fresh = names.filter((name) => !this.#shown.has(name))
    this.#text = ''
    this.#sequence = 0
    this.#isAnnounced = false
    this.#shown.clear()
    return fresh
  }
}

interface StreamInfo {
  readonly streamType?: unknown
  readonly streamSequence?: unknown
  readonly chunkType?: unknown
}

function streamInfosOf(activity: ActivityLike): readonly StreamInfo[] {
  const { entities, channelData } = activity as { entities?: unknown; channelData?: unknown }
  return [...(Array.isArray(entities) ? entities.filter(isStreamInfo) : []), ...(isRecord(channelData) ? [channelData] : [])]
}

function isStreamInfo(entity: unknown): entity is StreamInfo {
  return isRecord(entity) && typeof entity['type'] === 'string' && entity['type'].toLowerCase() === 'streaminfo'
}
