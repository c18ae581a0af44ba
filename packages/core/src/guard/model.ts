import { isScrubjayError, redactError, ScrubjayError } from '../errors.js'
import { openTail } from '../detect/open-tail.js'
import { limits } from '../lib/limits.js'
import type { OperatorOf } from '../policy/choose-operator.js'
import { stableLength } from '../scrub/hold-back.js'
import { collectMessageLeaves, replaceMessageLeaves, type Voice, type VoicedLeaf } from '../scrub/messages.js'
import { fillPlaceholders, findPlaceholders, formatPlaceholder, replacePlaceholders } from '../scrub/placeholder.js'
import { countSpans, scrubLeaves, valueKey, valuesToSeal, type ScannedLeaf, type Value } from '../scrub/scrub.js'
import type { ModelGuard, OpenTurn, RestoreOptions } from '../turn.js'
import { changedPlaceholders } from './destination.js'
import type { GuardTurn } from './guard-turn.js'
import { createOpener, openIn, openStream } from './model-reply.js'
import { prepareOperators } from './operate.js'
import { knownPlaceholders, outsidePlaceholders } from './reply.js'
import { changesNothing, openOf } from './reveal.js'
import { noteFailure, type Setup } from './setup.js'

/** Stands between a bot's turn and a model: what goes to the model holds placeholders only. */
export function guardModel(setup: Setup, open: OpenTurn | undefined): ModelGuard {
  const guard = {
    prompt(messages: unknown): unknown {
      if (isStream(messages)) return changesNothing(setup, open) ? messages : scrubStream(setup, open, messages as AsyncIterable<string>)
      return closing(setup, async () => (changesNothing(setup, open) ? messages : scrubPrompt(openOf(open), messages)))
    },
    restore(reply: unknown, options: RestoreOptions = {}): unknown {
      const opener = createOpener(setup, open, options)
      return isStream(reply) ? openStream(reply, opener) : closing(setup, () => openIn(reply, opener))
    },
  }
  return guard as ModelGuard
}

/** The messages as a model may read them. */
async function scrubPrompt(turn: GuardTurn, messages: unknown): Promise<unknown> {
  if (!turn.settings.scrub) return messages
  const leaves = collectMessageLeaves(messages, promptOptions)
  const scanned = await scanVoiced(turn, leaves)
  const texts = await scrubVoiced(turn, scanned)
  note(turn, scanned)
  return replaceMessageLeaves(messages, promptOptions, texts)
}

const promptOptions = { bytes: 'refuse' } as const

interface VoicedScan extends ScannedLeaf {
  readonly voice: Voice
}

async function scanVoiced(turn: GuardTurn, leaves: readonly VoicedLeaf[]): Promise<readonly VoicedScan[]> {
  const talk = await turn.talk()
  const { detecting } = turn
  const { typeWords } = turn.setup
  return talk.scan(leaves.map(({ leaf }) => leaf), detecting).map(({ leaf, spans }, index) => ({ leaf, spans: outsidePlaceholders(leaf.text, spans, typeWords), voice: leaves[index]?.voice ?? 'user' }))
}

/** The texts with each value replaced: by its placeholder where it is known or sealed, else by what policy says. */
async function scrubVoiced(turn: GuardTurn, scanned: readonly VoicedScan[]): Promise<readonly string[]> {
  const placeholders = await placeholdersOf(turn, scanned)
  const placeholderOf = (value: Value): string | undefined => placeholders.get(valueKey(value))
  const texts: string[] = []
  for (const leaf of scanned) {
    const operatorOf = operatorsFor(turn, leaf.voice)
    texts.push(...scrubLeaves([leaf], { operatorOf, placeholderOf, operate: await prepareOperators(turn, [leaf], operatorOf), escape: false }))
  }
  // Policy may say that a model gets not even a placeholder, or something made of the value.
  const changed = await changedPlaceholders(turn, texts, { to: { destination: 'model' }, operatorOf: modelOperators(turn) })
  return changed.size === 0 ? texts : texts.map((text) => replacePlaceholders(text, changed, turn.setup.typeWords))
}

async function placeholdersOf(turn: GuardTurn, scanned: readonly VoicedScan[]): Promise<ReadonlyMap<string, string>> {
  const isSealed = (leaf: VoicedScan): OperatorOf => operatorsFor(turn, leaf.voice)
  const isOther = (leaf: VoicedScan): OperatorOf => (type) => (isSealed(leaf)(type).operator === 'token' ? keep : token)
  const others = scanned.flatMap((leaf) => valuesToSeal([leaf], isOther(leaf)))
  const sealed = scanned.flatMap((leaf) => valuesToSeal([leaf], isSealed(leaf)))
  const placeholders = new Map(await knownPlaceholders(turn, others))
  const numbers = await turn.opened.vault.seal(turn.scope, await asWritten(turn, sealed))
  sealed.forEach((value, index) => placeholders.set(valueKey(value), formatPlaceholder(value.type, numbers[index] ?? 0)))
  return placeholders
}

