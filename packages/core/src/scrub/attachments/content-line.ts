/** A property of a vCard or calendar (RFC 6350 §3.3), unfolded. */
export interface ContentLine {
  /** In capitals, without its group. */
  readonly name: string
  /** What stands before the parameters, as it was written. */
  readonly head: string
  readonly parameters: readonly Parameter[]
  readonly value: string
  readonly encoding: 'plain' | 'quoted-printable' | 'base64'
  readonly charset: string | undefined
  /** Of a picture within. */
  readonly mediaType: string
}

export interface Parameter {
  /** In capitals; empty for a bare value, as vCard 2.1 writes types and encodings. */
  readonly name: string
  /** The name as it was written, with its sign of equality. */
  readonly written: string
  readonly value: string
}

/** Logical lines as they were written, with their ends and folds. */
export function splitContentLines(text: string): readonly string[] {
  const lines: string[] = []
  let goesOn = false
  let isQuoted: boolean | undefined
  for (const [line] of text.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/g)) {
    if (line === '') continue
    const last = lines.length - 1
    if (last >= 0 && (goesOn || /^[ \t]/.test(line))) {
      lines[last] += line
    } else {
      lines.push(line)
      isQuoted = undefined
    }
    // vCard 2.1 folds quoted-printable by a sign of its own.
    goesOn = line.trimEnd().endsWith('=') && (isQuoted ??= parseUnfolded(unfold(lines.at(-1) ?? ''))?.encoding === 'quoted-printable')
  }
  return lines
}

/** Reads one logical line; nothing for what is no property. */
export function parseContentLine(raw: string): ContentLine | undefined {
  const line = parseUnfolded(unfold(raw))
  return line?.encoding === 'quoted-printable' ? parseUnfolded(unfold(raw.replace(/=[ \t]*(?:\r\n|\r|\n)[ \t]?/g, ''))) : line
}

function unfold(raw: string): string {
  return raw.slice(0, raw.length - lineEndOf(raw).length).replace(/(?:\r\n|\r|\n)[ \t]/g, '')
}

function lineEndOf(raw: string): string {
  let length = raw.length
  while (length > 0 && (raw[length - 1] === '\n' || raw[length - 1] === '\r')) length -= 1
  return raw.slice(length)
}

function parseUnfolded(line: string): ContentLine | undefined {
  const head = /^(?:[A-Za-z0-9-]{1,60}\.)?([A-Za-z0-9-]{1,60})(?=[;:])/.exec(line)
  if (head === null) return undefined
  const parameters: Parameter[] = []
  let position = head[0].length
  while (line[position] === ';') {
    const parameter = parseParameter(line, position + 1)
    parameters.push(parameter)
    position = parameter.end
  }
  if (line[position] !== ':') return undefined
  const valueOf = (name: string): string => parameters.find((parameter) => parameter.name === name)?.value ?? ''
  const encoding = `${valueOf('ENCODING')} ${parameters.filter(({ name }) => name === '').map(({ value }) => value).join(' ')}`.toLowerCase()
  return {
    name: (head[1] ?? '').toUpperCase(),
    head: head[0],
    parameters,
    value: line.slice(position + 1),
    encoding: /quoted-printable/.test(encoding) ? 'quoted-printable' : /\b(?:b|base64)\b/.test(encoding) ? 'base64' : 'plain',
    charset: valueOf('CHARSET') || undefined,
    mediaType: valueOf('MEDIATYPE') || valueOf('FMTTYPE') || `image/${valueOf('TYPE')}`.toLowerCase(),
  }
}

/** Writes a property anew, folded as its format does, with the line ends that it had. */
export function encodeContentLine(line: ContentLine, raw: string): string {
  const parameters = line.parameters.map(({ written, value }) => `;${written}${/[;:,"\r\n]/.test(value) ? `"${value.replaceAll('"', "'").replace(/[\r\n]+/g, ' ')}"` : value}`)
  const lineEnd = /\r\n|\r|\n/.exec(raw)?.[0] ?? '\r\n'
  const text = `${line.head}${parameters.join('')}:${line.value}`
  return fold(text, line.encoding === 'quoted-printable' ? `=${lineEnd}` : `${lineEnd} `) + lineEndOf(raw)
}

function parseParameter(line: string, start: number): Parameter & { readonly end: number } {
  let index = start
  let isQuoted = false
  while (index < line.length && (isQuoted || (line[index] !== ';' && line[index] !== ':'))) {
    if (line[index] === '"') isQuoted = !isQuoted
    index += 1
  }
  const text = line.slice(start, index)
  const [written = '', name = ''] = /^([A-Za-z0-9-]{1,60})=/.exec(text) ?? []
  return { name: name.toUpperCase(), written, value: text.slice(written.length).replaceAll('"', ''), end: index }
}

/** At most 75 bytes a line (RFC 6350 §3.2), never within a sign or a placeholder, which a model may read as it stands. */
function fold(text: string, mark: string): string {
  const lines: string[] = []
  let line = ''
  let bytes = 0
  for (const sign of text.match(/\[!*[A-Z0-9_]{2,50}\]|=[0-9A-F]{2}|./gsu) ?? []) {
    const size = Buffer.byteLength(sign)
    if (bytes + size > foldAt) {
      lines.push(line)
      line = ''
      bytes = 0
    }
    line += sign
    bytes += size
  }
  return [...lines, line].join(mark)
}

/** Leaves room for the mark. */
const foldAt = 72
