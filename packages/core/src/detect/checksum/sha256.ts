/** FIPS 180-4. Only for the check bytes of wallet addresses: detection may not import `node:crypto`, and needs no speed here. */
export function sha256(message: Uint8Array): Uint8Array {
  const padded = pad(message)
  const state = Uint32Array.from(initial)
  const schedule = new Uint32Array(64)
  for (let block = 0; block < padded.length; block += 64) compress(state, schedule, padded, block)
  const digest = new Uint8Array(32)
  const view = new DataView(digest.buffer)
  for (const [index, word] of state.entries()) view.setUint32(index * 4, word)
  return digest
}

/** §5.1.1: a one bit, zeros, and the length in bits. */
function pad(message: Uint8Array): Uint8Array {
  const padded = new Uint8Array((((message.length + 8) >> 6) + 1) * 64)
  padded.set(message)
  padded[message.length] = 0x80
  new DataView(padded.buffer).setUint32(padded.length - 4, message.length * 8)
  return padded
}

/** §6.2.2. */
function compress(state: Uint32Array, schedule: Uint32Array, padded: Uint8Array, block: number): void {
  const view = new DataView(padded.buffer, block, 64)
  const at = (index: number): number => schedule[index] ?? 0
  for (let t = 0; t < 16; t++) schedule[t] = view.getUint32(t * 4)
  for (let t = 16; t < 64; t++) {
    const [x, y] = [at(t - 15), at(t - 2)]
    const small0 = rotate(x, 7) ^ rotate(x, 18) ^ (x >>> 3)
    const small1 = rotate(y, 17) ^ rotate(y, 19) ^ (y >>> 10)
    schedule[t] = at(t - 16) + small0 + at(t - 7) + small1
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let t = 0; t < 64; t++) {
    const first = (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + (constants[t] ?? 0) + at(t)) | 0
    const second = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
    ;[a, b, c, d, e, f, g, h] = [(first + second) | 0, a, b, c, (d + first) | 0, e, f, g]
  }
  for (const [index, value] of [a, b, c, d, e, f, g, h].entries()) state[index] = (state[index] ?? 0) + value
}

function rotate(value: number, count: number): number {
  return (value >>> count) | (value << (32 - count))
}

const primes = firstPrimes(64)
/** §4.2.2 and §5.3.3: the first 32 bits of the fractions of the cube and square roots of the first primes. */
const constants = Uint32Array.from(primes, (prime) => fraction(Math.cbrt(prime)))
const initial = Uint32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)))

function fraction(root: number): number {
  return Math.floor((root - Math.floor(root)) * 2 ** 32)
}

function firstPrimes(count: number): readonly number[] {
  const found: number[] = []
  for (let candidate = 2; found.length < count; candidate++) if (found.every((prime) => candidate % prime !== 0)) found.push(candidate)
  return found
}
