import type { DetectOptions } from '../detect/examine.js'
import { compileOwnEntities } from '../detect/own/own-entities.js'
import type { Policy } from './policy.js'

/**
 * What `detect` is to look for by a policy; its lists and patterns are compiled, so ask once and not for each text.
 * @example
 * const options = detectOptionsOf(loadPolicy('privacy.policy.yaml'))
 * detect('ask EMP-123456', options)
 */
export function detectOptionsOf({ detect: { names, phoneRegion, allow, deny, patterns } }: Policy): DetectOptions {
  const hasOwn = [allow, Object.keys(deny), Object.keys(patterns)].some((list) => list.length > 0)
  return {
    names,
    ...(phoneRegion === undefined ? {} : { phoneRegion }),
    ...(hasOwn ? { own: compileOwnEntities({ allow, deny, patterns }) } : {}),
  }
}
