import { emptyContext, formatSecrets, parseSecrets, rememberValues, type ConversationContext, type HandOver } from '../context/conversation-context.js'
import { joinPieces } from '../context/pieces.js'
import { expectedAfter } from '../context/question.js'
import { deriveKeyOnce } from '../crypto/derive.js'
import { openEnvelope, sealEnvelope } from '../crypto/envelope.js'
import { detect } from '../detect/detect.js'
import type { DetectOptions } from '../detect/examine.js'
import type { EntityType } from '../detect/entity-types.js'
import { limits } from '../lib/limits.js'
import { startOfQuarterHour } from '../lib/quarter-hours.js'
import type { Write } from '../ports/store.js'
import { scanLeaves, type ScannedLeaf, type Value } from '../scrub/scrub.js'
import type { Leaf } from '../scrub/leaves.js'
import { subjectKeyId } from '../vault/vault.js'
import type { GuardTurn } from './guard-turn.js'

/** The context of the conversation that a turn belongs to: opened for it, told what it brought, and sealed again. */
export class Talk {
  readonly #turn: GuardTurn
  #context: ConversationContext
  #isChanged = false

  private constructor(turn: GuardTurn, context: ConversationContext) {
    this.#turn = turn
    this.#context = context
  }

  /** What is over, or was sealed by a key that is gone, tells nothing. */
  static async open(turn: GuardTurn): Promise<Talk> {
    const record = turn.facts.context
    if (record === undefined || record.expiresAtMs <= turn.setup.clock.nowMs()) return new Talk(turn, emptyContext)
    const { expected, secrets } = JSON.parse(record.value) as Kept
    const key = secrets === undefined ? undefined : (turn.ownKey ?? (await turn.opened.keys.find(keyIdOf(turn))))
    if (secrets === undefined || key === undefined) return new Talk(turn, { ...emptyContext, expected })
    const plain = Buffer.from(openEnvelope(secrets, sealingKey(turn, key), turn.subject.token)).toString('utf8')
    return new Talk(turn, { expected, ...parseSecrets(plain) })
  }

  /**
   * Detects in the leaves of a message, with what the conversation tells.
   * @returns also the activities whose pieces passed before anybody could know what they were part of.
   */
  detect(leaves: readonly Leaf[], options: DetectOptions = {}): { readonly scanned: readonly ScannedLeaf[]; readonly exposed: readonly string[] } {
    const { known, handOver } = this.#context
    const expected = [...this.#context.expected, ...(handOver?.types ?? [])]
    let exposed: readonly string[] = []
    const scanned = scanLeaves(leaves, (text) => detect(text, { ...options, expected, known })).map((leaf) => {
      if (leaf.leaf.text !== this.#turn.raw.text || leaf.leaf.kind !== 'text') return leaf
      const joined = joinPieces(this.#context, { text: leaf.leaf.text, found: leaf.spans, activity: this.#turn.raw.id })
      exposed = joined.exposed
      this.#change({ ...this.#context, pieces: joined.pieces })
      return joined.spans.length === 0 ? leaf : { ...leaf, spans: [...leaf.spans, ...joined.spans].sort((a, b) => a.start - b.start) }
    })
    return { scanned, exposed }
  }

  /** The same for texts that are no message of the person's: nothing is answered, and nothing is put together. */
  scan(leaves: readonly Leaf[], options: DetectOptions): readonly ScannedLeaf[] {
    const { known } = this.#context
    return scanLeaves(leaves, (text) => detect(text, { ...options, known }))
  }

  /** What the bot has asked to be handed in clear with the next message. */
  get handOver(): HandOver | undefined {
    return this.#context.handOver
  }
  set handOver(handOver: HandOver | undefined) {
    this.#change({ ...this.#context, handOver })
  }

  /** What was hidden is found again when it comes back. */
  remember(values: readonly Value[]): void {
    if (values.length > 0) this.#change(rememberValues(this.#context, values))
  }

  /** What the bot says now may be a question. */
  listen(texts: readonly string[]): void {
    const expected = [...new Set(texts.flatMap((text) => expectedAfter(text, this.#turn.setup.detecting.own)))]
    if (expected.length > 0 || this.#context.expected.length > 0) this.#change({ ...this.#context, expected })
  }

  /** The write that keeps what has changed. A new subject costs no key before there is something to seal. */
  async writes(): Promise<readonly Write[]> {
    const key = this.#turn.tenant.contextKey(this.#turn.ids)
    if (!this.#isChanged || key === undefined) return []
    this.#isChanged = false
    const { expected, handOver, known, pieces } = this.#context
    const secrets = known.size === 0 && pieces.length === 0 && handOver === undefined ? undefined : await this.#seal()
    const expiresAtMs = startOfQuarterHour(this.#turn.setup.clock.nowMs()) + limits.contextForMs
    return [{ op: 'put', key, owner: this.#turn.subject.token, expiresAtMs, value: JSON.stringify({ expected, secrets } satisfies Kept) }]
  }

  async #seal(): Promise<string> {
    const key = await this.#turn.opened.keys.ensure(keyIdOf(this.#turn))
    const plain = Buffer.from(formatSecrets(this.#context), 'utf8')
    return sealEnvelope(plain, sealingKey(this.#turn, key), this.#turn.subject.token, this.#turn.setup.random)
  }

  #change(context: ConversationContext): void {
    const isSame = context.known === this.#context.known && context.pieces.length === 0 && this.#context.pieces.length === 0
    this.#isChanged ||= !isSame || context.expected.join() !== this.#context.expected.join() || context.handOver !== this.#context.handOver
    this.#context = context
  }
}

/** How a context is stored: what people wrote is sealed, what a question expects is not theirs. */
interface Kept {
  readonly expected: readonly EntityType[]
  readonly secrets?: string | undefined
}

function keyIdOf({ tenant, subject }: GuardTurn): string {
  return subjectKeyId(tenant.id, subject.token)
}

/** Bound to the conversation, so that what was said in one is nothing in another. */
function sealingKey({ scope }: GuardTurn, subjectKey: Uint8Array): Uint8Array {
  return deriveKeyOnce(subjectKey, { v: 1, use: 'context', ...scope })
}
