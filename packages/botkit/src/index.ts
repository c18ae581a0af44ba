// The plugin.
export { scrubjayPlugin } from './scrubjay-plugin.js'
export type { ScrubjayOptions, ScrubjayPlugin } from './scrubjay-plugin.js'

// What `controller.plugins.scrubjay` is.
export type { Scrubjay } from '@scrubjay/core'
