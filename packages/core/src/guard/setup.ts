import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { EntryProver } from '../audit/prove-entry.js'
import type { DetectOptions } from '../detect/examine.js'
import { ScrubjayError, isScrubjayError, type ErrorCode } from '../errors.js'
import type { ExposedMessages, GuardOptions, RightsPorts } from '../options.js'
import { detectOptionsOf } from '../policy/detect-options.js'
import { ownTypesOf } from '../policy/own-types.js'
import { compileOperators, type OperatorChooser } from '../policy/choose-operator.js'
import { loadPolicy } from '../policy/parse-policy.js'
import type { Policy } from '../policy/policy.js'
import { parseSettingsChange } from '../policy/resolve-settings.js'
import type { Clock, Random } from '../ports/clock.js'
import type { KeyRing } from '../ports/key-source.js'
import type { Meter } from '../ports/meter.js'
import type { FailureSpool, Store } from '../ports/store.js'
import type { ActivityLike, Settings } from '../turn.js'
import { createTypeWords, type TypeWords } from '../scrub/type-words.js'
import { formatSpooled } from '../turns/journal.js'
import { createLogNaming, type LogNaming } from '../turns/log-names.js'
import { createParking, type Parking } from '../turns/parking.js'
import { openTenant, type Tenant } from '../turns/tenant.js'
import { rememberUnwrapped } from '../vault/remember-unwrapped.js'
import { createSubjectKeys, type SubjectKeys } from '../vault/subject-keys.js'
import { createVault, type Vault } from '../vault/vault.js'
import { Kept } from './kept.js'

/** What a guard is made of, with every default in its place. */
export interface Setup {
  readonly policy: Policy
  /** What the policy looks for, its own entities compiled. */
  readonly detecting: DetectOptions
  /** The types that the policy adds, as they may be written in a placeholder. */
  readonly typeWords: TypeWords
  /** What the policy does to values, by occasion. */
  readonly operators: OperatorChooser
  /** What the bot wants on or off, for a tenant or a conversation. */
  botSettingsOf(activity: ActivityLike): Partial<Settings>
  /** The role that somebody has, by the bot's own word. */
  roleOf(activity: ActivityLike): Promise<string | undefined> | string | undefined
  readonly mode: 'enforce' | 'observe'
  readonly store: Store
  readonly spool: FailureSpool
  readonly clock: Clock
  readonly random: Random
  readonly meter: Meter
  /** Times the guard failed closed since the start, by code. */
  readonly failures: Map<string, number>
  /** What the bot keeps behind the guard, and whose turn is under way. */
  readonly kept: Kept
  /** Subjects whose released turn could not run; it is tried again with their next turn. */
  readonly interrupted: Set<string>
  /** Proofs for receipts, and what is remembered between them. */
  readonly prover: EntryProver
  /** What stands outside when people use their rights. */
  readonly rights: RightsPorts
  onExposed(exposed: ExposedMessages): void
  tenantOf(activity: ActivityLike): string
  /** Who somebody is, by the bot's own word. */
  subjectOf(activity: ActivityLike): string | undefined
  regimeOf(activity: ActivityLike): string | undefined
  privacySignalOf(activity: ActivityLike): boolean | undefined
  /** The parts that need the keys. Rejects, every time, with what is wrong with them. */
  open(): Promise<Opened>
}

export interface Opened {
  readonly keys: SubjectKeys
  readonly vault: Vault
  readonly parking: Parking
  readonly naming: LogNaming
  tenant(id: string): Promise<Tenant>
}

/**
 * Puts a guard together.
 * @throws `ERR_KEYS_MISSING`, `ERR_KEYS_INVALID`, `ERR_POLICY_INVALID`, `ERR_OPTIONS_INVALID` where it can be
 * known at once.
 */
