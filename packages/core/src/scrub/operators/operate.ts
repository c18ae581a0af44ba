import { deriveKey } from '../../crypto/derive.js'
import type { OperatorRule } from '../../policy/policy.js'
import { formatRedaction } from '../placeholder.js'
import type { Value } from '../scrub.js'
import { digest } from './digest.js'
import { encrypt, type Sealer } from './encrypt.js'
import { formatPreserving } from './format-preserving.js'
import { generalise } from './generalise.js'
import { mask } from './mask.js'
import { pseudonym } from './pseudonym.js'
import { surrogate } from './surrogate.js'

/** The keys that operators may use, and what else they may know. What lacks its key redacts. */
export interface OperatorContext {
  /** 32 bytes of the organisation, for what is the same everywhere in it; the keys of purposes come from it. */
  readonly organisationKey?: Uint8Array
  /** The key of the person whose values these are, and where they were said. */
  readonly subject?: Sealer
  /**
   * BCP 47, the language of what is made up and the order of day and month.
   * @default 'en-US'
   */
  readonly locale?: string
}

/** What stands in the place of a value. */
export type Operate = (value: Value, rule: OperatorRule) => string

/**
 * What an operator makes of a value. `token` redacts, because numbering is the vault's; so do `refuse`, and any
 * operator that has no key here or cannot do its work on this type.
 * @example
 * operate({ type: 'CREDIT_CARD', text: '4111 1111 1111 1111' }, { operator: 'mask', keepLast: 4 }) // '**** **** **** 1111'
 */
export function operate(value: Value, rule: OperatorRule, context: OperatorContext = {}): string {
  return make(value, rule, context) ?? formatRedaction(value.type)
}

function make(value: Value, rule: OperatorRule, context: OperatorContext): string | undefined {
  const { organisationKey, subject, locale = 'en-US' } = context
  switch (rule.operator) {
    case 'keep':
      return value.text
    case 'replace':
      return rule.with
    case 'mask':
      return unlessSame(value, mask(value, rule))
    case 'pseudonym':
      return organisationKey && pseudonym(value, keyOf(organisationKey, rule))
    case 'digest':
      return organisationKey && digest(value, keyOf(organisationKey, rule))
    case 'format-preserving':
      return organisationKey && unlessSame(value, formatPreserving(value, keyOf(organisationKey, rule)))
    case 'generalise':
      return generalise(value, rule, { locale, subjectKey: subject?.key })
    case 'encrypt':
      return subject && encrypt(value, subject)
    case 'surrogate':
      return subject && unlessSame(value, surrogate(value, { key: subject.key, locale }))
    case 'redact':
    case 'token':
    case 'refuse':
      return undefined
  }
}

/** Bound to operator and purpose, so that what one made matches nothing that another made. */
function keyOf(organisationKey: Uint8Array, rule: { readonly operator: string; readonly purpose?: string }): Uint8Array {
  return deriveKey(organisationKey, { v: 1, use: rule.operator, purpose: rule.purpose ?? '' })
}

/** A value that looks as it did, by chance or because there was nothing to mask, is not hidden. */
function unlessSame({ text }: Value, made: string | undefined): string | undefined {
  return made === text ? undefined : made
}
