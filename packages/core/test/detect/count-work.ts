/**
 * Counts what a run does to text: each sign that is read, compared, copied or folded, and each sign that a pattern
 * passes over. Time on a busy machine proves little; a count is the same on every machine.
 *
 * Not counted: what a sticky pattern looks at before it fails. Another test proves by recheck that it is bounded
 * by a constant, whatever the text. Arithmetic on typed arrays: it follows signs that were counted.
 */
export function countWork(run: () => void): number {
  let work = 0
  const undo = [
    ...(['charCodeAt', 'codePointAt', 'charAt', 'at'] as const).map((name) => patch(String.prototype, name, () => (work += 1))),
    ...(['slice', 'substring'] as const).map((name) => patch(String.prototype, name, (_text, _args, result) => (work += lengthOf(result)))),
    ...(['toLowerCase', 'toUpperCase', 'normalize', 'trim', 'split'] as const).map((name) =>
      patch(String.prototype, name, (text) => (work += lengthOf(text))),
    ),
    ...(['endsWith', 'startsWith'] as const).map((name) => patch(String.prototype, name, (_text, [part]) => (work += lengthOf(part)))),
    ...(['indexOf', 'includes'] as const).map((name) =>
      patch(String.prototype, name, (text, [_sought, from], result) => {
        const start = Math.max(0, Number(from ?? 0))
        work += typeof result === 'number' && result >= 0 ? result - start + 1 : lengthOf(text) - start
      }),
    ),
    patch(String.prototype, 'lastIndexOf', (text, [_sought, from], result) => {
      // It walks backwards, and stops at what it finds.
      const start = Math.min(lengthOf(text), Number(from ?? Number.POSITIVE_INFINITY))
      work += start - Math.max(0, Number(result)) + 1
    }),
    patchExec((signs) => (work += signs)),
  ]
  try {
    run()
  } finally {
    for (const restore of undo) restore()
  }
  return work
}

type Method = (this: unknown, ...args: unknown[]) => unknown

function patch(prototype: object, name: string, count: (self: unknown, args: readonly unknown[], result: unknown) => void): () => void {
  const methods = prototype as Record<string, Method>
  const original = methods[name] as Method
  methods[name] = function (...args) {
    const result = original.apply(this, args)
    count(this, args, result)
    return result
  }
  return () => void (methods[name] = original)
}

/** All uses of a pattern go through `exec`, as ECMA-262 §22.2.7.1 has it. */
function patchExec(count: (signs: number) => void): () => void {
  const original = RegExp.prototype.exec
  RegExp.prototype.exec = function (text) {
    const from = this.global || this.sticky ? this.lastIndex : 0
    const match = original.call(this, text)
    if (match !== null) count(match.index + match[0].length - from + 1)
    else count(this.sticky ? 1 : Math.max(0, text.length - from) + 1)
    return match
  }
  return () => void (RegExp.prototype.exec = original)
}

function lengthOf(value: unknown): number {
  return typeof value === 'string' || value instanceof String ? value.length : 0
}
