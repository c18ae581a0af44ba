import * as v from 'valibot'
import { isRecord } from '../lib/json.js'
import { limits } from '../lib/limits.js'

const integer = (least: number, most: number) =>
  v.pipe(v.number(), v.integer('a whole number is needed'), v.minValue(least, `at least ${least}`), v.maxValue(most, `at most ${most}`))
const words = (lengthMax: number) =>
  v.pipe(v.string(), v.minLength(1, 'at least one character is needed'), v.maxLength(lengthMax, `at most ${lengthMax} characters`))

const purpose = v.optional(words(64))
const masking = v.pipe(v.string(), v.regex(/^[^\p{N}\p{C}]$/u, 'one character that is no digit is needed'))

/** What each operator may be told, beside its name. */
const parameters = {
  keep: {},
  redact: {},
  replace: { with: words(limits.replacementLengthMax) },
  mask: { keepLast: v.optional(integer(0, 16)), keep: v.optional(v.literal('domain')), with: v.optional(masking) },
  token: {},
  pseudonym: { purpose },
  digest: { purpose },
  generalise: {
    ageBandYears: v.optional(integer(2, 50)),
    dates: v.optional(v.picklist(['shift', 'month', 'year'])),
    shiftDaysMax: v.optional(integer(1, 3_650)),
  },
  encrypt: {},
  'format-preserving': { purpose },
  surrogate: {},
  refuse: { because: v.optional(words(500)) },
} satisfies Record<string, v.ObjectEntries>

const names = Object.keys(parameters) as (keyof typeof parameters)[]
const named = v.looseObject({ operator: v.picklist(names) })

/** Chosen by what stands there, so that a mistake inside is named inside; most policies need none of them. */
function ruleSchema(more: () => v.ObjectEntries) {
  return v.lazy((input): v.GenericSchema<unknown> => {
    const name = names.find((each) => isRecord(input) && input['operator'] === each)
    return name === undefined ? named : v.strictObject({ operator: v.literal(name), ...parameters[name], ...more() })
  })
}

const withParameters = ruleSchema(() => ({}))
const namedAlone = v.picklist(names.filter((name) => name !== 'replace'))

/** One direction of a type: an operator's name, or an object with its name and parameters. */
export const operatorChoice: v.GenericSchema<unknown> = v.lazy((input): v.GenericSchema<unknown> => (isRecord(input) ? withParameters : namedAlone))

/** The exceptions of a policy, which may name the types that it knows. */
export function rulesSchema(types: readonly string[]): v.GenericSchema<unknown, unknown> {
  const rule = ruleSchema(() => ({
    types: someOf(v.pipe(v.string(), v.check((type) => types.includes(type), 'there is no such type'))),
    directions: someOf(v.picklist(['inbound', 'outbound'])),
    channels: someOf(words(64)),
    destinations: someOf(v.picklist(['bot', 'transcript', 'telemetry', 'state', 'model', 'human'])),
    purposes: someOf(words(64)),
  }))
  return v.pipe(v.array(rule), v.maxLength(limits.policyRulesMax, `at most ${limits.policyRulesMax} rules`))
}

function someOf(item: v.GenericSchema) {
  return v.optional(v.pipe(v.array(item), v.minLength(1, 'at least one is needed; leave it out for all')))
}
