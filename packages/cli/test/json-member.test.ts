import { expect } from 'chai'
import fc from 'fast-check'
import { memberSource } from '../src/json-member.js'

describe('memberSource', () => {
  const vectors: readonly (readonly [string, string | undefined])[] = [
    ['{"id":12345678901234567890,"text":""}', '12345678901234567890'],
    ['{"id":1.0}', '1.0'],
    ['{ "text" : "x" , "id" : -0.10e+400 }', '-0.10e+400'],
    ['{"id":"\\u0041\\"}\\\\"}', '"\\u0041\\"}\\\\"'],
    ['{"id": {"a" : [1, {"id": 2}], "b":"]}"} }', '{"a" : [1, {"id": 2}], "b":"]}"}'],
    ['{"\\u0069d":null}', 'null'],
    ['{"id":1,"id":2.50}', '2.50'],
    ['{"text":"\\"id\\":1","a":{"id":3},"b":["id"],"ID":4}', undefined],
    ['{}', undefined],
    [' {\t} ', undefined],
    ['{"id":true}', 'true'],
    ['{"id":[]}', '[]'],
  ]
  for (const [json, source] of vectors) {
    it(`answers ${source ?? 'nothing'} for ${json}`, () => expect(memberSource(json, 'id')).to.equal(source))
  }

  it('finds what JSON.parse finds, in any object and any layout', () => {
    const layout = fc.constantFrom(0, 1, '\t')
    const anyObject = fc.dictionary(fc.oneof(fc.string(), fc.constant('id')), fc.jsonValue())
    fc.assert(fc.property(anyObject, layout, (object, space) => {
      const source = memberSource(JSON.stringify(object, null, space), 'id')
      if (!Object.hasOwn(object, 'id')) return source === undefined
      expect(JSON.stringify(JSON.parse(source ?? ''))).to.equal(JSON.stringify(object['id']))
      return true
    }))
  })
})
