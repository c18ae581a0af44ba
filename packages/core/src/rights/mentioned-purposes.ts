import type { Purpose } from '../policy/policy.js'

/** The purposes that a text names, by their id or by the words of their description. */
export function mentionedPurposes(text: string, purposes: readonly Purpose[]): readonly Purpose[] {
  const said = ` ${wordsOf(text)} `
  return purposes.filter(({ id, description }) => [id, description].map(wordsOf).some((words) => words !== '' && said.includes(` ${words} `)))
}

function wordsOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}
