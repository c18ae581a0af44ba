/**
 * Run in a process of its own, with the module to load as its argument: what loading it and the first detection
 * cost, and what they leave on the heap. Prints one line of JSON.
 */
const [modulePath, names] = process.argv.slice(2)
const collect = globalThis.gc
if (modulePath === undefined || collect === undefined) throw new Error('usage: node --expose-gc cold-start.js MODULE [names]')

const heapBytes = (): number => {
  collect()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

const heapBefore = heapBytes()
const startedNs = process.hrtime.bigint()
const { detect } = require(modulePath) as { detect(text: string, options: { names: boolean }): readonly unknown[] }
const importedNs = process.hrtime.bigint()
const spans = detect('hi, my name is Jane Parker, mail jay@example.org or call +1 212 555 0143', { names: names !== 'structured' })
const detectedNs = process.hrtime.bigint()
console.log(
  JSON.stringify({
    importMs: Number(importedNs - startedNs) / 1e6,
    firstMs: Number(detectedNs - importedNs) / 1e6,
    heapMb: (heapBytes() - heapBefore) / 2 ** 20,
    spanCount: spans.length,
  }),
)
