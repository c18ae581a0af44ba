import type { Random } from '../random.js'

/** A file of wordings: `# answer: yes` above lines that are such answers. */
export interface Grammar {
  readonly lines: readonly Line[]
  /** `~ please: pls|plz`: how a word is written in a hurry. */
  readonly shorts: ReadonlyMap<string, readonly string[]>
}

export interface Line {
  readonly kind: 'answer' | 'request'
  readonly label: string
  readonly node: Node
  /** How many sentences it stands for. */
  readonly size: number
}

/** What a line stands for: text, one of several, or some one after the other. */
export type Node = string | { readonly oneOf: readonly Node[] } | { readonly all: readonly Node[] }

/**
 * Reads a grammar. `(a|b)` one of them, `[a|b]` one of them or nothing, `{name}` what `= name: a|b` says above;
 * they may stand in each other.
 */
export function parseGrammar(text: string, file: string): Grammar {
  const slots = new Map<string, Node>()
  const shorts = new Map<string, readonly string[]>()
  const lines: Line[] = []
  let heading: Pick<Line, 'kind' | 'label'> | undefined
  for (const [index, line] of text.split('\n').entries()) {
    const [, kind, label] = /^# (answer|request): ([a-z-]+)$/.exec(line) ?? []
    const [, sign, name, rest] = /^([=~]) ([\p{L}' ]+): (.+)$/u.exec(line) ?? []
    if (kind !== undefined && label !== undefined) heading = { kind: kind as Line['kind'], label }
    else if (sign === '=' && name !== undefined && rest !== undefined) slots.set(name, parseNode(`(${rest})`, slots))
    else if (sign === '~' && name !== undefined && rest !== undefined) shorts.set(name, rest.split('|'))
    else if (line.trim() !== '' && heading === undefined) throw new Error(`line ${index + 1} of ${file} stands before any heading`)
    else if (line.trim() !== '' && heading !== undefined) {
      const node = parseNode(line, slots)
      lines.push({ ...heading, node, size: sizeOf(node) })
    }
  }
  return { lines, shorts }
}

/** One sentence of a line. */
export function drawFrom(node: Node, random: Random): string {
  if (typeof node === 'string') return node
  if ('oneOf' in node) return drawFrom(random.pick(node.oneOf), random)
  return node.all.map((part) => drawFrom(part, random)).filter((part) => part !== '').join(' ')
}

/** The sentences of a line that is nothing but a list. */
export function listed(node: Node): readonly string[] {
  if (typeof node === 'string') return [node]
  if ('oneOf' in node) return node.oneOf.flatMap(listed)
  const [only] = node.all
  return node.all.length === 1 && only !== undefined ? listed(only) : []
}

export function parseNode(text: string, slots: ReadonlyMap<string, Node> = new Map()): Node {
  const tokens = text.match(/[()[\]|]|\{[^}]+\}|[^()[\]|{}]+/g) ?? []
  let at = 0
  const sequence = (): Node => {
    const all: Node[] = []
    for (; at < tokens.length && !/^[)\]|]$/.test(tokens[at] ?? ''); at += 1) {
      const token = tokens[at] ?? ''
      if (token === '(' || token === '[') {
        at += 1
        all.push(choice(token === '['))
      } else all.push(token.startsWith('{') ? slotOf(token.slice(1, -1), slots) : token.trim())
    }
    return { all }
  }
  const choice = (isOptional: boolean): Node => {
    const oneOf: Node[] = [sequence()]
    while (tokens[at] === '|') {
      at += 1
      oneOf.push(sequence())
    }
    if (tokens[at] !== (isOptional ? ']' : ')')) throw new Error(`a bracket stays open: ${text.slice(0, 80)}`)
    // Without it half of the time, however many there are.
    return isOptional ? { oneOf: ['', { oneOf }] } : { oneOf }
  }
  const node = sequence()
  if (at < tokens.length) throw new Error(`a bracket too many: ${text.slice(0, 80)}`)
  return node
}

function slotOf(name: string, slots: ReadonlyMap<string, Node>): Node {
  const slot = slots.get(name)
  if (slot === undefined) throw new Error(`nothing says what {${name}} is`)
  return slot
}

function sizeOf(node: Node): number {
  if (typeof node === 'string') return 1
  if ('oneOf' in node) return node.oneOf.reduce((sum, part) => sum + sizeOf(part), 0)
  return node.all.reduce((product, part) => product * sizeOf(part), 1)
}
