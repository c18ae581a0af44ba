import { decodeBase58, decodeBase58Check, rippleAlphabet } from '../../checksum/base58.js'
import { isBech32Valid } from '../../checksum/bech32.js'
import type { Found, SearchRecognizer } from '../../recognizer.js'
import { isAlphanumericAt, type Scan } from '../../scan.js'
import type { Token } from '../../tokens.js'

/** Addresses and keys of wallets: checked where their kind has a checksum, near a word for it where it has none. */
export const crypto: SearchRecognizer = {
  name: 'crypto',
  types: ['CRYPTO'],
  source: 'https://github.com/bitcoin/bips/blob/master/bip-0173.mediawiki (with base58check, ERC-55 and the documents of each network)',
  needs: ['digit'],
  contextWords: (
    'wallet bitcoin btc ethereum eth ether litecoin ltc dogecoin doge monero xmr ripple xrp solana sol tron trx cardano ada crypto coin coins ' +
    'blockchain usdt usdc address token geldbörse cartera billetera portefeuille portafoglio carteira portemonnee'
  ).split(' '),
  find,
  examples: {
    matches: [
      { text: 'send to 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', found: ['1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'] },
      { text: 'btc: 3P14159f73E4gFr7JterCCQh9QjiTjiZrG.', found: ['3P14159f73E4gFr7JterCCQh9QjiTjiZrG'] },
      { text: 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', found: ['bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'] },
      { text: 'BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4', found: ['BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4'] },
      { text: 'taproot bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0', found: ['bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0'] },
      { text: 'eth 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', found: ['0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'] },
      { text: 'my solana wallet is 7EqQdEULxWcraVx3mXKFjc84LhCkMGZCkRuDpvcMwJeK', found: ['7EqQdEULxWcraVx3mXKFjc84LhCkMGZCkRuDpvcMwJeK'] },
      { text: 'bitcoin 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb', found: ['1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb'] },
    ],
    nearMisses: [
      '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5', '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe',
      'commit 5aaeb6053f3e94c9b9a09f33669435e7ef1beaed', '550e8400-e29b-41d4-a716-446655440000', '7EqQdEULxWcraVx3mXKFjc84LhCkMGZCkRuDpvcMwJeK',
      'bitcoin is at 65000',
    ],
  },
}

function* find(scan: Scan): Iterable<Found> {
  const { text } = scan
  for (const token of scan.tokens) {
    const { start, end } = token
    if (end - start > 200 || isAlphanumericAt(text, start - 1) || isAlphanumericAt(text, end)) continue
    const score = scoreOf(text, token)
    if (score > 0) yield { start, end, type: 'CRYPTO', score, isValid: score > weakScore }
  }
}

const weakScore = 0.2

function scoreOf(text: string, { start, end }: Token): number {
  const length = end - start
  if (length < 25) return 0
  const piece = text.slice(start, end)
  if (length === 42 && hexAddress.test(piece)) return 0.85
  if (bech32Address.test(piece)) return isBech32Valid(piece) ? 0.95 : weakScore
  if (moneroAddress.test(piece)) return 0.85
  if (!base58.test(piece) || !/\d/.test(piece) || !/[A-Z]/.test(piece) || !/[a-z]/.test(piece)) return 0
  return scoreOfBase58(piece)
}

/** Ethereum and the networks that share its addresses; Aptos and Sui have 64 digits, as transactions do. */
const hexAddress = /^0x[0-9a-fA-F]{40}$/
const bech32Address = /^(?:bc1|tb1|ltc1|addr1|cosmos1|osmo1|bnb1|dgb1|vtc1)[02-9ac-hj-np-z]{6,110}$/i
/** 95 signs, 106 with a payment id; its check is Keccak, which we do not carry. */
const moneroAddress = /^[48][0-9AB][1-9A-HJ-NP-Za-km-z]{93}(?:[1-9A-HJ-NP-Za-km-z]{11})?$/
const base58 = /^[1-9A-HJ-NP-Za-km-z]{25,112}$/

/**
 * Version bytes: Bitcoin 0 and 5 (as Litecoin's older ones), 48 and 50 Litecoin, 30 and 22 Dogecoin, 65 Tron, 76 Dash,
 * 128 a private key; Ripple has 0 in its own alphabet, extended keys (BIP 32) four bytes.
 */
const addressVersions: ReadonlySet<number> = new Set([0, 5, 48, 50, 30, 22, 65, 76, 111, 196, 239])

function scoreOfBase58(piece: string): number {
  const { length } = piece
  if (length <= 36) {
    const payload = decodeBase58Check(piece)
    if (payload?.length === 21 && addressVersions.has(payload[0] ?? -1)) return 0.95
    if (piece.startsWith('r') && decodeBase58Check(piece, rippleAlphabet)?.length === 21) return 0.95
    return /^[13LMDTr]/.test(piece) ? weakScore : 0
  }
  // A private key for import, 51 or 52 signs, and extended keys.
  if ((length === 51 || length === 52) && /^[5KLc]/.test(piece)) return decodeBase58Check(piece) === undefined ? 0 : 0.95
  if (length === 111 && /^[xyz](?:pub|prv)/.test(piece)) return decodeBase58Check(piece) === undefined ? weakScore : 0.95
  // Solana: 32 bytes and no check.
  return length <= 44 && decodeBase58(piece)?.length === 32 ? weakScore : 0
}
