import type { Range } from '../normalise.js'
import { matchAt } from '../scan.js'

/**
 * Asks whether a name stands for what it is printed on: `Jordan sneakers`, `an Amazon gift card`. Not where somebody
 * is given it (`send Jordan sneakers`), and not where it is somebody’s (`Jordan’s sneakers`).
 */
export function isProduct(text: string, { start, end }: Range): boolean {
  // German writes the product with a capital, so that it may be taken for a part of the name.
  const blank = text.slice(start, end).lastIndexOf(' ')
  if (matchAt(product, text, end) === -1 && (blank < 1 || matchAt(product, text, start + blank) !== end)) return false
  return !givenTo.test(text.slice(Math.max(0, start - reachBefore), start))
}

const product =
  / (?:gift ?cards?|e-?gift|vouchers?|sneakers?|jerseys?|hoodies?|t-?shirts?|headphones|earbuds|laptops?|smartphones?|routers?|vacuum(?: cleaners?)?|perfumes?|lego sets?|figurines?|geschenkkarten?|gutscheine?|turnschuhe|trikots?|tarjetas? regalo|zapatillas|camisetas?|cartes? cadeaux?|baskets|maillots?|buon[io] regalo|maglie|cartão-presente|ténis|cadeaukaart(?:en)?|cadeaubon(?:nen)?)(?!\p{L})/iuy
const givenTo = /(?<!\p{L})(?:give|gave|gives|send|sent|show|showed|hand|handed|offer|offered|owe|owes|bring|brought|lend|lent|tell|told|for|to|from)\s$/iu
const reachBefore = 12
