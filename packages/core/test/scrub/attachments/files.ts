import { detect } from '../../../src/detect/detect.js'
import { collectLeaves, replaceLeaves } from '../../../src/scrub/leaves.js'
import { scanLeaves, scrubLeaves } from '../../../src/scrub/scrub.js'

/** A data URL of a text or of bytes. */
export function dataUrl(type: string, content: string | Uint8Array): string {
  return `data:${type};base64,${Buffer.from(content as string).toString('base64')}`
}

export function attachment(type: string, content: string | Uint8Array, contentType: string = type): { attachments: { contentType: string; contentUrl: string }[] } {
  return { attachments: [{ contentType, contentUrl: dataUrl(type, content) }] }
}

/** The text of the first attachment's data URL. */
export function textIn(activity: { attachments: readonly { contentUrl?: unknown }[] }): string {
  return bytesIn(String(activity.attachments[0]?.contentUrl)).toString('utf8')
}

export function bytesIn(url: string): Buffer {
  const [head = '', body = ''] = url.split(/,(.*)/s)
  return head.endsWith(';base64') ? Buffer.from(body, 'base64') : Buffer.from(decodeURIComponent(body))
}

/** Replaces all that is found by the name of its type. */
export function scrubbed<T extends object>(activity: T): T {
  const scanned = scanLeaves(collectLeaves(activity), (text) => detect(text))
  return replaceLeaves(activity, scrubLeaves(scanned, { operatorOf: () => ({ operator: 'redact' }), placeholderOf: () => undefined, escape: true }))
}

/** The text of a file, scrubbed as a person's would be. */
export function scrubbedText(type: string, content: string | Uint8Array): string {
  return textIn(scrubbed(attachment(type, content)))
}

export function leavesOf(activity: object): string[] {
  return collectLeaves(activity).map(({ text }) => text)
}
