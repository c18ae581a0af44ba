import { detect } from '../detect/detect.js'
import { collectLeaves } from '../scrub/leaves.js'
import { countSpans, scanLeaves } from '../scrub/scrub.js'
import type { Inbound, Verdict } from '../turn.js'
import { openTurn, untouchedTurn } from './guard-turn.js'
import { noteFailure, type Setup } from './setup.js'

/**
 * Observe-only mode, for a live bot that is about to adopt the guard: everything passes as it is, and the log
 * says by types and counts what would have been replaced. A failure is noted and never felt.
 */
export async function observeInward(setup: Setup, inbound: Inbound): Promise<Verdict> {
  try {
    const { turn } = await openTurn(setup, inbound)
    turn.stage = 'observed'
    await turn.refresh()
    const operatorOf = turn.operators('inbound')
    const scanned = scanLeaves(collectLeaves(turn.raw), (text) => detect(text, setup.detecting))
    const counts = countSpans(scanned, (type) => operatorOf(type).operator !== 'keep')
    for (const [type, count] of Object.entries(counts)) setup.meter.count('scrubjay_spans', { type }, count)
    turn.journal.event({ type: 'turn.observed', channel: turn.names.channel, counts })
    return { kind: 'pass', turn, activity: turn.raw, before: [] }
  } catch (error) {
    noteFailure(setup, error)
    return { kind: 'bypass', turn: untouchedTurn }
  }
}
