/** A JSON value; the only thing that is stored, logged or sealed. */
export type PlainObject = { readonly [name: string]: unknown }

/** Whether `value` is an object with named fields, a class instance included; arrays and dates are not. */
export function isRecord(value: unknown): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
}
