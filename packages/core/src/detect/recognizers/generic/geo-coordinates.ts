import type { Found, SearchRecognizer } from '../../recognizer.js'
import { isAlphanumericAt, isDigitAt, matchAt, type Scan } from '../../scan.js'

/** Latitude and longitude: decimal pairs, and degrees with minutes and seconds. */
export const geoCoordinates: SearchRecognizer = {
  name: 'geo-coordinates',
  types: ['GEO_COORDINATES'],
  source: 'https://www.iso.org/standard/75147.html (ISO 6709, annex D)',
  needs: ['digit'],
  contextWords: (
    'coordinates coords coordinate gps lat latitude lon lng long longitude location geo position koordinaten standort breitengrad längengrad ' +
    'coordenadas ubicación latitud longitud coordonnées position coordinate posizione latitudine coördinaten locatie localização latitude'
  ).split(' '),
  find,
  examples: {
    matches: [
      { text: '52.5200, 13.4050', found: ['52.5200, 13.4050'] },
      { text: 'I am at -33.86882,151.20930 now', found: ['-33.86882,151.20930'] },
      { text: 'gps 40.71 -74.00', found: ['40.71 -74.00'] },
      { text: 'lat: 48.8566, lon: 2.3522', found: ['48.8566, lon: 2.3522'] },
      { text: '40.7128° N, 74.0060° W', found: ['40.7128° N, 74.0060° W'] },
      { text: `40°42'46"N 74°0'22"W`, found: [`40°42'46"N 74°0'22"W`] },
      { text: '40°26′46″N 79°58′56″W', found: ['40°26′46″N 79°58′56″W'] },
      { text: 'N 48° 51.396 E 002° 21.132', found: ['N 48° 51.396 E 002° 21.132'] },
      { text: 'https://maps.example.org/@52.52001,13.40495,15z', found: ['52.52001,13.40495'] },
    ],
    nearMisses: [
      '95.1234, 13.4050', '52.5200, 190.4050', '3.14, 2.72', '1.2.3, 4.5.6', '20° C and 30° C', '12.50, 13.75 EUR', 'version 10.1234', '1,234.5678',
      'turn 90° to the left', 'low 3.6/-1.8°C',
    ],
  },
}

const decimalPair =
  /[+-]?\d{1,2}\.\d{1,15}(?: ?°)?(?: ?[NS])?(?:[ \t]{0,2}[,;/][ \t]{0,2}|[ \t]{1,2})(?:(?:lon|lng|long|longitude)[:=]? ?)?[+-]?\d{1,3}\.\d{1,15}(?![\d.]\d|\d)(?: ?°)?(?: ?[EWO](?![A-Za-z]))?/iy
const degrees =
  /(?:[NS] ?)?\d{1,2} ?° ?\d{1,2}(?:\.\d{1,8})? ?['’′]?(?: ?\d{1,2}(?:\.\d{1,8})? ?(?:["”″]|''|′′))? ?[NS]?[ ,;/]{0,3}(?:[EWO] ?)?\d{1,3} ?° ?\d{1,2}(?:\.\d{1,8})?(?: ?['’′])?(?: ?\d{1,2}(?:\.\d{1,8})? ?(?:["”″]|''|′′))?(?: ?[EWO](?![A-Za-z]))?/iy

/** Looks around each full stop and degree sign between digits. */
function* find(scan: Scan): Iterable<Found> {
  const { text } = scan
  let done = 0
  for (let at = text.indexOf('.'); at !== -1; at = text.indexOf('.', at + 1)) {
    if (at < done || !isDigitAt(text, at - 1) || !isDigitAt(text, at + 1)) continue
    const start = startOfNumber(text, at)
    const end = start === -1 ? -1 : matchAt(decimalPair, text, start)
    if (end === -1) continue
    const score = scoreOf(text, start, end)
    if (score === 0) continue
    done = end
    yield { start, end, type: 'GEO_COORDINATES', score }
  }
  for (let at = text.indexOf('°'); at !== -1; at = text.indexOf('°', at + 1)) {
    if (at < done) continue
    const start = startOfDegrees(text, at)
    const end = matchAt(degrees, text, start)
    if (end === -1) continue
    done = end
    yield { start, end, type: 'GEO_COORDINATES', score: 0.85 }
  }
}

/** The sign and the one or two digits before the point, or -1. */
function startOfNumber(text: string, point: number): number {
  let start = point - 1
  if (isDigitAt(text, start - 1)) start--
  if ('+-'.includes(text.charAt(start - 1)) && start > 0) start--
  return isAlphanumericAt(text, start - 1) || text.charAt(start - 1) === '.' || '$€£¥'.includes(text.charAt(start - 1) || ' ') ? -1 : start
}

function startOfDegrees(text: string, sign: number): number {
  let start = sign
  while (start > 0 && sign - start < 3 && (isDigitAt(text, start - 1) || text.charAt(start - 1) === ' ')) start--
  while (text.charAt(start) === ' ') start++
  const lead = text.charAt(start - 1) === ' ' ? start - 2 : start - 1
  return /^[NS]$/i.test(text.charAt(lead)) && !isAlphanumericAt(text, lead - 1) ? lead : start
}

const numbers = /[+-]?\d{1,3}\.\d+/g

/** Latitude to 90, longitude to 180. Four decimals are eleven metres; fewer are any two numbers. */
function scoreOf(text: string, start: number, end: number): number {
  const [latitude = '', longitude = ''] = text.slice(start, end).match(numbers) ?? []
  if (Math.abs(Number(latitude)) > 90 || Math.abs(Number(longitude)) > 180) return 0
  if (/^ ?(?:[$€£¥%]|eur|usd)/i.test(text.slice(end, end + 4))) return 0
  const decimals = Math.min(latitude.length - latitude.indexOf('.'), longitude.length - longitude.indexOf('.')) - 1
  // A temperature.
  if (/° ?[CF](?![a-z])/i.test(text.slice(start, end + 3))) return 0
  if (text.slice(start, end).includes('°')) return 0.8
  return decimals >= 4 ? 0.75 : decimals >= 2 ? 0.2 : 0
}
