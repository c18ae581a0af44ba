import { detect } from '../detect/detect.js'
import type { EntityType } from '../detect/span.js'
import type { OperatorOf } from '../policy/choose-operator.js'
import type { Destination, Direction, OperatorRule } from '../policy/policy.js'
import type { Leaf } from '../scrub/leaves.js'
import { operate } from '../scrub/operators/operate.js'
import { findPlaceholders, formatRedaction, replacePlaceholders } from '../scrub/placeholder.js'
import { isMade, scanLeaves, scrubLeaves, spareEnvelopes, valueKey } from '../scrub/scrub.js'
import type { OpenTurn } from '../turn.js'
import { GuardTurn, untouchedTurn } from './guard-turn.js'
import { needsPerson, openEncrypted, operatorContext, prepareOperators } from './operate.js'
import { knownPlaceholders } from './reply.js'
import { noteFailure, type Setup } from './setup.js'

/** Where a copy of a conversation's texts is about to go. */
export interface CopyTo {
  readonly destination: Exclude<Destination, 'bot'>
  /** @default 'inbound' */
  readonly direction?: Direction
  readonly purpose?: string
}

/**
 * The texts of leaves as they may go to a destination: a transcript, telemetry, state, a model, a human. They may
 * hold placeholders already. `token` and `keep` leave one as it is, but `keep` for a human opens it, and what was
 * encrypted as well; `redact` takes its number; other operators open the value, of the turn's own person only, and
 * change it. What stands there in clear goes by its own rule: a `token` becomes its placeholder if it has one, and is
 * redacted if not. Also where it stands in brackets and may be a placeholder that chat has bent: in doubt it is hidden.
 */
async function applyOperators(turn: GuardTurn, leaves: readonly Leaf[], to: CopyTo): Promise<readonly string[]> {
  const operatorOf = operatorsAt(turn.setup, to, turn.ids.channel)
  const scanned = spareEnvelopes(scanLeaves(leaves, (text) => detect(text, turn.detecting)), turn.facts.subject?.token)
  const tokens = scanned.flatMap(({ leaf, spans }) =>
    spans.flatMap(({ type, start, end }) => (operatorOf(type).operator === 'token' ? [{ type, text: leaf.text.slice(start, end) }] : [])))
  const known = tokens.length === 0 ? new Map<string, string>() : await knownPlaceholders(turn, tokens)
  const texts = scrubLeaves(scanned, {
    operatorOf,
    placeholderOf: (value) => known.get(valueKey(value)),
    operate: await prepareOperators(turn, scanned, operatorOf),
    escape: false,
  })
  const changed = await changedPlaceholders(turn, texts, { to, operatorOf })
  const filled = changed.size === 0 ? texts : texts.map((text) => replacePlaceholders(text, changed, turn.setup.typeWords))
  return to.destination === 'human' ? openEncrypted(turn, filled, operatorOf) : filled
}

/** The same for whoever holds a turn from outside: what cannot be checked does not go anywhere. */
export async function applyAtDestination(setup: Setup, turn: OpenTurn | undefined, leaves: readonly Leaf[], to: CopyTo): Promise<readonly string[]> {
  const as = (texts: readonly Leaf[]): readonly string[] => texts.map(({ text }) => text)
  if (setup.mode === 'observe' || turn === untouchedTurn) return as(leaves)
  try {
    if (!(turn instanceof GuardTurn) || turn.stage === 'shut') return redactAtDestination(setup, leaves, to)
    return turn.stage === 'observed' || !turn.settings.scrub ? as(leaves) : await applyOperators(turn, leaves, to)
  } catch (error) {
    noteFailure(setup, error)
    return leaves.map(() => '[REDACTED]')
  }
}

/** At once: where no turn is under way nothing opens, and what needs a key or a vault is redacted. */
export function redactAtDestination(setup: Setup, leaves: readonly Leaf[], to: CopyTo): readonly string[] {
  const operatorOf = operatorsAt(setup, to, '')
  const scanned = scanLeaves(leaves, (text) => detect(text, setup.detecting))
  const texts = scrubLeaves(scanned, { operatorOf, placeholderOf: () => undefined, operate, escape: false })
  const names = [...new Set(texts.flatMap((text) => findPlaceholders(text, setup.typeWords)))]
  const changed = new Map(names.filter((name) => !staysPlaceholder(operatorOf(typeOf(name)))).map((name) => [name, formatRedaction(typeOf(name))]))
  return changed.size === 0 ? texts : texts.map((text) => replacePlaceholders(text, changed, setup.typeWords))
}

function operatorsAt(setup: Setup, { destination, direction = 'inbound', purpose }: CopyTo, channel: string): OperatorOf {
  return setup.operators.at({ destination, direction, channel, ...(purpose === undefined ? {} : { purpose }) })
}

/** What stands in the place of placeholders that may not go as they are, by their names. */
export async function changedPlaceholders(
  turn: GuardTurn,
  texts: readonly string[],
  { to, operatorOf }: { readonly to: CopyTo; readonly operatorOf: OperatorOf },
): Promise<ReadonlyMap<string, string>> {
  const names = [...new Set(texts.flatMap((text) => findPlaceholders(text, turn.setup.typeWords)))]
  const isOpened = (rule: OperatorRule): boolean => isMade(rule) || (to.destination === 'human' && rule.operator === 'keep')
  const toOpen = names.filter((name) => isOpened(operatorOf(typeOf(name))))
  const isKnown = toOpen.length > 0 && turn.facts.subject !== undefined
  const values = isKnown ? await turn.opened.vault.open(turn.scope, toOpen) : new Map<string, string>()
  const context = isKnown ? await operatorContext(turn, toOpen.some((name) => needsPerson(operatorOf(typeOf(name))))) : {}
  return new Map(
    names.flatMap((name): [string, string][] => {
      const type = typeOf(name)
      const rule = operatorOf(type)
      if (!isOpened(rule)) return staysPlaceholder(rule) ? [] : [[name, formatRedaction(type)]]
      const text = values.get(name)
      // Somebody else's stays closed: a person reads its placeholder, and whatever makes something of a value has none.
      if (text === undefined) return rule.operator === 'keep' ? [] : [[name, formatRedaction(type)]]
      return [[name, operate({ type, text }, rule, context)]]
    }),
  )
}

function staysPlaceholder({ operator }: OperatorRule): boolean {
  return operator === 'token' || operator === 'keep'
}

function typeOf(name: string): EntityType {
  return name.replace(/_\d+$/, '') as EntityType
}
