/**
 * A valibot schema as JSON Schema (draft-07, which editors know best). Ours choose by what stands there (`lazy`), which
 * no published converter follows: here each is asked with one input of every kind. What a `check` demands is left to the guard.
 */
export function createConverter({ describe, ownType, defaults }) {
  const state = { describe, ownType, paths: new Set(), rows: [], defined: new Map() }
  return {
    paths: state.paths,
    rows: state.rows,
    convert: (schema) => convert(schema, '', defaults, state),
    definitions: () => Object.fromEntries([...state.defined].map(([key, name]) => [name, JSON.parse(key)])),
  }
}

function convert(schema, path, fallback, state) {
  const { type } = schema
  if (type === 'optional') return convert(schema.wrapped, path, fallback, state)
  if (type === 'lazy') return anyOf(probes.map((probe) => schema.getter(probe)), path, fallback, state)
  if (type === 'union') return anyOf(schema.options, path, fallback, state)
  if (type === 'strict_object') return convertObject(schema, path, fallback, state)
  if (type === 'record') return convertRecord(schema, path, state)
  const actions = Object.assign({}, ...(schema.pipe ?? []).slice(1).map((action) => keyword(action, type)))
  if (type === 'array') return { type, items: convert(schema.item, `${path}[]`, undefined, state), ...actions }
  if (type === 'picklist') return { enum: [...schema.options] }
  if (type === 'literal') return { const: schema.literal }
  if (type === 'unknown') return {}
  return { type, ...actions }
}

const operators = ['keep', 'redact', 'replace', 'mask', 'token', 'pseudonym', 'digest', 'generalise', 'encrypt', 'format-preserving', 'surrogate', 'refuse']
const probes = ['x', [], {}, ...operators.map((operator) => ({ operator }))]

function anyOf(schemas, path, fallback, state) {
  const distinct = new Map()
  for (const schema of schemas) {
    if (schema.type === 'loose_object') continue
    const converted = convert(schema, path, fallback, state)
    for (const each of converted.anyOf ?? [converted]) distinct.set(JSON.stringify(each), each)
  }
  const all = [...distinct.values()]
  return all.length === 1 ? all[0] : { anyOf: all }
}

function convertObject({ entries }, path, fallback, state) {
  const properties = {}
  const patternProperties = {}
  for (const [name, entry] of Object.entries(entries)) {
    const isOwn = name === state.ownType
    const at = placeOf(entries, path, isOwn ? '*' : name)
    const value = isOwn ? undefined : fallback?.[name]
    const row = reserve(at, state)
    // Each type means the same by its rule; only what holds without one differs.
    const isType = path === 'entities'
    const inner = shared(isType ? convert(entry, 'entities.*', undefined, state) : convert(entry, at, value, state), state)
    const described = { description: state.describe(at, name), ...inner, ...(isType && value !== undefined || isPlain(value) && at !== 'version' ? { default: value } : {}) }
    note(row, described)
    if (isOwn) patternProperties['^[A-Z][A-Z0-9_]{1,38}[A-Z0-9]$'] = described
    else properties[name] = described
  }
  const required = Object.keys(properties).filter((name) => entries[name].type !== 'optional')
  return {
    type: 'object',
    ...(Object.keys(properties).length === 0 ? {} : { properties }),
    ...(Object.keys(patternProperties).length === 0 ? {} : { patternProperties }),
    ...(required.length === 0 ? {} : { required }),
    additionalProperties: false,
  }
}

/** Operators and patterns stand in many places and mean the same in all of them. */
function placeOf(entries, path, name) {
  if (entries.operator !== undefined) return path === 'rules[]' && ['types', 'directions', 'channels', 'destinations', 'purposes'].includes(name) ? `rules[].${name}` : `operator.${name}`
  if (entries.pattern !== undefined) return `pattern.${name}`
  return path === '' ? name : `${path}.${name}`
}

function convertRecord({ key, value }, path, state) {
  const names = convert(key, path, undefined, state)
  const at = `${path}.*`
  const row = reserve(at, state)
  const described = { description: state.describe(at, '*'), ...convert(value, at, undefined, state) }
  note(row, described)
  return { type: 'object', propertyNames: names, additionalProperties: described }
}

/** What is long and stands in many places is written once; draft-07 takes no word beside a $ref, so it stands in an allOf. */
function shared(converted, state) {
  if (converted.anyOf === undefined) return converted
  const key = JSON.stringify(converted)
  if (key.length < 1_000) return converted
  if (!state.defined.has(key)) state.defined.set(key, `choice${state.defined.size + 1}`)
  return { allOf: [{ $ref: `#/definitions/${state.defined.get(key)}` }] }
}

function keyword(action, type) {
  const { requirement } = action
  if (action.type === 'regex') return { pattern: requirement.source }
  if (action.type === 'integer') return { type: 'integer' }
  if (action.type === 'min_value') return { minimum: requirement }
  if (action.type === 'max_value') return { maximum: requirement }
  if (action.type === 'min_length') return { [type === 'array' ? 'minItems' : 'minLength']: requirement }
  if (action.type === 'max_length') return { [type === 'array' ? 'maxItems' : 'maxLength']: requirement }
  return {}
}

/** Sections are told by their keys; of the rest the value itself is the default. */
function isPlain(value) {
  return value !== undefined && (typeof value !== 'object' || (Array.isArray(value) && value.every((each) => typeof each === 'string')))
}

/** A section stands in the table before its keys, although it is known after them. */
function reserve(path, state) {
  if (state.paths.has(path)) return undefined
  state.paths.add(path)
  const row = { path }
  state.rows.push(row)
  return row
}

function note(row, described) {
  if (row === undefined) return
  const fallback = described.default === undefined ? undefined : JSON.stringify(described.default)
  Object.assign(row, { type: typeName(described), fallback, text: described.description })
}

function typeName({ type, enum: options, const: constant, anyOf: choices, allOf, items }) {
  if (options !== undefined) return options.map((option) => `\`${option}\``).join(', ')
  if (constant !== undefined) return `\`${constant}\``
  if (allOf !== undefined) return 'operator'
  if (choices !== undefined) return [...new Set(choices.map(typeName))].join(' or ')
  return type === 'array' ? `list of ${items.enum === undefined ? (items.type ?? 'values') : typeName(items)}` : (type ?? 'operator')
}
