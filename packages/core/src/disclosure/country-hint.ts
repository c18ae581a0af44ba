import { isRecord } from '../lib/json.js'
import type { ActivityLike } from '../turn.js'

/**
 * The country that a channel says its person is in, as ISO 3166-1 alpha-2: Teams in an entity `clientInfo`, Twilio in the
 * `FromCountry` of what it passes on. `undefined` where it says none, or anything else.
 */
export function readCountryHint(activity: ActivityLike): string | undefined {
  const { entities, channelData } = activity as { readonly entities?: unknown; readonly channelData?: unknown }
  const clients = Array.isArray(entities) ? entities.filter((entity: unknown) => isRecord(entity) && entity['type'] === 'clientInfo') : []
  const told = [...clients.map((client: unknown) => (isRecord(client) ? client['country'] : undefined)), isRecord(channelData) ? channelData['FromCountry'] : undefined]
  const country = told.find((word) => typeof word === 'string' && /^[A-Za-z]{2}$/.test(word))
  return typeof country === 'string' ? country.toUpperCase() : undefined
}