/**
 * A value around one that is hidden already, a link with an address in it for example, is sealed as its owner wrote it: a
 * placeholder within a value would come back as one.
 */
async function asWritten(turn: GuardTurn, values: readonly Value[]): Promise<readonly Value[]> {
  const { typeWords } = turn.setup
  const names = [...new Set(values.flatMap(({ text }) => findPlaceholders(text, typeWords)))]
  if (names.length === 0) return values
  const opened = await turn.opened.vault.open(turn.scope, names)
  return values.map(({ type, text }) => ({ type, text: fillPlaceholders(text, opened, typeWords) }))
}

/** Goes with the turn's commit; a prompt in which nothing was hidden is no news. */
function note(turn: GuardTurn, scanned: readonly VoicedScan[]): void {
  const counts: Record<string, number> = {}
  for (const leaf of scanned) {
    const operatorOf = operatorsFor(turn, leaf.voice)
    for (const [type, count] of Object.entries(countSpans([leaf], (type) => operatorOf(type).operator !== 'keep'))) counts[type] = (counts[type] ?? 0) + count
  }
  if (Object.keys(counts).length > 0) turn.journal.event({ type: 'model.prompted', ...turn.names, counts })
}

/**
 * What is done to a value on its way to a model. A person's goes by the rule for a model. What a tool has found may be told
 * to the person only if the bot might say it in clear. Instructions and the model's own words are the bot's: the outbound rule.
 */
function operatorsFor(turn: GuardTurn, voice: Voice): OperatorOf {
  const outbound = turn.operators('outbound')
  if (voice === 'own') return (type) => (outbound(type).operator === 'token' ? redact : outbound(type))
  const inbound = modelOperators(turn)
  if (voice === 'user') return inbound
  return (type) => (inbound(type).operator === 'token' && outbound(type).operator !== 'keep' ? redact : inbound(type))
}

function modelOperators({ setup, ids }: GuardTurn): OperatorOf {
  return setup.operators.at({ direction: 'inbound', channel: ids.channel, destination: 'model' })
}

const keep = { operator: 'keep' } as const
const redact = { operator: 'redact' } as const
const token = { operator: 'token' } as const

/** A person's text that comes in pieces: what a model is given of it is always a beginning of the whole. */
async function* scrubStream(setup: Setup, open: OpenTurn | undefined, source: AsyncIterable<string>): AsyncIterable<string> {
  const turn = await closing(setup, async () => openOf(open))
  let [text, sent, from] = ['', '', 0]
  for await (const piece of source) {
    text += piece
    const openFrom = openTail(text)
    if (openFrom <= from) continue
    from = openFrom
    const shown = await closing(setup, () => scrubGrowing(turn, text, openFrom))
    if (shown.length <= sent.length || !shown.startsWith(sent)) continue
    yield shown.slice(sent.length)
    sent = shown
  }
  const whole = await closing(setup, () => scrubGrowing(turn, text))
  if (!whole.startsWith(sent)) throw new ScrubjayError('ERR_STREAM_CHANGED')
  if (whole.length > sent.length) yield whole.slice(sent.length)
}

/** What can be said already of a growing text; without `openFrom` it is complete. */
async function scrubGrowing(turn: GuardTurn, text: string, openFrom?: number): Promise<string> {
  if (!turn.settings.scrub || text === '') return text
  if (text.length > limits.leafLengthMax) throw new ScrubjayError('ERR_LIMIT_TEXT')
  const scanned = await scanVoiced(turn, [{ leaf: { text, kind: 'text' }, voice: 'user' }])
  if (openFrom === undefined) note(turn, scanned)
  const spans = scanned[0]?.spans ?? []
  const { names, own } = turn.setup.detecting
  const stable = openFrom === undefined ? text.length : stableLength(text, { spans, openFrom, toSentence: names !== false || own !== undefined })
  const leaf = { text: text.slice(0, stable), kind: 'text' as const }
  return (await scrubVoiced(turn, [{ leaf, spans: spans.filter(({ end }) => end <= stable), voice: 'user' }]))[0] ?? ''
}

/** A model must not be asked in clear: whatever fails, the caller gets an error with a code and no value in it. */
async function closing<T>(setup: Setup, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    noteFailure(setup, error)
    throw isScrubjayError(error) ? error : redactError(error)
  }
}

function isStream(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}
