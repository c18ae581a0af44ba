import type { Found, SearchRecognizer } from '../../recognizer.js'
import { isAlphanumericAt, matchAt, type Scan } from '../../scan.js'

/** The address of a network device: six octets in hexadecimal, or eight, as IEEE and as Cisco write them. */
export const macAddress: SearchRecognizer = {
  name: 'mac-address',
  types: ['MAC_ADDRESS'],
  source: 'https://standards.ieee.org/wp-content/uploads/import/documents/tutorials/eui.pdf (EUI-48, EUI-64)',
  needs: ['digit'],
  contextWords: ['mac', 'bluetooth', 'ethernet', 'wlan', 'wifi', 'hwaddr', 'bssid', 'hardware', 'ether'],
  triggers: ['mac', 'bssid', 'hwaddr'],
  find,
  examples: {
    matches: [
      { text: '00:1A:2B:3C:4D:5E', found: ['00:1A:2B:3C:4D:5E'] },
      { text: 'ether aa:bb:cc:dd:ee:f0 up', found: ['aa:bb:cc:dd:ee:f0'] },
      { text: 'its MAC is 00-1a-2b-3c-4d-5e.', found: ['00-1a-2b-3c-4d-5e'] },
      { text: '001a.2b3c.4d5e', found: ['001a.2b3c.4d5e'] },
      { text: 'mac 001A2B3C4D5E', found: ['001A2B3C4D5E'] },
      { text: 'MAC address: 00 1a 2b 3c 4d 5e', found: ['00 1a 2b 3c 4d 5e'] },
      { text: '00:1A:2B:FF:FE:3C:4D:5E', found: ['00:1A:2B:FF:FE:3C:4D:5E'] },
    ],
    nearMisses: [
      '00:1A:2B:3C:4D', '00:1A:2B:3C:4D:5E:6F', '00:1A:2B:3C:4D:5G', '10-11-12-13-14-15-16', '1234.5678.9012', '00:00:00:00:00:00', '001A2B3C4D5E',
      'at 10:30:45', 'fingerprint 16:27:ac:a5:76:28:2d:36:63:1b:56:4d:eb:df:a6:48', 'my mac is 123456789012 old',
    ],
  },
}

interface Spelling {
  readonly sign: string
  /** Signs of the first group. */
  readonly lead: number
  readonly pattern: RegExp
  readonly score: number
}

const spellings: readonly Spelling[] = [
  { sign: ':', lead: 2, pattern: /[0-9a-f]{2}(?::[0-9a-f]{2}){5}(?:(?::[0-9a-f]{2}){2})?(?![:-]?[0-9A-Za-z])/iy, score: 0.9 },
  { sign: '-', lead: 2, pattern: /[0-9a-f]{2}(?:-[0-9a-f]{2}){5}(?:(?:-[0-9a-f]{2}){2})?(?![:-]?[0-9A-Za-z])/iy, score: 0.8 },
  { sign: '.', lead: 4, pattern: /[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}(?!\.?[0-9A-Za-z])/iy, score: 0.6 },
]

function* find(scan: Scan): Iterable<Found> {
  const { text } = scan
  for (const { sign, lead, pattern, score } of spellings) {
    for (let at = text.indexOf(sign); at !== -1; at = text.indexOf(sign, at + 1)) {
      const start = at - lead
      if (start < 0 || text.charAt(at + lead + 1) !== sign || isAlphanumericAt(text, start - 1) || ':-.'.includes(text.charAt(start - 1) || ' ')) continue
      const end = matchAt(pattern, text, start)
      if (end === -1 || !isAddress(text.slice(start, end), lead === 4 || sign === '-')) continue
      yield { start, end, type: 'MAC_ADDRESS', score }
      at = end
    }
  }
  for (const { end: from } of scan.triggersOf('mac-address')) {
    const match = bare.exec(text.slice(from, from + 40))
    if (match === null || !isAddress(match[1] ?? '', true)) continue
    const end = from + match[0].length
    if (!isAlphanumericAt(text, end)) yield { start: end - (match[1]?.length ?? 0), end, type: 'MAC_ADDRESS', score: 0.7 }
  }
}

/** After the word: `mac address is 001A2B3C4D5E`. */
const bare = /^[ \t]?(?:addr(?:ess)?|adresse)?[ \t]?(?:is|ist)?[:=#]?[ \t]?((?:[0-9a-f]{2} ?){5}[0-9a-f]{2})/i

/** The broadcast and the empty address lead to nobody; digits alone may be anything. */
function isAddress(piece: string, needsLetter: boolean): boolean {
  return !/^(?:[0:.-]+|[f:.-]+)$/i.test(piece) && (!needsLetter || /[a-f]/i.test(piece)) && /\d/.test(piece)
}
