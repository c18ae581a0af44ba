/** What may stand at one place of a format. One object for each sign of the notation: formats share them. */
export interface Place {
  /** 1 at the classes of `classOf` that may stand here. */
  readonly allowed: Uint8Array
  readonly isOptional: boolean
  /** Digits and nothing else. */
  readonly isDigit: boolean
}

/** Reads the notation of `Format.form`; see there. Every process waits for it, once for each format. */
export function parseForm(form: string): readonly Place[] {
  const places: Place[] = []
  for (let at = 0; at < form.length; at++) {
    const place = placeOf(form.charCodeAt(at))
    let count = place === separatorPlace ? separatorsMax : 1
    if (form.charCodeAt(at + 1) === openBrace) {
      const close = form.indexOf('}', at)
      count = Number(form.slice(at + 2, close))
      at = close
    }
    for (let index = 0; index < count; index++) places.push(place)
  }
  return places
}

const openBrace = 0x7b

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

function placeOf(unit: number): Place {
  const known = placeByUnit[unit]
  if (known !== undefined) return known
  const place = { allowed: maskOf(classOf[unit] ?? 0, (classOf[unit] ?? 0) + 1), isOptional: false, isDigit: unit >= 0x30 && unit <= 0x39 }
  placeByUnit[unit] = place
  return place
}

/** The classes from `first` up to `end`. */
function maskOf(first: number, end: number): Uint8Array {
  return new Uint8Array(classCount).fill(1, first, end)
}

const separatorPlace: Place = { allowed: maskOf(firstSeparatorClass, firstSeparatorClass + separators.length), isOptional: true, isDigit: false }
const placeByUnit: (Place | undefined)[] = Array.from({ length: 128 })
placeByUnit['~'.charCodeAt(0)] = separatorPlace
placeByUnit['#'.charCodeAt(0)] = { allowed: maskOf(1, firstLetterClass), isOptional: false, isDigit: true }
placeByUnit['@'.charCodeAt(0)] = { allowed: maskOf(firstLetterClass, firstSeparatorClass), isOptional: false, isDigit: false }
placeByUnit['*'.charCodeAt(0)] = { allowed: maskOf(1, firstSeparatorClass), isOptional: false, isDigit: false }
