import { hardNegatives } from '../quality/hard-negatives.js'
import { readSynth } from '../quality/labelled-text.js'

/** Messages to detect in, and where they are from. */
export interface Texts {
  readonly name: string
  readonly messages: readonly string[]
}

/** The 1,500 synthetic messages where they are at hand, else our own clean ones, so that there is always a figure. */
export function readMessages(): Texts {
  const synth = readSynth()
  return synth === undefined ? ownMessages() : { name: 'presidio-synth', messages: synth.map(({ text }) => text) }
}

/** Our own suite of clean messages: what most of a chat is like. */
export function ownMessages(): Texts {
  return { name: 'own clean suite', messages: hardNegatives.map(({ text }) => text) }
}

/** Messages one after the other, a line each, until the text has `length` code units. */
export function concatenate(messages: readonly string[], length: number): string {
  const parts: string[] = []
  for (let at = 0, index = 0; at < length; index++) {
    const message = messages[index % messages.length] ?? ''
    parts.push(message)
    at += message.length + 1
  }
  return parts.join('\n').slice(0, length)
}
