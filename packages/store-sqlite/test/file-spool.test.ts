import { appendFileSync, mkdirSync, readFileSync } from 'node:fs'
import { expect } from 'chai'
import { createFileSpool } from '../src/file-spool.js'
import { type TemporaryFolder, createTemporaryFolder } from './temporary-folder.js'

describe('a file spool', () => {
  let folder: TemporaryFolder
  let path: string
  beforeEach(() => {
    folder = createTemporaryFolder()
    path = folder.file('privacy.db.spool')
  })
  afterEach(() => folder.remove())

  it('makes no file before the first line and leaves none after the last', () => {
    const spool = createFileSpool(path)
    expect(spool.peek()).to.deep.equal([])
    expect(folder.names()).to.deep.equal([])
    spool.add('one')
    expect(readFileSync(path, 'utf8')).to.equal('one\n')
    spool.clear(spool.peek().length)
    expect(folder.names()).to.deep.equal([])
  })

  it('tells a later process what an earlier one could not log', () => {
    createFileSpool(path).add('one')
    const spool = createFileSpool(path)
    spool.add('two')
    expect(spool.peek()).to.deep.equal(['one', 'two'])
  })

  it('keeps lines in memory, in order, when the file cannot be written, and never throws', () => {
    mkdirSync(path)
    const spool = createFileSpool(path)
    spool.add('one')
    spool.add('two')
    expect(spool.peek()).to.deep.equal(['one', 'two'])
    spool.clear(1)
    expect(spool.peek()).to.deep.equal(['two'])
  })

  it('drops no new line when another process has cleared the same lines first', () => {
    const first = createFileSpool(path)
    const second = createFileSpool(path)
    first.add('one')
    first.add('two')
    expect([first.peek(), second.peek()]).to.deep.equal([['one', 'two'], ['one', 'two']])
    first.clear(2)
    appendFileSync(path, 'three\nfour\n')
    second.clear(2)
    expect(second.peek()).to.deep.equal(['three', 'four'])
  })
})
