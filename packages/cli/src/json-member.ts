/**
 * The source text of a top-level member of a JSON object, with every digit and escape as it was written:
 * `JSON.parse` would turn 12345678901234567890 into another number. Of members with one name the last counts,
 * as in `JSON.parse`.
 * @param json the text of an object that `JSON.parse` has accepted
 */
export function memberSource(json: string, name: string): string | undefined {
  let source: string | undefined
  let at = skipSpace(json, skipSpace(json, 0) + 1)
  while (json[at] === '"') {
    const nameEnd = stringEnd(json, at)
    const isWanted = JSON.parse(json.slice(at, nameEnd)) === name
    const start = skipSpace(json, skipSpace(json, nameEnd) + 1)
    const end = valueEnd(json, start)
    if (isWanted) source = json.slice(start, end)
    at = skipSpace(json, end)
    if (json[at] === ',') at = skipSpace(json, at + 1)
  }
  return source
}

function skipSpace(json: string, from: number): number {
  let at = from
  while (at < json.length && ' \t\r\n'.includes(json.charAt(at))) at++
  return at
}

/** The index after the string that begins at `from`. */
function stringEnd(json: string, from: number): number {
  let at = from + 1
  for (;;) {
    const quote = json.indexOf('"', at)
    let backslashes = 0
    while (json[quote - 1 - backslashes] === '\\') backslashes++
    at = quote + 1
    if (backslashes % 2 === 0) return at
  }
}

/** The index after the value that begins at `from`. */
function valueEnd(json: string, from: number): number {
  let depth = 0
  for (let at = from; ; at++) {
    const unit = json[at]
    if (unit === '"') at = stringEnd(json, at) - 1
    else if (unit === '{' || unit === '[') depth++
    else if (unit === '}' || unit === ']') depth--
    // A number, true, false or null ends before what separates it from the next thing.
    else if (depth > 0 || !/[,}\] \t\r\n]/.test(json[at + 1] ?? ',')) continue
    if (depth === 0) return at + 1
  }
}
