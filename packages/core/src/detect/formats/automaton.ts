import { classCount, classOf, parseForm, type Place } from './parse-format.js'

/**
 * All formats as one deterministic automaton. States are made when a text first leads to them and kept, as in
 * RE2: building all of them beforehand would cost every cold start, and most are never met. The number of
 * states is bounded; beyond it the automaton forgets them and begins anew.
 */
export class Automaton {
  /** The places of all formats, one format after the other, and behind each format a place at which it is complete. */
  readonly #places: readonly Place[]
  /** The format that is complete at a place. */
  readonly #ends: ReadonlyMap<number, number>
  /** Where each format begins. */
  readonly #starts: readonly number[]
  /** No match has more signs before its first digit. */
  readonly leadMax: number
  #states: State[] = []
  #stateByKey = new Map<string, number>()
  /** `classCount` cells a state: where each sign leads, or `unknown`. */
  #next = new Uint16Array(statesFirst * classCount)

  constructor(forms: readonly string[]) {
    const places: Place[] = []
    const starts: number[] = []
    const ends = new Map<number, number>()
    let leadMax = 0
    for (const [form, text] of forms.entries()) {
      const parsed = parseForm(text)
      starts.push(places.length)
      for (const place of parsed) places.push(place)
      ends.set(places.length, form)
      places.push(completePlace)
      const firstDigit = parsed.findIndex(({ isDigit }) => isDigit)
      leadMax = Math.max(leadMax, firstDigit === -1 ? parsed.length : firstDigit)
    }
    this.#places = places
    this.#ends = ends
    this.#starts = starts
    this.leadMax = leadMax
    this.#begin()
  }

  /** Reads from `start` as long as any format goes on, and adds to `ends` each place where one or more end. */
  read(text: string, start: number, ends: End[]): void {
    let state = initial
    for (let at = start; at < text.length; at++) {
      const unit = text.charCodeAt(at)
      const sign = unit < 128 ? (classOf[unit] ?? 0) : 0
      if (sign === 0) return
      state = this.#next[state * classCount + sign] || this.#follow(state, sign)
      if (state === dead) return
      const forms = this.#states[state]?.ends ?? none
      if (forms.length > 0) ends.push({ end: at + 1, forms })
    }
  }

  #begin(): void {
    this.#states = []
    this.#stateByKey = new Map()
    this.#next.fill(unknown)
    // In this order: they are the states `unknown`, which is none, `dead` and `initial`.
    this.#states.push({ places: [], ends: none })
    this.#stateOf([])
    this.#stateOf(this.#starts)
  }

  #follow(state: number, sign: number): number {
    const reached: number[] = []
    for (const place of this.#states[state]?.places ?? none) if (this.#places[place]?.allowed[sign] === 1) reached.push(place + 1)
    if (this.#states.length < statesMax) {
      const next = this.#stateOf(reached)
      this.#next[state * classCount + sign] = next
      return next
    }
    this.#begin()
    return this.#stateOf(reached)
  }

  /** The state in which a match stands before these places, and before what follows an optional one. */
  #stateOf(reached: readonly number[]): number {
    const sorted: number[] = []
    let last = -1
    // They come in order, and one that an earlier optional one leads to leads where that one does.
    for (let place of reached) {
      if (place <= last) continue
      sorted.push(place)
      while (this.#places[place]?.isOptional === true) sorted.push(++place)
      last = place
    }
    // One unit a place: to write hundreds of numbers out would be most of the work.
    const key = String.fromCharCode(...sorted)
    const known = this.#stateByKey.get(key)
    if (known !== undefined) return known
    const ends: number[] = []
    for (const place of sorted) if (this.#places[place] === completePlace) ends.push(this.#ends.get(place) ?? -1)
    const state = this.#states.push({ places: sorted, ends }) - 1
    this.#stateByKey.set(key, state)
    if (this.#next.length < (state + 1) * classCount) this.#grow()
    return state
  }

  #grow(): void {
    const grown = new Uint16Array(this.#next.length * 2)
    grown.set(this.#next)
    this.#next = grown
  }
}

/** Where formats end, by their index. */
export interface End {
  readonly end: number
  readonly forms: readonly number[]
}

interface State {
  readonly places: readonly number[]
  /** The formats that are complete here. */
  readonly ends: readonly number[]
}

const unknown = 0
/** No format goes on. */
const dead = 1
const initial = 2

const statesFirst = 128
/** About 2 MB when all of them are met, which no ordinary text does. */
const statesMax = 4_000
const none: readonly number[] = []

/** Behind the last place of a format: no sign may stand there. */
const completePlace: Place = { allowed: new Uint8Array(classCount), isOptional: false, isDigit: false }
