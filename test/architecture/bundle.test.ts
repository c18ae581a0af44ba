import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runInNewContext } from 'node:vm'
import { expect } from 'chai'
import { projectRoot } from '../lib/project.js'

interface Lightened {
  readonly text: string
  readonly examples: number
  readonly patterns: number
}

describe('what a bundle leaves out', () => {
  let lighten: (path: string, text: string) => Lightened

  before(async () => {
    ;({ lighten } = (await import(pathToFileURL(join(projectRoot, 'tools/lib/lighten.mjs')).href)) as { lighten: typeof lighten })
  })

  it('is the examples of a recognizer, and of nothing else', () => {
    const recognizer = "var one = { name: 'one', contextWords: ['a'], examples: { matches: ['b'], nearMisses: [] } };"
    const other = "var two = { name: 'two', examples: ['b'] };"
    expect(lighten('x.js', `${recognizer}\n${other}`).text).to.equal(`var one = { name: 'one', contextWords: ['a'] };\n${other}`)
  })

  it('is a literal that is read twice: a constant pattern is made by RegExp and means the same', () => {
    const { text, patterns } = lighten('x.js', String.raw`var one = /a\/"[^\]\\]é/giu;`)
    expect(patterns).to.equal(1)
    expect(text).to.match(/^var one = new RegExp\(/)
    expect(runInNewContext(`${text} String(one)`)).to.equal(String(/a\/"[^\]\\]é/giu))
  })

  it('is no literal of a function or a class, which may run often', () => {
    const text = 'function one() { return /a/; }\nvar two = () => /a/;\nvar Three = class { four = /a/; };'
    expect(lighten('x.js', text)).to.deep.equal({ text, examples: 0, patterns: 0 })
  })
})
