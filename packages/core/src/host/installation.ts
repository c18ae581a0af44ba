import type { ActivityLike, ErasureRequest, Guard, Health, KillSwitch, SettingsAccess } from '../turn.js'
import { type AttachOptions, attachGuard, attachmentOf } from './attach.js'

/**
 * Builds a guard and attaches it, for the adapter packages. An adapter that is guarded already keeps its guard,
 * and no second one is made.
 */
export function createInstallation(adapter: object, createGuard: () => Guard, options: AttachOptions = {}): Scrubjay {
  const attachment = attachmentOf(adapter) ?? attachGuard(adapter, createGuard(), options)
  const { guard } = attachment
  const present = handles.get(guard)
  if (present !== undefined) return present
  const handle: Scrubjay = {
    killSwitch: guard.killSwitch,
    ready: () => guard.ready(),
    health: () => guard.health(),
    settings: (context) => guard.settings(context.activity),
    erase: (request) => guard.erase(request),
    uninstall: () => attachment.detach(),
    async close() {
      attachment.detach()
      await attachment.settled()
      await guard.close()
    },
  }
  handles.set(guard, handle)
  return handle
}

/** What the developer holds after installing: to ask, to change settings, to stop. */
export interface Scrubjay {
  /**
   * Resolves when keys, policy and store are usable. Turns that come earlier wait for the same.
   * @throws the coded error that says what is missing.
   */
  ready(): Promise<void>
  /** Whether the guard works, and how often it failed closed. Types and counts, never values. */
  health(): Promise<Health>
  /** What is on for the conversation of this turn, and the way to change it within the policy's locks. */
  settings(context: { readonly activity: ActivityLike }): SettingsAccess
  /**
   * Erases a person by the token that the audit log has for them, as when they ask for it themselves.
   * @returns `unknown` when nothing of this person is there.
   */
  erase(request: ErasureRequest): Promise<'erased' | 'unknown'>
  /** Turns the guard off at once, on every instance; the policy says whether that closes the bot or lets all pass. */
  readonly killSwitch: KillSwitch
  /** Takes the guard off the adapter, which is then exactly what it was. The store stays open. */
  uninstall(): void
  /** Uninstalls, waits for what is under way, then closes guard and store. Call it when the process ends. */
  close(): Promise<void>
}

const handles = new WeakMap<Guard, Scrubjay>()
