import type { Canary } from './canary.js'
import { halvesOf, type Path } from './paths.js'
import { type Hit, Searcher } from './searcher.js'

/** A canary on its way. */
export interface Walking {
  readonly canary: Canary
  readonly path: Path
  /** The conversation in which its owner, and nobody else, may see it. */
  home: string | undefined
}

/** Looks at everything that leaves the bot: who may see a canary, and who has. */
export class Watch {
  readonly #walking: readonly Walking[]
  readonly searcher: Searcher
  /** By canary, those whose sentences hold it as well: what comes back to their owners may hold it too. */
  readonly #alsoIn = new Map<number, Set<number>>()
  readonly #back = new Set<number>()
  readonly #found = new Map<string, number>()
  readonly messages: Record<string, number> = {}
  sizeBytes = 0

  constructor(walking: readonly Walking[]) {
    this.#walking = walking
    this.searcher = new Searcher(walking.flatMap(({ canary, path }) => needlesOf(canary, path)))
    for (const { canary, path } of walking) {
      const written = [canary.text, ...needlesOf(canary, path).map(({ text }) => text)].join('\n')
      for (const { id } of this.searcher.find(Buffer.from(written))) this.#alsoIn.set(id, (this.#alsoIn.get(id) ?? new Set()).add(canary.id))
    }
  }

  /** Something that was sent to a conversation, or to somebody who may see nothing. */
  see(kind: string, body: Buffer, conversation?: string): void {
    this.messages[kind] = (this.messages[kind] ?? 0) + 1
    this.sizeBytes += body.length
    for (const hit of this.searcher.find(body)) if (!this.#maySee(hit.id, conversation)) this.note(kind, hit)
    const due = this.#walking.filter(({ canary, home }) => home !== undefined && home === conversation && !this.#back.has(canary.id))
    if (due.length === 0) return
    const texts = textsOf(body)
    for (const { canary } of due) if (texts.some((text) => says(text, canary.value))) this.#back.add(canary.id)
  }

  /** A find: where, and of which path and type. Never the value. */
  note(place: string, { id, form }: Hit): void {
    const { path, canary } = this.#walking[id] ?? {}
    const line = `${place}, as ${form}: ${canary?.type ?? ''} by “${path?.name ?? ''}”`
    this.#found.set(line, (this.#found.get(line) ?? 0) + 1)
  }

  findings(): readonly string[] {
    return [...this.#found].map(([line, count]) => (count === 1 ? line : `${line} (${count} times)`)).sort()
  }

  isBack({ canary }: Walking): boolean {
    return this.#back.has(canary.id)
  }

  #maySee(id: number, conversation: string | undefined): boolean {
    if (conversation === undefined) return false
    return [...(this.#alsoIn.get(id) ?? [id])].some((other) => this.#walking[other]?.home === conversation)
  }
}

/** Of a value in two messages, nobody could know of the first half; the second one is hidden by itself. */
function needlesOf({ id, needle, value }: Canary, { name }: Path): readonly { readonly id: number; readonly text: string }[] {
  const whole = { id, text: needle }
  return name === 'two messages' ? [whole, { id, text: halvesOf(value)[1] }] : [whole]
}

/** Short values are found within others: nothing may touch them. */
function says(text: string, value: string): boolean {
  for (let at = text.indexOf(value); at !== -1; at = text.indexOf(value, at + 1)) {
    const [before, after] = [text.charAt(at - 1), text.charAt(at + value.length)]
    if (value.length >= 8 || !/[\p{L}\p{N}]/u.test(before + after)) return true
  }
  return false
}

function textsOf(body: Buffer): readonly string[] {
  const texts: string[] = []
  try {
    JSON.parse(body.toString(), (name, value: unknown) => {
      if (name === 'text' && typeof value === 'string') texts.push(value)
      return value
    })
  } catch {
    return []
  }
  return texts
}
