import type * as Htmlparser2 from 'htmlparser2'
import type { VisitText } from './file.js'
import { isJson, walkJson } from './json-text.js'
import { spliceText, type Splice } from './splice.js'

/**
 * Visits the texts, attributes, comments and scripts of HTML or XML. A sentence is one text, whatever is bold in it.
 * All that is not replaced stays as it was written.
 */
export function walkMarkup(source: string, visit: VisitText, isXml: boolean): string {
  const reader = new MarkupReader(source, visit)
  const { Tokenizer } = library()
  const tokenizer = new Tokenizer({ xmlMode: isXml, decodeEntities: true }, reader)
  tokenizer.write(source)
  tokenizer.end()
  return spliceText(source, reader.finish())
}

interface Piece {
  readonly start: number
  end: number
  text: string
  /** Within a script or style: entities mean nothing there. */
  readonly isRaw: boolean
}

/** Called by the tokenizer with places in the source, in order. What no call tells of is looked at as it stands. */
class MarkupReader implements Callbacks {
  readonly #source: string
  readonly #visit: VisitText
  readonly #splices: Splice[] = []
  #run: Piece[] = []
  #attribute = { name: '', end: 0, text: '' }
  #tag = ''
  #isRaw = false
  /** Everything before it was looked at. */
  #covered = 0

  constructor(source: string, visit: VisitText) {
    this.#source = source
    this.#visit = visit
  }

  finish(): readonly Splice[] {
    this.#flush()
    this.#cover(this.#source.length, this.#source.length)
    return this.#splices.toSorted((a, b) => a.start - b.start)
  }

  ontext(from: number, end: number): void {
    // After an end tag that never ends the tokenizer has lost where the text began.
    const start = Math.max(from, this.#covered)
    this.#cover(start, end)
    this.#append(start, end, this.#source.slice(start, end))
  }

  ontextentity(codePoint: number, end: number): void {
    const start = this.#source.lastIndexOf('&', end - 1)
    this.#cover(start, end)
    this.#append(start, end, String.fromCodePoint(codePoint))
  }

  onopentagname(start: number, end: number): void {
    this.#tag = this.#name(start, end)
    this.#breakAt(this.#tag)
  }

  onclosetag(start: number, end: number): void {
    this.#breakAt(this.#name(start, end))
    this.#isRaw = false
  }

  onopentagend(): void {
    this.#isRaw = this.#tag === 'script' || this.#tag === 'style'
  }

  onselfclosingtag(): void {}

  onattribname(start: number, end: number): void {
    this.#attribute = { name: this.#name(start, end), end, text: '' }
  }

  onattribdata(start: number, end: number): void {
    this.#attribute.text += this.#source.slice(start, end)
  }

  onattribentity(codePoint: number): void {
    this.#attribute.text += String.fromCodePoint(codePoint)
  }

  onattribend(_quote: number, end: number): void {
    const { text, name } = this.#attribute
    if (text === '') return
    const start = this.#attribute.end + (/^[\s=]*/.exec(this.#source.slice(this.#attribute.end, end))?.[0].length ?? 0)
    this.#cover(start, end)
    const visited = this.#visit({ text, label: readableAttributes.has(name) ? '' : name })
    // Of escaped text either mark can stand around; a value that had none gets them.
    const mark = this.#source[start] === "'" ? "'" : '"'
    if (visited !== text) this.#splices.push({ start, end, text: `${mark}${escapeMarkup(visited)}${mark}` })
  }

  oncomment(start: number, end: number, endOffset: number): void {
    this.#raw(start, end - endOffset, (text) => text.replaceAll('--', '- -').replace(/^-?>/, ' $&').replace(/-$/, '- '))
  }

  oncdata(start: number, end: number, endOffset: number): void {
    this.#raw(start, end - endOffset, (text) => text.replaceAll(']]>', ']] >'))
  }

  ondeclaration(start: number, end: number): void {
    if (plainDeclaration.test(this.#source.slice(start, end))) this.#cover(start, end)
    else this.#raw(start, end, (text) => text.replaceAll('>', ' '))
  }

  onprocessinginstruction(start: number, end: number): void {
    this.ondeclaration(start, end)
  }

  onend(): void {}

  #append(start: number, end: number, text: string): void {
    const last = this.#run.at(-1)
    if (last !== undefined && last.end === start && last.isRaw === this.#isRaw) {
      last.end = end
      last.text += text
    } else {
      this.#run.push({ start, end, text, isRaw: this.#isRaw })
    }
  }

  /** Names are the format's own; what looks like none may be an address in angle brackets. */
  #name(start: number, end: number): string {
    const name = this.#source.slice(start, end)
    if (plainName.test(name)) {
      this.#cover(start, end)
      return name.toLowerCase()
    }
    this.#raw(start, end, (text) => text.replace(/[\s/<>="']/g, '_'))
    return ''
  }

  #raw(start: number, end: number, write: (text: string) => string): void {
    this.#cover(start, end)
    const text = this.#source.slice(start, end)
    const visited = text.trim() === '' ? text : this.#visit({ text })
    if (visited !== text) this.#splices.push({ start, end, text: write(visited) })
  }

