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
  readonly #back = new Set<number>()
  readonly #found = new Map<string, number>()
  readonly messages: Record<string, number> = {}
  sizeBytes = 0

  constructor(walking: readonly Walking[]) {
    this.#walking = walking
    this.searcher = new Searcher(walking.flatMap(({ canary, path }) => needlesOf(canary, path)))
  }

  /** Something that was sent to a conversation, or to somebody who may see nothing. */
  see(kind: string, body: Buffer, conversation?: string): void {
    this.messages[kind] = (this.messages[kind] ?? 0) + 1
    this.sizeBytes += body.length
    const hits = this.searcher.find(body)
    if (hits.length === 0) return
    for (const hit of hits) if (!this.#maySee(hit.id, conversation)) this.note(kind, hit)
    const texts = [...new Set(hits.map(({ id }) => id))].flatMap((id) => (this.#walking[id]?.home === conversation ? [id] : []))
    if (texts.length === 0) return
    const said = stringsOf(body)
    for (const id of texts) if (said.some((text) => text.includes(this.#walking[id]?.canary.value ?? '\0'))) this.#back.add(id)
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
    return (this.#walking[id]?.canary.alsoIn ?? []).some((other) => this.#walking[other]?.home === conversation)
  }
}

/** Of a value in two messages, nobody could know of the first half; the second one is hidden by itself. */
function needlesOf({ id, needle, value }: Canary, { name }: Path): readonly { readonly id: number; readonly text: string }[] {
  const whole = { id, text: needle }
  return name === 'two messages' ? [whole, { id, text: halvesOf(value)[1] }] : [whole]
}

function stringsOf(body: Buffer): readonly string[] {
  const strings: string[] = []
  try {
    JSON.parse(body.toString(), (_name, value: unknown) => {
      if (typeof value === 'string') strings.push(value)
      return value
    })
  } catch {
    return []
  }
  return strings
}
