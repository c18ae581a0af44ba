import { AsyncLocalStorage } from 'node:async_hooks'

/** Runs the adapter's own sending, which uses the connector client that bots are lent a view of. */
export function onTheWire<T>(send: () => T): T {
  return sending.run(true, send)
}

/** Whether the adapter itself is sending: what it sends was guarded before. */
export function isOnTheWire(): boolean {
  return sending.getStore() === true
}

const sending = new AsyncLocalStorage<true>()
