import type { Policy } from '../policy/policy.js'
import { dayIn, termIn } from '../policy/texts/terms.js'
import { verifyReceipt } from '../receipts/verify-receipt.js'
import { toBase64Url } from '../crypto/bytes.js'
import { activityLike, fieldsOf } from '../lib/activity-fields.js'
import { say } from '../disclosure/disclosure.js'
import type { ActivityLike, ReceiptsRequest, Verdict } from '../turn.js'
import { findSubject } from './find-subject.js'
import type { GuardTurn } from './guard-turn.js'
import { issueReceipts } from './receipts.js'
import type { Setup } from './setup.js'

/** "Give me my receipt": the newest answers of the person, as files, or in words where the channel takes no files. */
export async function handOutReceipts(turn: GuardTurn): Promise<Verdict> {
  turn.stage = 'answered'
  const { setup, tenant, policy, subject } = turn
  const files = subject.version === 0 ? [] : await issueReceipts({ store: setup.store, keys: turn.opened.keys, prover: setup.prover, tenant, subject: subject.token })
  if (files.length > 0) turn.journal.event({ type: 'access.answered', ...turn.names, counts: { receipts: files.length } })
  await turn.settle()
  return { kind: 'answer', turn, replies: [replyWith(turn, files)] }

  function replyWith({ ids }: GuardTurn, found: readonly Uint8Array[]): ActivityLike {
    if (found.length === 0) return say(policy, 'receiptNone')
    if (!fileChannels.has(ids.channel)) return say(policy, 'receiptSummary', { summary: found.map((file) => summarise(policy, file)).join('; ') })
    return Object.assign(say(policy, 'receiptReady'), { attachments: found.map(asAttachment) })
  }
}

/** The same by code, for a person whom an operator names. */
export async function receiptsOf(setup: Setup, { tenant, subject }: ReceiptsRequest): Promise<readonly string[]> {
  const { store, prover } = setup
  const opened = await setup.open()
  const found = await findSubject(setup, opened, { tenant, subject })
  if (found === undefined) return []
  const files = await issueReceipts({ store, keys: opened.keys, prover, tenant: await opened.tenant(tenant), subject: found.token })
  return files.map((file) => new TextDecoder().decode(file))
}

/** Channels whose clients take a file of any type from a data URL; Teams, Slack and the messengers want uploads of their own. */
const fileChannels: ReadonlySet<string> = new Set(['webchat', 'directline', 'emulator'])

/** Whether the channel of a turn takes files. */
export function takesFiles({ ids }: GuardTurn): boolean {
  return fileChannels.has(ids.channel)
}

/** A message with a file, where the channel takes one; without it elsewhere. */
export function fileReply(turn: GuardTurn, text: ActivityLike, name: string, file: Uint8Array): ActivityLike {
  return takesFiles(turn) ? Object.assign(text, { attachments: [attachmentOf(name, file)] }) : text
}

/** The same with a file that holds values in clear: until it is on the wire a link stands for it. */
export function sealedFileReply(turn: GuardTurn, text: ActivityLike, name: string, file: Uint8Array): ActivityLike {
  const { contentUrl, ...attachment } = attachmentOf(name, file)
  const link = `scrubjay:file/${toBase64Url(turn.setup.random(16))}`
  turn.files.set(link, contentUrl)
  return Object.assign(text, { attachments: [{ ...attachment, contentUrl: link }] })
}

/** Puts files in the place of the links that stand for them. The argument is never changed. */
export function fillFiles({ files }: GuardTurn, activity: ActivityLike): ActivityLike {
  const { attachments } = activity as { readonly attachments?: readonly { readonly contentUrl?: unknown }[] }
  if (files.size === 0 || attachments === undefined) return activity
  const filled = attachments.map((attachment): object => {
    const file = files.get(String(attachment.contentUrl))
    return file === undefined ? attachment : { ...attachment, contentUrl: file }
  })
  return activityLike(activity, { ...fieldsOf(activity), attachments: filled } as ActivityLike)
}

function asAttachment(file: Uint8Array): object {
  const { purposes, state, time } = verifyReceipt(file)
  return attachmentOf(`receipt-${purposes.length === 1 ? purposes[0] : 'all'}-${state}-${time.slice(0, 10)}.json`, file)
}

function attachmentOf(name: string, file: Uint8Array): { readonly name: string; readonly contentType: string; readonly contentUrl: string } {
  return { name, contentType: 'application/json', contentUrl: `data:application/json;base64,${Buffer.from(file).toString('base64')}` }
}

/** Purposes, what became of them, when, and under which number: enough to ask for the file elsewhere. */
function summarise(policy: Policy, file: Uint8Array): string {
  const { id, purposes, state, time } = verifyReceipt(file)
  const described = purposes.map((purpose) => policy.purposes.find((each) => each.id === purpose)?.description ?? purpose)
  return `“${described.join(', ')}”: ${termIn(policy.language, state)} (${dayIn(policy.language, Date.parse(time))}, ${id})`
}
