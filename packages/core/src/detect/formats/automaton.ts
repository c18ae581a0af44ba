import { classCount, classOf, isDigitsOnly, parseForm } from './parse-format.js'

/**
 * All formats as one deterministic automaton. States are made when a text first leads to them and kept, as in
 * RE2: building all of them beforehand would cost every cold start, and most are never met. The number of
 * states is bounded; beyond it the automaton forgets them and begins anew.
 */
export class Automaton {
  /** Where each format begins, and the format that ends before each place that ends one. */
  readonly #places: readonly NumberedPlace[]
  readonly #starts: readonly number[]
  #states: State[] = []
  #stateByKey = new Map<string, State>()
  #initial: State
  /** No match has more signs before its first digit. */
  readonly leadMax: number

  constructor(forms: readonly string[]) {
    const places: NumberedPlace[] = []
    const starts: number[] = []
    let leadMax = 0
    for (const [form, text] of forms.entries()) {
      const parsed = parseForm(text)
      starts.push(places.length)
      places.push(...parsed.map((place) => ({ allowed: maskOf(place.classes), isOptional: place.isOptional, ends: -1 })))
      places.push({ allowed: noClasses, isOptional: false, ends: form })
      const firstDigit = parsed.findIndex((place) => !place.isOptional && isDigitsOnly(place))
      leadMax = Math.max(leadMax, firstDigit === -1 ? parsed.length : firstDigit)
    }
    this.#places = places
    this.#starts = starts
    this.leadMax = leadMax
    this.#initial = this.#stateOf(starts)
  }

  /** Reads from `start` as long as any format goes on, and tells `onEnd` each place where one or more end. */
  read(text: string, start: number, onEnd: (end: number, forms: readonly number[]) => void): void {
    let state = this.#initial
    let at = start
    while (at < text.length) {
      const unit = text.charCodeAt(at)
      const sign = unit < 128 ? classOf[unit] ?? 0 : 0
      if (sign === 0) break
      state = state.next[sign] ?? this.#follow(state, sign)
      at++
      if (state.places.length === 0) break
      if (state.ends.length > 0) onEnd(at, state.ends)
    }
  }

  #follow(state: State, sign: number): State {
    const reached: number[] = []
    for (const place of state.places) if (this.#places[place]?.allowed[sign] === 1) reached.push(place + 1)
    if (this.#states.length >= statesMax) this.#forget()
    const next = this.#stateOf(reached)
    state.next[sign] = next
    return next
  }

  /** The state in which a match stands before these places, and before what follows an optional one. */
  #stateOf(reached: readonly number[]): State {
    const places = new Set<number>()
    for (let place of reached) {
      places.add(place)
      while (this.#places[place]?.isOptional === true) places.add(++place)
    }
    const sorted = [...places].sort((a, b) => a - b)
    const key = sorted.join()
    const known = this.#stateByKey.get(key)
    if (known !== undefined) return known
    const ends = sorted.map((place) => this.#places[place]?.ends ?? -1).filter((form) => form >= 0)
    const state: State = { places: sorted, ends, next: Array.from({ length: classCount }, () => undefined) }
    this.#states.push(state)
    this.#stateByKey.set(key, state)
    return state
  }

  #forget(): void {
    this.#states = []
    this.#stateByKey = new Map()
    this.#initial = this.#stateOf(this.#starts)
  }
}

interface NumberedPlace {
  /** 1 at the classes that may stand here. */
  readonly allowed: Uint8Array
  readonly isOptional: boolean
  /** The format that is complete here, or -1. */
  readonly ends: number
}

interface State {
  readonly places: readonly number[]
  readonly ends: readonly number[]
  readonly next: (State | undefined)[]
}

/** About 2 MB when all of them are met, which no ordinary text does. */
const statesMax = 4_000

const noClasses = new Uint8Array(classCount)

function maskOf(classes: readonly number[]): Uint8Array {
  const mask = new Uint8Array(classCount)
  for (const sign of classes) mask[sign] = 1
  return mask
}
