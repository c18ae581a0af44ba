import { isRecord } from '../lib/json.js'
import type { Policy, Purpose } from './policy.js'

/** One place where two policies say different things, defaults filled in. */
export interface PolicyChange {
  readonly path: string
  /** Undefined where it was not there. */
  readonly before: unknown
  /** Undefined where it is gone. */
  readonly after: unknown
}

/** What a change means to people who have been asked before. */
export interface PolicyEffect {
  /** `warning`: the new policy should not be put to use like this. */
  readonly level: 'note' | 'warning'
  readonly path: string
  readonly text: string
}

/** Two policies compared. */
export interface PolicyDiff {
  readonly changes: readonly PolicyChange[]
  readonly effects: readonly PolicyEffect[]
}

/** What a new version of a policy changes, place by place, and for people who were asked under the old one. */
export function diffPolicy(before: Policy, after: Policy): PolicyDiff {
  const changes = compare(before, after, '')
  const isNewNotice = before.notice.version !== after.notice.version
  const effects = [
    ...noticeEffects(before, after),
    ...purposeEffects(before, after, isNewNotice),
    ...changes.flatMap((change) => effectOf(change)),
  ]
  return { changes, effects }
}

/** Purposes are told apart by their ids, so that one that moved is not another; other lists by place. */
function compare(before: unknown, after: unknown, path: string): readonly PolicyChange[] {
  if (Object.is(before, after)) return []
  const [left, right] = path === 'purposes' ? [byId(before), byId(after)] : [before, after]
  if (path === 'purposes' && isRecord(left) && isRecord(right)) {
    const order = [Object.keys(left), Object.keys(right)].map((ids) => ids.filter((id) => Object.hasOwn(left, id) && Object.hasOwn(right, id)))
    const moved = JSON.stringify(order[0]) === JSON.stringify(order[1]) ? [] : [{ path: 'purposes (order)', before: order[0], after: order[1] }]
    return [...moved, ...compareEntries(left, right, (id) => `purposes.${id}`)]
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    const old: readonly unknown[] = left
    const next: readonly unknown[] = right
    const isSimple = [...old, ...next].every((each) => typeof each !== 'object')
    if (isSimple) return JSON.stringify(old) === JSON.stringify(next) ? [] : [{ path, before, after }]
    return Array.from({ length: Math.max(old.length, next.length) }, (_, index) => compare(old[index], next[index], `${path}[${index}]`)).flat()
  }
  if (isRecord(left) && isRecord(right)) return compareEntries(left, right, (name) => (path === '' ? name : `${path}.${name}`))
  return [{ path, before, after }]
}

function compareEntries(left: Readonly<Record<string, unknown>>, right: Readonly<Record<string, unknown>>, pathOf: (name: string) => string): readonly PolicyChange[] {
  const names = new Set([...Object.keys(left), ...Object.keys(right)])
  return [...names].flatMap((name) => compare(ownOf(left, name), ownOf(right, name), pathOf(name)))
}

function ownOf(record: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined
}

function byId(purposes: unknown): Readonly<Record<string, unknown>> {
  return Object.fromEntries((purposes as readonly Purpose[]).map((purpose) => [purpose.id, purpose]))
}

function note(path: string, text: string): PolicyEffect {
  return { level: 'note', path, text }
}

function warning(path: string, text: string): PolicyEffect {
  return { level: 'warning', path, text }
}

function noticeEffects(before: Policy, after: Policy): readonly PolicyEffect[] {
  if (before.notice.version !== after.notice.version) {
    return [note('notice.version', 'a new notice: everybody is told, and asked again, whatever they answered before')]
  }
  const translated = Object.keys({ ...before.translations, ...after.translations })
    .filter((tag) => before.translations[tag]?.notice !== undefined && before.translations[tag]?.notice !== after.translations[tag]?.notice)
    .map((tag) => `translations.${tag}.notice`)
  const places = [...(before.notice.text === after.notice.text ? [] : ['notice.text']), ...translated]
  return places.map((path) => warning(path, 'the text changed and the version of the notice did not: earlier answers count for a text that nobody has seen'))
}

function purposeEffects(before: Policy, after: Policy, isNewNotice: boolean): readonly PolicyEffect[] {
  const old = new Map(before.purposes.map((purpose) => [purpose.id, purpose]))
  const effects: PolicyEffect[] = []
  for (const purpose of after.purposes) {
    const was = old.get(purpose.id)
    old.delete(purpose.id)
    const path = `purposes.${purpose.id}`
    if (was !== undefined) effects.push(...changedPurpose(was, purpose, path, isNewNotice))
    else effects.push(note(path, purpose.required ? 'a new required purpose: people who answered before are asked for it before anything else' : 'a new optional purpose: people are asked for it at first need'))
  }
  for (const id of old.keys()) effects.push(note(`purposes.${id}`, 'the purpose is gone: answers to it have no effect any more'))
  return effects
}

