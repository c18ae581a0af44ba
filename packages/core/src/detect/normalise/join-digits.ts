import type { Token } from './dictated-run.js'
import { allLanguages, frenchBit } from './number-words.js'

/** A number within a dictated run: what `[start, end)` says, in digits (or the sign that it names). */
export interface Piece {
  start: number
  end: number
  digits: string
  readonly kind: 'spelled' | 'digits' | 'sign'
}

/** Puts “double four”, “twenty three”, “eight hundred” and “soixante-dix” together; other numbers stand for themselves. */
export function joinDigits(tokens: readonly Token[], languages: number): readonly Piece[] {
  const pieces: Piece[] = []
  let repeats: Token | undefined
  // How many zeros at the end of the last piece the next number may fill.
  let room = 0
  let isAfterAnd = false
  for (const { start, end, kind, value } of tokens) {
    const last = pieces.at(-1)
    if (kind === 'repeat') repeats = { start, end, kind, value }
    else if (kind === 'and') isAfterAnd = true
    else if (kind === 'hundred' && last !== undefined) {
      last.digits += value
      last.end = end
      room = 2
    } else if (kind === 'sign') {
      pieces.push({ start, end, digits: value, kind: 'sign' })
      room = 0
    } else {
      const filled = kind === 'number' && last?.kind === 'spelled' && repeats === undefined ? fill(last.digits, value, room, languages, isAfterAnd) : undefined
      if (filled !== undefined && last !== undefined) {
        last.digits = filled
        last.end = end
      } else {
        const times = repeats !== undefined && value.length === 1 ? Number(repeats.value) : 1
        pieces.push({ start: repeats?.start ?? start, end, digits: value.repeat(times), kind: kind === 'digits' ? 'digits' : 'spelled' })
      }
      room = kind === 'digits' || repeats !== undefined ? 0 : roomIn(value, languages)
      repeats = undefined
      isAfterAnd = false
    }
  }
  return pieces
}

function roomIn(value: string, languages: number): number {
  if (value.length === 3 && value.endsWith('00')) return 2
  if (value.length === 2 && value.endsWith('0') && value !== '10') return 1
  // “quatre-vingts” and “dix-sept”
  return isFrench(languages) && (value === '4' || value === '10') ? 1 : 0
}

function fill(digits: string, value: string, room: number, languages: number, isAfterAnd: boolean): string | undefined {
  if (room === 0) return undefined
  const tail = Number(digits.slice(-2))
  const added = Number(value)
  if (isFrench(languages)) {
    if (digits.endsWith('4') && room === 1) return value === '20' ? `${digits.slice(0, -1)}80` : undefined
    if (tail === 10) return value.length === 1 && added >= 7 ? String(Number(digits) + added) : undefined
    // “soixante-douze”, “quatre-vingt-douze”: 60 and 80 count on to 79 and 99.
    if ((tail === 60 || tail === 80) && value.length === 2 && added < 20) return String(Number(digits) + added)
    if ((tail === 70 || tail === 90) && digits.endsWith('0') && value.length === 1 && added >= 7) return String(Number(digits) + added)
  }
  if (room === 2 && value.length === 2) return digits.slice(0, -2) + value
  if (room === 2 && value.length === 1 && isAfterAnd && added > 0) return digits.slice(0, -1) + value
  return room === 1 && value.length === 1 && added > 0 ? digits.slice(0, -1) + value : undefined
}

function isFrench(languages: number): boolean {
  return (languages & frenchBit) !== 0 && languages !== allLanguages
}
