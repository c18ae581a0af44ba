import { say, sayText } from '../disclosure/disclosure.js'
import { isScrubjayError } from '../errors.js'
import { limits } from '../lib/limits.js'
import { dayIn, termIn } from '../policy/texts/terms.js'
import { summariseAccess } from '../rights/access.js'
import { eachRequest } from '../rights/request.js'
import type { Verdict } from '../turn.js'
import { countKept } from './forget-kept.js'
import type { GuardTurn } from './guard-turn.js'
import { sealedFileReply, takesFiles } from './receipt-files.js'
import { collectExport } from './rights-export.js'
import { deadlineOf, keepOpenRequest, keepRequest, requestOf } from './rights-requests.js'

/** "What do you know about me": what there is, by types and counts, what was agreed to, and what was asked for. */
export async function access(turn: GuardTurn): Promise<Verdict> {
  const { setup, tenant, subject, policy } = turn
  const of = { setup, tenant: tenant.id, subject: subject.token }
  const values = await summariseAccess(setup.store, tenant.id, subject.token)
  const parked = (await turn.opened.parking.list(tenant.id, subject.token)).length
  const kept = Object.entries({ ...(await countKept(of)), 'waiting message': parked }).filter(([, count]) => count > 0)
  const { language } = policy
  const term = (name: string): string => termIn(language, name)
  const answers = policy.purposes.flatMap(({ id, description }) => {
    const answer = turn.facts.consent.value.purposes[id]
    return answer === undefined ? [] : [`“${description}”: ${term(answer.state)} (${dayIn(language, answer.atMs)})`]
  })
  const requests: string[] = []
  for await (const request of eachRequest(setup.store, tenant.id, { subject: subject.token })) {
    const due = request.state === 'done' ? '' : `, ${term('due')} ${dayIn(language, request.dueAtMs)}`
    requests.push(`${term(request.kind)}: ${term(request.state)} (${dayIn(language, request.receivedAtMs)})${due}`)
  }
  const summary = [[...values, ...kept].map(([type, count]) => `${count} × ${term(type)}`).join(', '), ...answers, ...requests].filter((part) => part !== '').join('; ')
  turn.journal.event({ type: 'access.answered', ...turn.names, counts: Object.fromEntries(values) })
  keepRequest(turn, await requestOf(turn, 'access', { state: 'done' }))
  await turn.commit()
  return { kind: 'answer', turn, replies: [say(policy, 'accessSummary', { summary: summary === '' ? sayText(policy, 'accessNothing') : summary })] }
}

/**
 * "Export my data": everything as a file, to who has shown who they are. Where the channel takes no files, or takes none that
 * large, the request waits for the operator, who hands the file out by `scrubjay rights export`.
 */
export async function handOutExport(turn: GuardTurn): Promise<Verdict> {
  const { setup, policy } = turn
  const isConfirmed = (await setup.rights.confirmIdentity?.(turn.raw)) ?? true
  if (!isConfirmed) return waitFor(turn, 'step-up')
  if (!takesFiles(turn)) return waitFor(turn, 'no-files')
  try {
    const { opened, tenant, subject } = turn
    const { file, counts } = await collectExport({ setup, opened, tenant, subject: subject.token, bytesMax: limits.exportByChatBytesMax })
    turn.journal.event({ type: 'access.answered', ...turn.names, outcome: 'exported', counts })
    keepRequest(turn, await requestOf(turn, 'portability', { state: 'done' }))
    await turn.commit()
    return { kind: 'answer', turn, replies: [sealedFileReply(turn, say(policy, 'exportReady'), 'export.json', file)] }
  } catch (error) {
    if (!isScrubjayError(error, 'ERR_LIMIT_EXPORT')) throw error
    return waitFor(turn, 'ERR_LIMIT_EXPORT')
  }
}

async function waitFor(turn: GuardTurn, code: 'step-up' | 'no-files' | 'ERR_LIMIT_EXPORT'): Promise<Verdict> {
  const request = await requestOf(turn, 'portability', { state: 'received', code })
  keepOpenRequest(turn, request)
  await turn.commit()
  const reply = code === 'step-up' ? say(turn.policy, 'stepUpNeeded') : say(turn.policy, 'requestReceived', { deadline: deadlineOf(turn, request) })
  return { kind: 'answer', turn, replies: [reply] }
}