function changedPurpose(was: Purpose, is: Purpose, path: string, isNewNotice: boolean): readonly PolicyEffect[] {
  const effects: PolicyEffect[] = []
  if (!was.required && is.required) effects.push(note(`${path}.required`, 'now required: whoever refused it, or was never asked, is not served without a yes'))
  if (was.required && !is.required) effects.push(note(`${path}.required`, 'now optional: whoever refused it is served without it'))
  const [basisBefore, basisAfter] = [was.lawfulBasis ?? 'consent', is.lawfulBasis ?? 'consent']
  if (basisBefore !== basisAfter) {
    const isAsked = basisAfter === 'consent'
    const text = isAsked ? 'now by consent: people who were not asked are asked' : `now by ${basisAfter}: nobody is asked any more, and what was refused or withdrawn would go on without a yes`
    effects.push(isAsked ? note(`${path}.lawfulBasis`, text) : warning(`${path}.lawfulBasis`, text))
  }
  if (!isNewNotice) {
    const told = ['description', 'dataCategories', 'recipients', 'retentionDays'] as const
    for (const name of told.filter((key) => JSON.stringify(was[key]) !== JSON.stringify(is[key]))) {
      effects.push(warning(`${path}.${name}`, 'what people were told changed and the version of the notice did not: earlier answers count for something else'))
    }
  }
  if (was.isSale !== true && is.isSale === true) effects.push(note(`${path}.isSale`, 'now a sale or sharing: "do not sell or share" and Global Privacy Control are a no to it'))
  if (was.isSensitive !== true && is.isSensitive === true) effects.push(note(`${path}.isSensitive`, 'now a use of sensitive data: "limit the use" is a no to it'))
  return effects
}

/** Effects that are told by the place alone. */
function effectOf({ path, before, after }: PolicyChange): readonly PolicyEffect[] {
  const isNumber = typeof before === 'number' && typeof after === 'number'
  const isLess = isNumber && after < before
  if (path === 'consent.validityDays' && isNumber) return [note(path, isLess ? 'a yes ends earlier: whose yes is older is asked again' : 'a yes holds longer, for answers given from now on')]
  if (path === 'consent.coolDownDays' && isNumber) return [isLess ? warning(path, 'who said no is asked again earlier than before') : note(path, 'who said no is left alone for longer')]
  if (/^retention\[\d+\]/.test(path)) return [retentionEffect({ path, before, after }, isNumber, isLess)]
  if (path === 'locks') return lockEffects(before as readonly string[], after as readonly string[])
  if (/^settings\.(?:scrub|consent|disclosure)$/.test(path)) return [after === true ? note(path, 'now on, from the next turn') : warning(path, 'now off, unless a conversation has it on')]
  if (/^regimes\.[^.]+\.consent$/.test(path)) return [after === 'opt-in' ? note(path, 'now opt-in: whoever was only told is asked') : warning(path, 'now opt-out: people who were never asked count as agreeing until they say no')]
  if (/^regimes\.[^.]+\.minimumAge$/.test(path)) return [note(path, 'people may be asked for their age')]
  if (/^regimes\.[^.]+\.deadlineDays\./.test(path)) return [note(path, 'holds for requests from now on')]
  if (/^regimes\.[^.]+$|^regimeRules/.test(path)) return [note(path, 'other people may come under another regime')]
  if (/^entities\.|^rules/.test(path)) return [note(path, 'holds from the next turn; what was kept before is not changed')]
  return []
}

function retentionEffect({ path, before }: PolicyChange, isNumber: boolean, isLess: boolean): PolicyEffect {
  if (isNumber) return isLess ? note(path, 'kept for shorter: the next sweep destroys what is older') : warning(path, 'kept for longer than people were told')
  return before === undefined ? note(path, 'a new rule: the next sweep destroys what is older') : note(path, 'another rule: see what the next sweep would destroy in a dry run')
}

function lockEffects(before: readonly string[], after: readonly string[]): readonly PolicyEffect[] {
  return [
    ...after.filter((name) => !before.includes(name)).map((name) => note('locks', `${name} is locked: what the bot or a conversation has set is ignored`)),
    ...before.filter((name) => !after.includes(name)).map((name) => warning('locks', `${name} is no longer locked: what the bot or a conversation has set holds again`)),
  ]
}
