import { ScrubjayError } from '../../src/errors.js'

/** The error of ours that `work` throws; anything else fails the test. */
export function failureOf(work: () => unknown): ScrubjayError {
  try {
    work()
  } catch (error) {
    if (error instanceof ScrubjayError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

/** The code with which a promise rejects, or `none`. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise
    return 'none'
  } catch (error) {
    if (error instanceof ScrubjayError) return error.code
    throw error
  }
}
