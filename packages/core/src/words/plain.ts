/** One word of a message: plain, and where it ends in the text. */
export interface Word {
  readonly word: string
  readonly start: number
  readonly end: number
}

/**
 * The words of a message: lower case, without accents and drawn-out letters. French and Italian elisions are words of
 * their own (`d'accord`), English contractions are one (`don't`).
 */
export function readWords(text: string): readonly Word[] {
  const words: Word[] = []
  for (const { 0: raw, index: start } of text.matchAll(/[\p{L}\p{M}\p{N}]+(?:['\u2018\u2019`´][\p{L}\p{M}\p{N}]+)*/gu)) {
    const end = start + raw.length
    for (const word of splitElision(foldLetters(raw))) words.push({ word, start, end })
  }
  return words
}

/** The same of a short phrase, with one space between words. */
export function plainPhrase(phrase: string): string {
  return readWords(phrase).map(({ word }) => word).join(' ')
}

function foldLetters(text: string): string {
  if (/^[a-z0-9]{1,3}$/.test(text)) return text
  const lower = text.toLowerCase()
  const plain = isAscii.test(lower) ? withoutSpelledUmlauts(lower) : withoutMarks(lower)
  return plain.replace(/([a-z])\1{2,}/g, '$1')
}

/** Many write German without umlauts: "loesche". In other languages these letters are sounds of their own, so only stems count. */
function withoutSpelledUmlauts(word: string): string {
  return spelledUmlaut.test(word) ? word.replace(/([aou])e/, '$1') : word
}

const spelledUmlaut = /^(?:loesch|geloesch|natuerl|moecht|koenn|duerf|ueber|fuer$|einschraenk|schraenk|aender|zurueck|selbstverstaend)/
const isAscii = /^[\x20-\x7e]*$/

function withoutMarks(text: string): string {
  return text.normalize('NFD').replace(/\p{M}+/gu, '').replace(/ß/g, 'ss')
}

function splitElision(word: string): readonly string[] {
  const pieces = word.split(/['\u2018\u2019`´]/)
  if (pieces.length === 1) return pieces
  const words: string[] = []
  let open = ''
  for (const [index, piece] of pieces.entries()) {
    const isElision = index < pieces.length - 1 && elisions.has(open + piece)
    if (isElision) words.push(open + piece)
    open = isElision ? '' : open + piece
  }
  return open === '' ? words : [...words, open]
}

const elisions: ReadonlySet<string> = new Set('c d j l m n s t qu dell all dall nell sull un quest jusqu lorsqu puisqu quelqu aujourd'.split(' '))