export function createSetup(options: GuardOptions): Setup {
  if (options?.store === undefined) throw new ScrubjayError('ERR_OPTIONS_INVALID', { at: 'store', reason: 'A store is needed.' })
  if (options.keys === undefined) throw new ScrubjayError('ERR_KEYS_MISSING', { at: 'keys' })
  const policy = loadPolicy(options.policy)
  const { store, clock = systemClock, random = randomBytes, tenant = 'default' } = options
  const opened = openParts(options, { clock, random })
  return {
    policy,
    detecting: detectOptionsOf(policy),
    typeWords: createTypeWords(ownTypesOf(policy)),
    operators: compileOperators(policy),
    botSettingsOf: botSettingsOf(policy, options.settings),
    roleOf: options.roleOf ?? (() => undefined),
    mode: options.mode ?? 'enforce',
    store,
    spool: options.spool ?? store.spool,
    clock,
    random,
    meter: options.meter ?? silentMeter,
    failures: new Map(),
    kept: new Kept(),
    interrupted: new Set(),
    prover: new EntryProver(),
    rights: options.rights ?? {},
    onExposed: options.onExposed ?? (() => {}),
    tenantOf: typeof tenant === 'string' ? () => tenant : tenant,
    regimeOf: options.regimeOf ?? (() => undefined),
    subjectOf: options.subjectOf ?? (() => undefined),
    privacySignalOf: options.globalPrivacyControl ?? (() => undefined),
    open: () => opened,
  }
}

/** Constant settings are checked at the start; a function's, whenever they are asked for. */
function botSettingsOf(policy: Policy, settings: GuardOptions['settings'] = {}): (activity: ActivityLike) => Partial<Settings> {
  if (typeof settings === 'function') return (activity) => parseSettingsChange(policy, settings(activity))
  const constant = parseSettingsChange(policy, settings)
  return () => constant
}

/** Notes that the guard closed: for the log, once it can be written again, for health and for metrics. */
export function noteFailure(setup: Setup, error: unknown): ErrorCode {
  const code = isScrubjayError(error) ? error.code : 'ERR_FOREIGN'
  setup.failures.set(code, (setup.failures.get(code) ?? 0) + 1)
  setup.meter.count('scrubjay_failures', { code }, 1)
  // A limit that a person reaches is a refusal, not a failure; under a flood the log must not grow with it.
  if (!code.startsWith('ERR_LIMIT_')) setup.spool.add(formatSpooled(setup.clock.nowMs(), code))
  return code
}

function openParts(options: GuardOptions, { clock, random }: { clock: Clock; random: Random }): Promise<Opened> {
  const { store, keyStore = store.keyStore } = options
  // Called at once, so that a missing key file stops the installer and not the first message.
  const ring = options.keys.open()
  const opened = Promise.resolve(ring).then((ring): Opened => {
    const keys = createSubjectKeys(keyStore, rememberUnwrapped(ring, clock), random)
    return {
      keys,
      vault: createVault({ store, keys, clock, random }),
      parking: createParking({ store, keys, clock, random }),
      naming: createLogNaming({ keys, clock }),
      tenant: createTenants(store, ring),
    }
  })
  // Whoever opens hears of it; until somebody does, it is not an unhandled rejection.
  opened.catch(() => {})
  return opened
}

/** Tenants by id; each leaves its verifier key in the store once, for those who verify without one of their own. */
function createTenants(store: Store, ring: KeyRing): (id: string) => Promise<Tenant> {
  const tenants = new Map<string, Promise<Tenant>>()
  const create = async (id: string): Promise<Tenant> => {
    const tenant = openTenant(ring, id)
    const key = { tenant: id, kind: 'log-key', id: 'vkey' }
    await store.commit({ durability: 'process', writes: [{ op: 'put', key, value: JSON.stringify(tenant.log.vkey) }] })
    return tenant
  }
  return (id) => {
    const known = tenants.get(id)
    if (known !== undefined) return known
    if (tenants.size >= 1_000) tenants.clear() // They are derived anew; the bound only keeps memory flat.
    const created = create(id)
    tenants.set(id, created)
    created.catch(() => tenants.delete(id))
    return created
  }
}

const systemClock: Clock = {
  nowMs: () => Date.now(),
  wait: (durationMs) => wait(durationMs, undefined, { ref: false }),
}

const silentMeter: Meter = { count: () => {}, time: () => {} }
