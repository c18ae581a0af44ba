import type { OpenTurn, ResumeTicket } from '../turn.js'
import type { ParkedTurn } from '../turns/parking.js'
import { GuardTurn } from './guard-turn.js'
import { noteFailure, type Opened, type Setup } from './setup.js'

/** Released turns of the person of a turn, in its conversation, oldest first. */
export async function listReleased(setup: Setup, turn: OpenTurn): Promise<readonly ResumeTicket[]> {
  if (!(turn instanceof GuardTurn) || turn.stage === 'shut') return []
  try {
    const wasInterrupted = turn.facts.subject !== undefined && setup.interrupted.delete(turn.subject.token)
    if (!turn.mayResume && !wasInterrupted) return []
    const { token } = turn.facts.conversation
    const parked = await turn.opened.parking.list(turn.tenant.id, turn.subject.token)
    const released = parked.filter(({ state, conversation }) => state === 'released' && conversation === token)
    return await openAll(setup, turn.opened, released)
  } catch (error) {
    noteFailure(setup, error)
    return []
  }
}

/** Released turns of everybody, for a process that has just started. */
export async function listReleasedOfAll(setup: Setup): Promise<readonly ResumeTicket[]> {
  if (setup.mode === 'observe') return []
  try {
    const opened = await setup.open()
    const tickets: ResumeTicket[] = []
    for (const tenant of await setup.store.listTenants()) {
      tickets.push(...(await openAll(setup, opened, await opened.parking.listReleased(tenant, 1_000))))
    }
    return tickets
  } catch (error) {
    noteFailure(setup, error)
    return []
  }
}

/** One that does not open holds up no other; it ends when its time is over. */
async function openAll(setup: Setup, opened: Opened, turns: readonly ParkedTurn[]): Promise<ResumeTicket[]> {
  const tickets: ResumeTicket[] = []
  for (const turn of turns) {
    try {
      const ticket = await opened.parking.open(turn.record.tenant, turn)
      if (ticket !== undefined) tickets.push(ticket)
    } catch (error) {
      noteFailure(setup, error)
    }
  }
  return tickets
}
