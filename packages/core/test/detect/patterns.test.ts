import { expect } from 'chai'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseSync } from 'oxc-parser'
import { checkSync } from 'recheck'

const folder = resolve(__dirname, '../../../src/detect')
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts')).sort()

/** A proof that takes 2 s takes 10 on a busy machine, and is no other proof for it. */
const proofMs = 60_000

describe('patterns of detect', () => {
  it('are all written as literals, so that this test sees them', () => {
    for (const path of sources) expect(readFileSync(join(folder, path), 'utf8'), path).to.not.match(/\bRegExp\(/)
  })

  it('are proven linear, and bounded where they are tried at many places', () => {
    const counts = { literals: 0, sticky: 0 }
    for (const path of sources) {
      for (const { pattern, flags } of literalsIn(path)) {
        const result = checkSync(pattern, flags, { timeout: proofMs })
        expect(result.status, `${path} /${pattern}/${flags}`).to.equal('safe')
        counts.literals++
        if (!flags.includes('y')) continue
        // A linear pattern tried at each of n places would be quadratic.
        counts.sticky++
        expect('complexity' in result && (result.complexity as { type: string }).type, `${path} /${pattern}/${flags}`).to.equal('safe')
      }
    }
    console.log(`      ${counts.literals} patterns in ${sources.length} files, ${counts.sticky} of them sticky`)
    expect(counts.literals).to.be.above(50)
    expect(counts.sticky).to.be.above(10)
  }).timeout(300_000)
})

interface Literal {
  readonly pattern: string
  readonly flags: string
}

function literalsIn(path: string): readonly Literal[] {
  const found: Literal[] = []
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    if ('regex' in node && typeof node.regex === 'object' && node.regex !== null) found.push(node.regex as Literal)
    for (const child of Object.values(node)) visit(child)
  }
  const { program, errors } = parseSync(path, readFileSync(join(folder, path), 'utf8'))
  expect(errors, path).to.deep.equal([])
  visit(program)
  return found
}
