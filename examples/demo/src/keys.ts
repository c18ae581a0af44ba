import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { createKeyFile } from '@scrubjay/core'

/** Makes the key file on first use. Answers whether it did, so that the person can be told. */
export function ensureKeyFile(path: string): boolean {
  if (existsSync(path)) return false
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  try {
    createKeyFile(path)
    return true
  } catch (error) {
    // Another demo that started at the same moment was faster; its keys are as good.
    if (existsSync(path)) return false
    throw error
  }
}
