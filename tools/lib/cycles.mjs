/**
 * Finds import cycles. Prevents: modules that see each other half loaded.
 * Does not count imports of types: they are gone when the code runs.
 */

/** The strongly connected components with more than one file, or with a file that imports itself (Tarjan 1972). */
export function findCycles(files, edges) {
  const targets = new Map(files.map((path) => [path, []]))
  for (const edge of edges) if (edge.kind === 'file' && !edge.typeOnly) targets.get(edge.from).push(edge.to)
  const state = { order: new Map(), low: new Map(), stack: [], cycles: [], targets }
  for (const path of files) if (!state.order.has(path)) visit(state, path)
  return state.cycles
}

function visit(state, path) {
  const { order, low, stack, targets } = state
  order.set(path, order.size)
  low.set(path, order.get(path))
  stack.push(path)
  for (const next of targets.get(path) ?? []) {
    if (!order.has(next)) visit(state, next)
    if (stack.includes(next)) low.set(path, Math.min(low.get(path), low.get(next)))
  }
  if (low.get(path) !== order.get(path)) return
  const component = stack.splice(stack.indexOf(path))
  if (component.length > 1 || targets.get(path)?.includes(path)) state.cycles.push(component)
}
