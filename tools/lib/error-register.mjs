/** Reads the one register of error codes from its source. Prevents: a second list of codes that drifts. */
import { parse, walk } from './syntax.mjs'

export const registerPath = 'packages/core/src/errors.ts'

/** A map from each code to its message, in the order of the source. */
export function readErrorRegister(root) {
  const register = new Map()
  walk(parse(root, registerPath).program, (node) => {
    if (node.type !== 'VariableDeclarator' || node.id.name !== 'errorRegister') return
    const object = node.init.type === 'TSAsExpression' ? node.init.expression : node.init
    for (const property of object.properties) register.set(property.key.name ?? property.key.value, property.value.value)
  })
  return register
}
