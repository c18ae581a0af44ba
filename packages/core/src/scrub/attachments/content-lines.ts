import { decodeText } from './charset.js'
import { encodeContentLine, parseContentLine, splitContentLines, type ContentLine } from './content-line.js'
import { decodeLooseBase64, encodeBytes } from './data-url.js'
import type { FileText, VisitFile, VisitText } from './file.js'
import { decodeQuotedPrintable, encodeQuotedPrintable } from './quoted-printable.js'
import { isFormatLine, partsOfProperties, propertyTypes } from './vcard-types.js'

/**
 * Visits the properties of vCards (RFC 6350, 2426 and vCard 2.1) and calendars (RFC 5545). What a property is, its
 * name tells; pictures within go to `visitFile`. A line that is not replaced stays as it was written.
 */
export function walkContentLines(text: string, visit: VisitText, visitFile: VisitFile): string {
  return splitContentLines(text)
    .map((raw) => {
      const line = parseContentLine(raw)
      if (line === undefined) return raw.trim() === '' ? raw : visit({ text: raw })
      const parameters = walkParameters(line, visit)
      const value = walkValue(line, visit, visitFile)
      if (parameters === line.parameters && value.text === line.value) return raw
      return encodeContentLine({ ...line, parameters: value.isUtf8 ? withoutCharset(parameters) : parameters, value: value.text }, raw)
    })
    .join('')
}

/** A vCard or a calendar, whatever it is called. */
export function isContentLines(text: string): boolean {
  return /^\s*BEGIN:(?:VCARD|VCALENDAR)\s*[\r\n]/i.test(text)
}

interface WalkedValue {
  readonly text: string
  /** Written in UTF-8 now, so that another charset may no more be named. */
  readonly isUtf8?: boolean
}

function walkValue(line: ContentLine, visit: VisitText, visitFile: VisitFile): WalkedValue {
  const { value } = line
  if (value.trim() === '' || isFormatLine(line.name, value)) return { text: value }
  if (line.encoding === 'base64') return { text: walkBase64(line, visit, visitFile) }
  if (line.encoding !== 'quoted-printable') return { text: walkParts(line, value, visit, visitFile) }
  const bytes = decodeQuotedPrintable(value)
  const text = decodeText(bytes, line.charset)?.text ?? Buffer.from(bytes).toString('latin1')
  const walked = walkParts(line, text, visit, visitFile)
  return walked === text ? { text: value } : { text: encodeQuotedPrintable(Buffer.from(walked, 'utf8')), isUtf8: true }
}

function walkBase64(line: ContentLine, visit: VisitText, visitFile: VisitFile): string {
  const { value } = line
  const bytes = decodeLooseBase64(value)
  if (bytes === undefined) return visit({ text: value, label: line.name })
  if (propertyTypes[line.name] === undefined && partsOfProperties[line.name] === undefined) {
    const walked = visitFile(bytes, line.mediaType)
    return walked === undefined ? value : encodeBytes(walked)
  }
  const text = decodeText(bytes, line.charset)?.text ?? Buffer.from(bytes).toString('latin1')
  const walked = walkParts(line, text, visit, visitFile)
  return walked === text ? value : encodeBytes(Buffer.from(walked, 'utf8'))
}

/** The parts of a name or an address are each a text; any other value is one. */
function walkParts(line: ContentLine, value: string, visit: VisitText, visitFile: VisitFile): string {
  const known = partsOfProperties[line.name]
  const type = propertyTypes[line.name]
  const whole = { label: line.name, ...(type === undefined ? {} : { type }) }
  const parts = known === undefined ? [value] : splitParts(value)
  const walked = parts.map((part, index) => walkPart(part, known?.[Math.min(index, known.length - 1)] ?? whole, visit, visitFile))
  return walked.join(';')
}

function splitParts(value: string): readonly string[] {
  const parts: string[] = []
  let start = 0
  for (let index = 0; index <= value.length; index += 1) {
    if (value[index] === '\\') {
      index += 1
    } else if (index === value.length || value[index] === ';') {
      parts.push(value.slice(start, index))
      start = index + 1
    }
  }
  return start <= value.length ? [...parts, value.slice(start)] : parts
}

function walkPart(part: string, what: Omit<FileText, 'text'>, visit: VisitText, visitFile: VisitFile): string {
  const text = unescapeValue(part)
  if (text.trim() === '') return part
  // An agent's card within the card (RFC 2426 §3.5.4).
  if (isContentLines(text)) {
    const inner = walkContentLines(text, visit, visitFile)
    return inner === text ? part : escapeValue(inner)
  }
  const [scheme = ''] = /^(?:mailto|tel|sms|xmpp|geo|skype|sip):/i.exec(text) ?? []
  const bare = text.slice(scheme.length)
  const isUri = scheme !== '' || /^[a-z][a-z0-9+.-]{1,20}:\S+$/i.test(text)
  const visited = bare === '' ? bare : visit({ ...what, text: bare })
  if (visited === bare) return part
  return scheme + (isUri && !part.includes('\\') ? visited.replace(/[\r\n]+/g, ' ') : escapeValue(visited))
}

function walkParameters(line: ContentLine, visit: VisitText): ContentLine['parameters'] {
  let isChanged = false
  const parameters = line.parameters.map((parameter) => {
    if (parameter.value === '' || formatParameters.has(parameter.name)) return parameter
    const type = propertyTypes[parameter.name]
    const visited = visit({ text: parameter.value, label: parameter.name, ...(type === undefined ? {} : { type }) })
    isChanged ||= visited !== parameter.value
    return visited === parameter.value ? parameter : { ...parameter, value: visited }
  })
  return isChanged ? parameters : line.parameters
}

function withoutCharset(parameters: ContentLine['parameters']): ContentLine['parameters'] {
  return parameters.map((parameter) => (parameter.name === 'CHARSET' ? { ...parameter, value: 'UTF-8' } : parameter))
}

function unescapeValue(text: string): string {
  return text.replace(/\\([\\,;:nN])/g, (_whole, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign))
}

function escapeValue(text: string): string {
  return text.replace(/[\\,;]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n')
}

/** Parameters that say how a value is written, and hold words of the format only. */
const formatParameters: ReadonlySet<string> = new Set([
  '', 'TYPE', 'ENCODING', 'CHARSET', 'VALUE', 'LANGUAGE', 'PREF', 'PID', 'MEDIATYPE', 'CALSCALE', 'INDEX', 'LEVEL', 'CUTYPE', 'ROLE', 'PARTSTAT', 'RSVP', 'FMTTYPE', 'RELTYPE',
])
