import type { EntityType } from '../detect/entity-types.js'
import type { OwnEntities } from '../detect/own/own-entities.js'
import { typesAskedFor } from '../detect/types-asked-for.js'

/** What the words of a bot ask for, when they ask at all. At most a bounded piece of the end is read. */
export function expectedAfter(text: string, own?: OwnEntities): readonly EntityType[] {
  const end = text.slice(-questionLengthMax)
  return asks(end) ? typesAskedFor(end, own) : []
}

const questionLengthMax = 400

function asks(text: string): boolean {
  return text.includes('?') || text.includes('？') || text.toLowerCase().split(/[^\p{L}]+/u).some((word) => askingWords.has(word))
}

/** Words by which a sentence without a question mark asks; `favor` stands for `por favor`. */
const askingWords: ReadonlySet<string> = new Set(
  ('please enter provide type give share send tell confirm need bitte geben nennen favor indique escriba veuillez indiquez digite informe ' +
    'inserisci inserire indica voer geef vul').split(' '),
)
