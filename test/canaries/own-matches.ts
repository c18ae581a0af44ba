import { join } from 'node:path'
import type { EntityType } from '@scrubjay/core'
import { projectRoot } from '../lib/project.js'

/** A sentence, the value in it, and what kind of value that is. */
export interface Sentence {
  readonly text: string
  readonly value: string
  /** Undefined where whoever wrote the sentence leaves that to the detector. */
  readonly type: EntityType | undefined
  /** Whether a recognizer gives it as its own match, so that it must be usable. */
  readonly isOwn: boolean
}

/** What every recognizer says that it finds. They are no public entry, so they are loaded by their place. */
export function readOwnMatches(): readonly Sentence[] {
  const folder = join(projectRoot, 'packages', 'core', 'dist', 'src', 'detect')
  const { recognizers } = require(join(folder, 'recognizers', 'registry.js')) as { readonly recognizers: readonly Described[] }
  const { typesOf } = require(join(folder, 'recognizer.js')) as { typesOf(recognizer: Described): readonly EntityType[] }
  return recognizers.flatMap((recognizer) => {
    const types = typesOf(recognizer)
    const type = types.length === 1 ? types[0] : undefined
    return recognizer.examples.matches.flatMap(({ text, found }) => found.map((value) => ({ text, value, type, isOwn: true })))
  })
}

interface Described {
  readonly examples: { readonly matches: readonly { readonly text: string; readonly found: readonly string[] }[] }
}
