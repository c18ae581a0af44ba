import { wordsOf } from './context.js'
import type { EntityType } from './entity-types.js'
import { nameTypes } from './names/find-names.js'
import { normalise } from './normalise.js'
import type { OwnEntities } from './own/own-entities.js'
import { typesOf } from './recognizer.js'
import { recognizers } from './recognizers/registry.js'

/** The types that a question of the bot asks for, by the context words of their recognizers. */
export function typesAskedFor(question: string, own?: OwnEntities): readonly EntityType[] {
  const words = new Set(wordsOf(normalise(question).text).filter((word) => !unspecificWords.has(word)))
  const index = (askersByWord ??= indexAskers())
  const asked = [...new Set([...words].flatMap((word) => index.get(word) ?? []))].sort((left, right) => left - right)
  return [...new Set([...asked.flatMap((asker) => askers[asker]?.types ?? []), ...(own?.typesAskedFor(words) ?? [])])]
}

/** A card has a number as well as a phone; near a number these words help, in a question they say nothing. */
const unspecificWords: ReadonlySet<string> = new Set('number numbers nummer número numero numéro nº no nr code id'.split(' '))

/** Words with which a bot asks for what has no recognizer of its own. */
const nameQuestions: { readonly [type in EntityType]?: readonly string[] } = {
  PERSON: 'name names who nombre nombres nom prénom nome sobrenome vorname nachname naam achternaam cognome apellido apellidos'.split(' '),
  LOCATION: 'city town country where ciudad país ville pays stadt land cidade città paese plaats ort'.split(' '),
  STREET_ADDRESS: 'address street adresse dirección anschrift endereço indirizzo adres straße'.split(' '),
  ORGANIZATION: 'company employer organization organisation empresa entreprise firma unternehmen azienda bedrijf werkgever'.split(' '),
}

/** Who is asked for by which words: first the recognizers in the order of the registry, which decides between them. */
const askers: readonly { readonly types: readonly EntityType[]; readonly words: readonly string[] }[] = [
  ...recognizers.map((recognizer) => ({ types: typesOf(recognizer), words: recognizer.contextWords })),
  ...nameTypes.map((type) => ({ types: [type], words: nameQuestions[type] ?? [] })),
]

let askersByWord: ReadonlyMap<string, readonly number[]> | undefined

/** Made with the first question, because a question has few of all these words. */
function indexAskers(): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>()
  for (const [asker, { words }] of askers.entries()) {
    for (const word of words) index.set(word, [...(index.get(word) ?? []), asker])
  }
  return index
}
