// The adapter.
export { installScrubjay } from './install-scrubjay.js'
export type { ScrubjayOptions } from './install-scrubjay.js'

// What it gives back.
export type { Scrubjay } from '@scrubjay/core'
