import { detect } from '../detect/detect.js'
import { isBuiltInEntityType, type EntityType } from '../detect/span.js'
import { isScrubjayError, ScrubjayError } from '../errors.js'
import { limits } from '../lib/limits.js'
import { requestWrites, type RequestRecord } from '../rights/request.js'
import { parsePlaceholder } from '../scrub/placeholder.js'
import type { ErasureRequest, Unscrubbed } from '../turn.js'
import { Journal } from '../turns/journal.js'
import type { VaultValue } from '../vault/vault.js'
import { findPlace, findSubject, type Place } from './find-subject.js'
import { requestBy, tell, tellWrites } from './rights-requests.js'
import type { Setup } from './setup.js'

/** Which value of whom an operator replaces, on the person's word. */
export interface CorrectionRequest extends ErasureRequest {
  /** What the log calls the conversation in which the value was given. */
  readonly conversation: string
  /** What stands for the value there, exactly: `[EMAIL_ADDRESS_1]`. */
  readonly placeholder: string
  readonly value: Unscrubbed<string>
}

/**
 * Puts another value behind a placeholder, as when the person asks for it in the chat, with an event that says who did it.
 * @returns false when the person has no such value there; nothing is written then.
 * @throws `ERR_INPUT` for what is no placeholder, no value, or surely a value of another type; `ERR_LIMIT_TEXT`.
 */
export async function correctBy(setup: Setup, request: CorrectionRequest): Promise<boolean> {
  const change = readChange(setup, request)
  const opened = await setup.open()
  const person = await findSubject(setup, opened, request)
  const place = person === undefined ? undefined : await findPlace(setup, opened, { ...request, subject: person.token })
  if (place === undefined) return false
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await correctOnce(setup, place, change, request)
    } catch (error) {
      // The person has corrected it meanwhile, or retention has removed it.
      if (!isScrubjayError(error, 'ERR_STORE_CONFLICT') || attempt === limits.commitAttemptsMax) throw error
    }
  }
}

async function correctOnce(setup: Setup, { scope, names }: Place, change: Change, { by = 'operator', tell: told = 'here' }: CorrectionRequest): Promise<boolean> {
  const opened = await setup.open()
  const writes = await opened.vault.correct(scope, change)
  if (writes.length === 0) return false
  const { tenant, subject } = scope
  const journal = new Journal(await opened.tenant(tenant), setup.clock)
  const { code: _code, ...open } = await requestBy(setup, scope, 'rectification')
  const done: RequestRecord = { ...open, state: 'done' }
  journal.write(...writes, ...requestWrites(tenant, subject, done), ...tellWrites(setup, 'tellRecipients', { tenant, subject, by: told }, done))
  journal.event({ type: 'value.corrected', ...names, counts: { [change.type]: 1 }, by })
  await journal.commit(setup.store, setup.spool)
  await tell(setup, tenant, done.reference)
  return true
}

type Change = VaultValue & { readonly number: number }

function readChange({ detecting }: Setup, { placeholder, value }: CorrectionRequest): Change {
  const meant = parsePlaceholder(placeholder)
  if (meant === undefined) throw new ScrubjayError('ERR_INPUT', { at: 'placeholder', reason: 'It is not spelled like [EMAIL_ADDRESS_1].' })
  const text = value.expose()
  if (text.trim() === '') throw new ScrubjayError('ERR_INPUT', { at: 'value', reason: 'It is empty.' })
  if (text.length > limits.leafLengthMax) throw new ScrubjayError('ERR_LIMIT_TEXT', { at: 'value' })
  const [only, ...more] = detect(text, detecting)
  const isWhole = only !== undefined && more.length === 0 && only.start === 0 && only.end === text.length
  if (isWhole && only.score >= sureScore && isOther(only.type, meant.type)) {
    throw new ScrubjayError('ERR_INPUT', { at: 'value', reason: `It is a value of type ${only.type}, and the placeholder stands for another.` })
  }
  return { ...meant, text }
}

/** What a type of the policy's own may hold, only the policy's author knows. */
function isOther(found: EntityType, meant: EntityType): boolean {
  return found !== meant && isBuiltInEntityType(found) && isBuiltInEntityType(meant)
}

/** By a checksum, or a form that nothing else has. Names and numbers are told less surely, and then the person's word counts. */
const sureScore = 0.9
