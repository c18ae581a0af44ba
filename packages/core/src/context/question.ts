import type { EntityType } from '../detect/entity-types.js'
import type { OwnEntities } from '../detect/own/own-entities.js'
import { typesAskedFor } from '../detect/types-asked-for.js'

/** What the words of a bot ask for, when they ask at all. At most a bounded piece of the end is read. */
export function expectedAfter(text: string, own?: OwnEntities): readonly EntityType[] {
  const end = text.slice(-questionLengthMax)
  return asks.test(end) ? typesAskedFor(end, own) : []
}

const questionLengthMax = 400
const asks =
  /[?？]|(?<!\p{L})(?:please|enter|provide|type|give|share|send|tell|confirm|need|bitte|geben|nennen|por favor|indique|escriba|veuillez|indiquez|digite|informe|inserisci|inserire|indica|voer|geef|vul)(?!\p{L})/iu
