import { detect } from '../detect/detect.js'
import type { EntityType, Span } from '../detect/span.js'
import { limits } from '../lib/limits.js'
import type { ConversationContext, Piece } from './conversation-context.js'

/** What the pieces of earlier turns say about this one. */
export interface Joined {
  /** Parts of this turn that must be hidden although they are no whole value. */
  readonly spans: readonly Span[]
  readonly pieces: readonly Piece[]
  /** Activities whose pieces passed in clear before anybody could know what they were part of. */
  readonly exposed: readonly string[]
}

/**
 * People send a number in pieces: “4111 1111”, then “1111 1111”. A number that is no value by itself is compared
 * with what it makes together with those before it; once they make a value, the later part is hidden and
 * the earlier ones are told. A piece that answers the bot's own question is hidden at once, and so is what
 * follows a hidden one.
 * @param found what detection found in `text` by itself
 */
export function joinPieces(
  context: ConversationContext,
  { text, found, activity }: { readonly text: string; readonly found: readonly Span[]; readonly activity: string | undefined },
): Joined {
  const earlier = context.pieces.map((piece) => ({ ...piece, age: piece.age + 1 })).filter(({ age }) => age <= limits.pieceTurnsMax)
  const part = partOf(text)
  if (part === undefined) return { spans: [], pieces: earlier, exposed: [] }
  const isFound = found.some((span) => span.start < part.end && part.start < span.end)
  const written = text.slice(part.start, part.end)
  const whole = wholeOf(earlier, written, context.expected)
  if (whole !== undefined) {
    const exposed = whole.pieces.flatMap((piece) => (piece.type === undefined && piece.activity !== undefined ? [piece.activity] : []))
    return { spans: isFound ? [] : [spanOf(part, whole.type)], pieces: [], exposed: [...new Set(exposed)] }
  }
  if (isFound) return { spans: [], pieces: earlier, exposed: [] }
  const type = typeOfPiece(written, { expected: context.expected, last: earlier.at(-1) })
  const piece: Piece = { text: written, type, activity, age: 0 }
  return { spans: type === undefined ? [] : [spanOf(part, type)], pieces: [...earlier, piece].slice(-limits.piecesMax), exposed: [] }
}

interface Part {
  readonly start: number
  readonly end: number
}

/** The one stretch of a short message whose words all hold a digit; undefined for anything else. */
function partOf(text: string): Part | undefined {
  if (text.length > messageLengthMax) return undefined
  const stretches = [...text.matchAll(stretch)].filter(([written]) => countDigits(written) >= digitsMin)
  const [only, ...others] = stretches
  if (only === undefined || others.length > 0 || only[0].length > limits.pieceLengthMax) return undefined
  return { start: only.index, end: only.index + only[0].length }
}

const messageLengthMax = 80
const digitsMin = 3
const stretch = /(?<![\p{L}\p{N}])(?=[A-Za-z]{0,4}\d)[A-Za-z\d]+(?:[ .\-/]{1,3}(?=[A-Za-z]{0,4}\d)[A-Za-z\d]+)*(?![\p{L}\p{N}])/gu

/** The value that pieces and part make: the fewest pieces that do. */
function wholeOf(earlier: readonly Piece[], written: string, expected: readonly EntityType[]): { type: EntityType; pieces: readonly Piece[] } | undefined {
  for (let count = 1; count <= earlier.length; count++) {
    const pieces = earlier.slice(-count)
    const before = pieces.map((piece) => piece.text).join(' ')
    const both = `${before} ${written}`
    const crossing = detect(both, { names: false, expected }).find(
      ({ start, end, type, score }) =>
        start < (pieces[0]?.text.length ?? 0) && end > before.length + 1 && (score >= sureScore || expected.includes(type)) && !looseTypes.has(type),
    )
    if (crossing !== undefined) return { type: crossing.type, pieces }
  }
  return undefined
}

/** Two numbers that have nothing to do with each other often look like one of a weak kind. */
const sureScore = 0.8
const looseTypes: ReadonlySet<EntityType> = new Set(['DATE_TIME', 'AGE', 'STREET_ADDRESS', 'LOCATION', 'US_ZIP_CODE', 'URL'])

function typeOfPiece(written: string, { expected, last }: { expected: readonly EntityType[]; last: Piece | undefined }): EntityType | undefined {
  if (countDigits(written) < answerDigitsMin) return last?.type
  return expected.find((type) => codeTypes.has(type)) ?? last?.type
}

const answerDigitsMin = 4
/** Long numbers, which people do cut into pieces. */
const codeTypes: ReadonlySet<EntityType> = new Set([
  'CREDIT_CARD', 'IBAN_CODE', 'BANK_ACCOUNT', 'PHONE_NUMBER', 'US_SSN', 'US_BANK_NUMBER', 'IN_AADHAAR', 'BR_CPF', 'FR_NIR', 'DE_TAX_ID',
  'NL_BSN', 'ES_NIF', 'IT_FISCAL_CODE', 'PL_PESEL', 'CN_RESIDENT_ID', 'ZA_ID_NUMBER', 'UK_NHS', 'UK_NINO', 'AU_TFN', 'AU_MEDICARE', 'CA_SIN',
])

function spanOf({ start, end }: Part, type: EntityType): Span {
  return { start, end, type, score: 1, recognizer: 'conversation' }
}

function countDigits(text: string): number {
  return text.match(/\d/g)?.length ?? 0
}
