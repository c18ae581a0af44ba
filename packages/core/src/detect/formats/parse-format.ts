/** The signs that may stand at one place of a format, as classes of `classOf`. */
export interface Place {
  readonly classes: readonly number[]
  /** The place may be left out. */
  readonly isOptional: boolean
}

/** Reads the notation of `Format.form`; see there. */
export function parseForm(form: string): readonly Place[] {
  const places: Place[] = []
  for (let at = 0; at < form.length; at++) {
    const sign = form.charAt(at)
    if (sign === '~') {
      for (let count = 0; count < separatorsMax; count++) places.push({ classes: separatorClasses, isOptional: true })
      continue
    }
    const repeat = /^\{(\d{1,2})\}/.exec(form.slice(at + 1, at + 5))
    const place = { classes: classesOf(sign), isOptional: false }
    for (let count = 0; count < Number(repeat?.[1] ?? 1); count++) places.push(place)
    at += repeat?.[0].length ?? 0
  }
  return places
}

/** Separators between two signs of a value: ` - ` is three. */
const separatorsMax = 3
/** What people put between the groups of a number. */
const separators = ' -./_,|()*\n\t'
const others = ':+#&\'"'

/** 0 is every sign that no format names. */
export const classCount: number = 1 + 10 + 26 + separators.length + others.length

const firstLetterClass = 11
const firstSeparatorClass = 37

/** The class of each ASCII sign; letters in any case are one. */
export const classOf: Uint8Array = buildClasses()

function buildClasses(): Uint8Array {
  const classes = new Uint8Array(128)
  for (let digit = 0; digit < 10; digit++) classes[0x30 + digit] = 1 + digit
  for (let letter = 0; letter < 26; letter++) {
    classes[0x41 + letter] = firstLetterClass + letter
    classes[0x61 + letter] = firstLetterClass + letter
  }
  const signs = separators + others
  for (let index = 0; index < signs.length; index++) classes[signs.charCodeAt(index)] = firstSeparatorClass + index
  return classes
}

/** Asks whether a place takes digits and nothing else. */
export function isDigitsOnly({ classes }: Place): boolean {
  return classes.every((sign) => sign >= 1 && sign < firstLetterClass)
}

const digitClasses = range(1, firstLetterClass)
const letterClasses = range(firstLetterClass, firstSeparatorClass)
const separatorClasses = range(firstSeparatorClass, firstSeparatorClass + separators.length)

function classesOf(sign: string): readonly number[] {
  if (sign === '#') return digitClasses
  if (sign === '@') return letterClasses
  if (sign === '*') return [...digitClasses, ...letterClasses]
  return [classOf[sign.charCodeAt(0)] ?? 0]
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, index) => from + index)
}
