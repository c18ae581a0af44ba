import type { OpenRequest, SubjectSummary } from '@scrubjay/core'

/**
 * What is kept of a person, for whoever is at the terminal.
 * @param isByPolicy whether the guard had the bot's own policy, so that what an answer is worth now can be said.
 */
export function formatSubject(summary: SubjectSummary, { isByPolicy, nowMs }: { readonly isByPolicy: boolean; readonly nowMs: number }): string {
  const { subject, tenant, key, isHeld, values, kept, consents, isRestricted, requests } = summary
  const { stateRecords, transcripts, messages, receipts, waiting } = kept
  const rows: (readonly [string, string])[] = [
    ['person', `${subject} of tenant ${tenant}`],
    ['key', keyWords[key]],
    ['legal hold', isHeld ? 'keeps them: nothing is erased' : 'none'],
    ['values', countsOf(Object.entries(values))],
    ['kept', countsOf([['state record', stateRecords], ['transcript', transcripts], ['message of a transcript', messages], ['receipt', receipts], ['waiting message', waiting]])],
    ...named('consent', consents.map(({ purpose, state, standing, notice, day }) => {
      const now = isByPolicy && standing !== state ? `; by the policy now: ${standing}` : ''
      return `${purpose}: ${state} on ${day}, notice ${notice}${now}`
    })),
    ...(isRestricted ? [['restricted', 'kept and not processed'] as const] : []),
    ...named('requests', requests.map((request) => formatRequest(request, nowMs))),
  ]
  return rows.map(([name, text]) => `${name.padEnd(11)}  ${text}\n`).join('')
}

/** The same for programs, as one line of JSON: what an answer is worth is left out where the policy was not the bot's own. */
export function subjectJson({ consents, ...summary }: SubjectSummary, { isByPolicy }: { readonly isByPolicy: boolean }): string {
  const answers = isByPolicy ? consents : consents.map(({ standing: _standing, ...answer }) => answer)
  return `${JSON.stringify({ ...summary, consents: answers })}\n`
}

const keyWords: Readonly<Record<SubjectSummary['key'], string>> = {
  live: 'live',
  destroyed: 'destroyed: what it sealed cannot be read by anybody',
  none: 'none: nothing was ever sealed for them',
}

function formatRequest({ kind, state, code, receivedAtMs, dueAtMs, reference }: OpenRequest, nowMs: number): string {
  const due = state === 'done' ? '' : `, ${dueAtMs < nowMs ? 'OVERDUE since' : 'due'} ${dayOf(dueAtMs)}`
  return `${kind}: ${state}${code === undefined ? '' : ` (${code})`}, asked on ${dayOf(receivedAtMs)}${due}  ${reference}`
}

/** Lines of which only the first has the name. */
function named(name: string, lines: readonly string[]): readonly (readonly [string, string])[] {
  return (lines.length === 0 ? ['none'] : lines).map((line, index) => [index === 0 ? name : '', line])
}

function countsOf(counts: readonly (readonly [string, number])[]): string {
  return counts.filter(([, count]) => count > 0).map(([name, count]) => `${count} × ${name}`).join(', ') || 'none'
}

function dayOf(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(0, 10)
}
