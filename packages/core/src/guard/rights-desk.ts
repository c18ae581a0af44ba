import { ScrubjayError } from '../errors.js'
import { limits } from '../lib/limits.js'
import { rightsKinds } from '../policy/duties.js'
import { holdKeys, isErasureHeld, type HeldOf } from '../rights/legal-hold.js'
import { eachRequest, requestKey, requestWrites, type OwnedRequest, type RequestRecord } from '../rights/request.js'
import type { HoldRequest, OpenRequest, RightsDesk } from '../turn.js'
import { Journal } from '../turns/journal.js'
import { eraseSubjectBy } from './erase-by-token.js'
import { destroyOrphanedKeys } from './erasing.js'
import { findConversation, findSubject } from './find-subject.js'
import { forgetLeftBehind } from './left-behind.js'
import { correctBy } from './rights-correct-by.js'
import { collectExport } from './rights-export.js'
import { tell, toOpen } from './rights-requests.js'
import { showSubject } from './rights-show.js'
import { noteFailure, type Opened, type Setup } from './setup.js'

/** What an operator does about the requests of people, whom they call as the log does. */
export function createRightsDesk(setup: Setup): RightsDesk {
  return {
    async list(tenant) {
      const { naming } = await setup.open()
      const found: OpenRequest[] = []
      for await (const request of eachRequest(setup.store, tenant)) {
        const names = await naming.find(tenant, request.subject)
        found.push(toOpen(names === undefined ? request : { ...request, subject: names.subject }))
      }
      return found.sort((left, right) => left.dueAtMs - right.dueAtMs)
    },
    show: (of) => showSubject(setup, of),
    async export({ tenant: id, subject, by = 'operator' }) {
      const opened = await setup.open()
      const tenant = await opened.tenant(id)
      const { token, name } = (await findSubject(setup, opened, { tenant: id, subject })) ?? { token: subject, name: undefined }
      const { file, counts } = await collectExport({ setup, opened, tenant, subject: token, bytesMax: limits.exportBytesMax })
      const journal = new Journal(tenant, setup.clock)
      journal.event({ type: 'access.answered', ...named(name), outcome: 'exported', counts, by })
      await journal.commit(setup.store, setup.spool)
      return new TextDecoder().decode(file)
    },
    correct: (request) => correctBy(setup, request),
    hold: (request) => setHold(setup, request, true),
    release: (request) => setHold(setup, request, false),
    async complete({ tenant: id, subject, kind, by = 'operator' }) {
      if (!rightsKinds.some((each) => each === kind) || kind === 'erasure') throw new ScrubjayError('ERR_INPUT', { at: 'kind', reason: 'No such request can be completed by hand.' })
      const opened = await setup.open()
      const person = await findSubject(setup, opened, { tenant: id, subject })
      const [found] = person === undefined ? [] : await setup.store.read([requestKey(id, person.token, { kind, state: 'received' })])
      if (person === undefined || found === undefined) return false
      const tenant = await opened.tenant(id)
      const { code: _code, ...request } = JSON.parse(found.value) as RequestRecord
      const journal = new Journal(tenant, setup.clock)
      journal.write(...requestWrites(id, person.token, { ...request, state: 'done' }))
      journal.event({ type: 'request.completed', ...named(person.name), code: kind, by })
      await journal.commit(setup.store, setup.spool)
      return true
    },
    async resume() {
      for (const tenant of await setup.store.listTenants()) await resumeRights(setup, tenant)
    },
  }
}

/**
 * Goes on where a process died, and where a legal hold has ended: erasures that were begun are completed, those that were
 * held begin, and who is still to be told is told. What fails is noted, and tried again.
 */
export async function resumeRights(setup: Setup, tenant: string): Promise<void> {
  const due: OwnedRequest[] = []
  for await (const request of eachRequest(setup.store, tenant)) if (request.kind === 'erasure') due.push(request)
  for (const { subject, state } of due) {
    try {
      if (state === 'held' && (await isErasureHeld(setup.store, tenant, subject))) continue
      await eraseSubjectBy(setup, { tenant, token: subject })
    } catch (error) {
      noteFailure(setup, error)
    }
  }
  await tell(setup, tenant)
  const opened = await setup.open()
  await destroyOrphanedKeys(setup, opened, tenant)
  await forgetLeftBehind(setup, opened, tenant)
}

async function setHold(setup: Setup, request: HoldRequest, isOn: boolean): Promise<boolean> {
  const { tenant: id, subject, conversation, code = 'none', by } = request
  const { store, spool, clock } = setup
  if ((subject === undefined) === (conversation === undefined)) throw new ScrubjayError('ERR_INPUT', { at: 'subject', reason: 'A person or a conversation is needed.' })
  const opened = await setup.open()
  const target = await findTarget(setup, opened, request)
  const [key] = target === undefined ? [] : holdKeys(id, target.of)
  if (target === undefined || key === undefined) return false
  const [found] = await store.read([key])
  if (!isOn && found === undefined) return false
  const journal = new Journal(await opened.tenant(id), clock)
  journal.write(isOn ? { op: 'put', key, value: '{}' } : { op: 'delete', key })
  journal.event({ type: isOn ? 'hold.placed' : 'hold.released', ...target.names, by, ...(isOn ? { code } : {}) })
  await journal.commit(store, spool)
  return true
}

/** What is held, as the store has it, and what the log calls it. */
interface Target {
  readonly of: HeldOf
  readonly names: { readonly subject?: string; readonly conversation?: string }
}

async function findTarget(setup: Setup, opened: Opened, { tenant: id, subject, conversation }: HoldRequest): Promise<Target | undefined> {
  if (subject !== undefined) {
    const found = await findSubject(setup, opened, { tenant: id, subject })
    return found === undefined ? undefined : { of: { subject: found.token }, names: named(found.name) }
  }
  const found = await findConversation(setup, opened, { tenant: id, conversation: conversation ?? '' })
  // The token of the store has no place in the log.
  return found === undefined ? undefined : { of: { conversation: found.token }, names: found.name === undefined ? {} : { conversation: found.name } }
}

function named(subject: string | undefined): { readonly subject?: string } {
  return subject === undefined ? {} : { subject }
}
