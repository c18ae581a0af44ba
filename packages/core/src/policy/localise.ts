import { builtInTexts } from './texts/built-in.js'
import { defaultPolicy } from './default-policy.js'
import type { Policy, Texts } from './policy.js'

/**
 * The policy as somebody with this locale meets it: `language`, notice, purposes and texts are in one language, the first
 * of these for which there is a notice: the locale, its language without the region, the policy's own.
 */
export function localise(policy: Policy, locale: string | undefined): Policy {
  const language = languages(locale).find((tag) => isSpoken(policy, tag))
  if (language === undefined || language === policy.language) return policy
  const known = localised.get(policy) ?? new Map<string, Policy>()
  localised.set(policy, known)
  const present = known.get(language) ?? inLanguage(policy, language)
  known.set(language, present)
  return present
}

const localised = new WeakMap<Policy, Map<string, Policy>>()

function languages(locale: string | undefined): string[] {
  const parts = (locale ?? '').toLowerCase().split('-')
  return parts.map((_part, index) => parts.slice(0, parts.length - index).join('-'))
}

/** Our own notice is there in the languages of our own texts; the organisation's where it has translated it. */
function isSpoken(policy: Policy, tag: string): boolean {
  if (tag === policy.language.toLowerCase()) return true
  if (translationOf(policy, tag)?.notice !== undefined) return true
  return policy.notice.text === defaultPolicy.notice.text && Object.hasOwn(builtInTexts, tag)
}

function translationOf(policy: Policy, tag: string): Policy['translations'][string] | undefined {
  return Object.entries(policy.translations).find(([key]) => key.toLowerCase() === tag)?.[1]
}

function inLanguage(policy: Policy, language: string): Policy {
  const translation = translationOf(policy, language) ?? {}
  const builtIn = builtInTexts[language] ?? builtInTexts[language.split('-')[0] ?? '']
  const texts = Object.fromEntries(
    (Object.keys(policy.texts) as (keyof Texts)[]).map((name) => {
      const isOwn = policy.texts[name] !== defaultPolicy.texts[name]
      return [name, translation.texts?.[name] ?? (isOwn ? policy.texts[name] : (builtIn?.texts[name] ?? policy.texts[name]))]
    }),
  ) as unknown as Texts
  const purposes = policy.purposes.map((purpose) => {
    const isOwn = purpose.description !== defaultPolicy.purposes[0]?.description
    return { ...purpose, description: translation.purposes?.[purpose.id] ?? (isOwn ? purpose.description : (builtIn?.service ?? purpose.description)) }
  })
  const text = translation.notice ?? builtIn?.notice ?? policy.notice.text
  return { ...policy, language, notice: { ...policy.notice, text }, purposes, texts }
}