  #cover(start: number, end: number): void {
    const from = this.#covered
    this.#covered = Math.max(from, end)
    // A tag that never ends, or attributes of an end tag: a browser skips them, a reader of the file does not.
    if (start > from && /[\w@]/.test(this.#source.slice(from, start))) this.#raw(from, start, (text) => text.replace(/[<>]/g, ' '))
  }

  /** A paragraph, a cell, a line ends a sentence; what is within one, such as `b` or `a`, does not. */
  #breakAt(tag: string): void {
    if (!inlineTags.has(tag)) this.#flush()
  }

  #flush(): void {
    const run = this.#run
    this.#run = []
    const text = run.map((piece) => piece.text).join('')
    if (text.trim() === '') return
    const visited = this.#isRaw && isJson(text) ? walkJson(text, this.#visit) : this.#visit({ text })
    if (visited === text) return
    const parts = partsOf(run.map((piece) => piece.text), visited)
    for (const [index, { start, end, text: before, isRaw }] of run.entries()) {
      const after = parts[index] ?? ''
      if (after !== before) this.#splices.push({ start, end, text: isRaw ? after.replaceAll('</', '<\\/') : escapeMarkup(after) })
    }
  }
}

/**
 * Deals a sentence that was replaced out to the pieces that it stood in: those that are still there keep their place,
 * and what changed goes to the first piece that is not.
 */
export function partsOf(pieces: readonly string[], text: string): readonly string[] {
  const parts: string[] = pieces.map(() => '')
  let position = 0
  for (let index = 0; index < pieces.length; index += 1) {
    const piece = pieces[index] ?? ''
    if (index < pieces.length - 1 && text.startsWith(piece, position)) {
      parts[index] = piece
      position += piece.length
      continue
    }
    const next = findNext(pieces, index + 1, text, position)
    parts[index] = text.slice(position, next.at)
    position = next.at
    index = next.index - 1
  }
  return parts
}

function findNext(pieces: readonly string[], from: number, text: string, position: number): { readonly index: number; readonly at: number } {
  for (let index = from; index < pieces.length; index += 1) {
    const piece = pieces[index] ?? ''
    const at = piece.trim().length < 2 ? -1 : text.indexOf(piece, position)
    if (at !== -1) return { index, at }
  }
  return { index: pieces.length, at: text.length }
}

function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

type Callbacks = ConstructorParameters<typeof Htmlparser2.Tokenizer>[1]

const plainDeclaration = /^(?:doctype html|\?xml(?: \w{1,20}="[\w.-]{1,20}"){1,3} ?\?)$/i
const plainName = /^[A-Za-z][\w:.-]{0,60}$/
const inlineTags: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo big cite code del dfn em font i ins kbd label mark nobr q s samp small span strike strong sub sup time tt u var wbr'.split(' '),
)
/** What they hold is prose; another attribute's name says what its value is. */
const readableAttributes: ReadonlySet<string> = new Set(['', 'alt', 'class', 'content', 'href', 'placeholder', 'src', 'style', 'summary', 'title', 'value'])

let loaded: typeof Htmlparser2 | undefined

/** Loaded with the first HTML and not before. */
function library(): typeof Htmlparser2 {
  return (loaded ??= require('htmlparser2') as typeof Htmlparser2)
}
