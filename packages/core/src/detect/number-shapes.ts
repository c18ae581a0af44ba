import { isAlphanumericAt, matchAt } from './scan.js'

/** Answers where a calendar date or an IPv4 address that begins at `index` ends, or -1. */
export function endOfDateOrIp(text: string, index: number): number {
  for (const pattern of shapes) {
    const end = matchAt(pattern, text, index)
    if (end !== -1) return end
  }
  return -1
}

/** Asks whether an amount stands here: a currency sign before, or a currency or a percent sign after. */
export function isAmount(text: string, start: number, end: number): boolean {
  return currencyBefore.test(text.slice(Math.max(0, start - 2), start)) || matchAt(currencyAfter, text, end) !== -1
}

/** Asks whether what begins at `start` is stuck to a letter or digit, as in `SKU5550142` or `ORD-5550142`. */
export function isTailOfCode(text: string, start: number): boolean {
  if (isAlphanumericAt(text, start - 1)) return true
  return codeJoints.includes(text.charAt(start - 1)) && start > 1 && isAlphanumericAt(text, start - 2)
}

/** Words before a bare number that say that it is no one's phone. */
export const referenceWords: ReadonlySet<string> = new Set(
  ('# article counter meter order orders invoice ticket tracking case ref reference confirmation booking flight part serial model sku item ' +
    'product po rma shipment parcel package po build commit version issue bestellung bestellnummer rechnung commande ' +
    'facture pedido factura ordine fattura encomenda bestelling factuur bestellnr auftrag auftragsnummer auftragsnr rechnungsnummer ' +
    'rechnungsnr artikelnummer artikelnr seriennummer sendung sendungsnummer vorgang vorgangsnummer ticketnummer buchungsnummer paket ' +
    'référence dossier colis suivi referencia envío referência spedizione tracciamento bestelnummer ordernummer factuurnummer zending').split(' '),
)

const shapes: readonly RegExp[] = [
  /\d{4}[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])(?![-/.]?\d)/y,
  /(?:0?[1-9]|[12]\d|3[01])[-/.](?:0?[1-9]|[12]\d|3[01])[-/.](?:\d{4}|\d{2})(?![-/.]?\d)/y,
  /\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?!\.?\d)/y,
]
const currencyBefore = /[$€£¥] ?$/
const currencyAfter = / ?(?:[$€£¥%]|(?:usd|eur|gbp|chf|dollars?|euros?)(?![a-z]))/iy
const codeJoints = '-_/#.'
