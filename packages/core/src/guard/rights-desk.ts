import { ScrubjayError } from '../errors.js'
import { limits } from '../lib/limits.js'
import { rightsKinds } from '../policy/duties.js'
import { holdKeys, isErasureHeld, type HoldRecord } from '../rights/legal-hold.js'
import { eachRequest, requestKey, requestWrites, type OwnedRequest, type RequestRecord } from '../rights/request.js'
import type { HoldRequest, OpenRequest, RightsDesk } from '../turn.js'
import { Journal } from '../turns/journal.js'
import { eraseSubjectBy } from './erase-by-token.js'
import { correctBy } from './rights-correct-by.js'
import { collectExport } from './rights-export.js'
import { tell } from './rights-requests.js'
import { showSubject } from './rights-show.js'
import { noteFailure, type Setup } from './setup.js'

/** What an operator does about the requests of people, whom the tokens of the log name. */
export function createRightsDesk(setup: Setup): RightsDesk {
  return {
    async list(tenant) {
      const found: OpenRequest[] = []
      for await (const request of eachRequest(setup.store, tenant)) found.push(toOpen(request))
      return found.sort((left, right) => left.dueAtMs - right.dueAtMs)
    },
    show: (of) => showSubject(setup, of),
    async export({ tenant: id, subject, by = 'operator' }) {
      const opened = await setup.open()
      const tenant = await opened.tenant(id)
      const { file, counts } = await collectExport({ setup, opened, tenant, subject, bytesMax: limits.exportBytesMax })
      const journal = new Journal(tenant, setup.clock)
      journal.event({ type: 'access.answered', subject, outcome: 'exported', counts, by })
      await journal.commit(setup.store, setup.spool)
      return new TextDecoder().decode(file)
    },
    correct: (request) => correctBy(setup, request),
    hold: (request) => setHold(setup, request, true),
    release: (request) => setHold(setup, request, false),
    async complete({ tenant: id, subject, kind, by = 'operator' }) {
      if (!rightsKinds.some((each) => each === kind) || kind === 'erasure') throw new ScrubjayError('ERR_INPUT', { at: 'kind', reason: 'No such request can be completed by hand.' })
      const [found] = await setup.store.read([requestKey(id, subject, { kind, state: 'received' })])
      if (found === undefined) return false
      const tenant = await (await setup.open()).tenant(id)
      const { code: _code, ...request } = JSON.parse(found.value) as RequestRecord
      const journal = new Journal(tenant, setup.clock)
      journal.write(...requestWrites(id, subject, { ...request, state: 'done' }))
      journal.event({ type: 'request.completed', subject, code: kind, by })
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
      await eraseSubjectBy(setup, { tenant, subject })
    } catch (error) {
      noteFailure(setup, error)
    }
  }
  await tell(setup, tenant)
}

async function setHold(setup: Setup, { tenant: id, subject, conversation, code = 'none', by }: HoldRequest, isOn: boolean): Promise<boolean> {
  const { store, spool, clock } = setup
  if ((subject === undefined) === (conversation === undefined)) throw new ScrubjayError('ERR_INPUT', { at: 'subject', reason: 'A person or a conversation is needed.' })
  const target = subject === undefined ? { conversation: conversation ?? '' } : { subject }
  const [key] = holdKeys(id, target)
  if (key === undefined) throw new ScrubjayError('ERR_INPUT', { at: 'subject', reason: 'A token is needed.' })
  const [found] = await store.read([key])
  if (!isOn && found === undefined) return false
  const journal = new Journal(await (await setup.open()).tenant(id), clock)
  const record: HoldRecord = { code, by, atMs: clock.nowMs() }
  journal.write(isOn ? { op: 'put', key, value: JSON.stringify(record) } : { op: 'delete', key })
  journal.event({ type: isOn ? 'hold.placed' : 'hold.released', ...target, by, ...(isOn ? { code } : {}) })
  await journal.commit(store, spool)
  return true
}

function toOpen({ subject, kind, state, reference, receivedAtMs, dueAtMs, code }: OwnedRequest): OpenRequest {
  return { subject, kind, state, reference, receivedAtMs, dueAtMs, ...(code === undefined ? {} : { code }) }
}
