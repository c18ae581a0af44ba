/** How the keys of one service look after their prefix. */
export interface KeyKind {
  readonly prefix: string
  readonly min: number
  readonly max: number
  /** What the rest is made of. */
  readonly signs: RegExp
}

const word = /^\w+$/
const token = /^[\w-]+$/
const hex = /^[0-9a-f]+$/i
const capitals = /^[A-Z0-9]+$/

/**
 * The prefixes that services publish so that their keys can be found, with the bounds of the rest. Each from the
 * service's own documentation; the longest prefix of a service stands first.
 */
const kinds: readonly (readonly [prefixes: string, min: number, max: number, signs: RegExp])[] = [
  // Amazon Web Services: identifiers of keys, permanent and temporary
  ['AKIA ASIA', 16, 16, capitals], ['ABSK', 100, 200, token],
  // Source code and packages: GitHub, GitLab, npm, PyPI, RubyGems, Docker, Atlassian, Terraform
  ['ghp_ gho_ ghu_ ghs_ ghr_', 30, 255, word], ['github_pat_', 40, 255, word], ['glpat- gldt- glrt- glcbt- glptt- gloas-', 20, 320, token],
  ['npm_', 36, 36, word], ['pypi-AgE', 50, 400, token], ['rubygems_', 48, 48, hex], ['dckr_pat_', 27, 40, token], ['ATATT3 ATCTT3 ATBB', 20, 400, token],
  // Payment: Stripe, Square, Shopify
  ['sk_live_ sk_test_ rk_live_ rk_test_ pk_live_', 16, 255, word], ['whsec_', 24, 80, word], ['sq0atp- sq0csp- sq0idp-', 22, 60, token],
  ['EAAA', 56, 80, token], ['shpat_ shppa_ shpss_ shpca_', 32, 32, hex],
  // Language models: Anthropic, OpenAI and those that write keys as they do, Google, Hugging Face, Groq, Replicate
  ['sk-ant- sk-proj- sk-svcacct- sk-or-v1-', 20, 300, token], ['sk-', 32, 80, token], ['AIza', 35, 35, token], ['hf_', 30, 40, word],
  ['gsk_', 40, 60, word], ['r8_', 36, 40, word], ['xai-', 60, 90, token], ['pplx-', 40, 60, word],
  // Talk: Slack, Twilio, Mailgun, Mailchimp's transactional mail, Facebook
  ['xoxb- xoxp- xoxa- xoxs- xoxr- xoxe-', 16, 300, token], ['xapp-', 30, 300, token], ['SK AC', 32, 32, hex], ['key-', 32, 32, hex], ['md-', 22, 22, token],
  ['EAA', 90, 400, word],
  // Machines and data: DigitalOcean, Databricks, Heroku, Vault, PlanetScale, Supabase, Grafana, New Relic, Sentry
  ['dop_v1_ doo_v1_ dor_v1_', 64, 64, hex], ['dapi', 32, 36, token], ['HRKU-', 36, 64, token], ['pscale_tkn_ pscale_pw_', 32, 64, token],
  ['sbp_', 40, 40, hex], ['glsa_ glc_', 32, 400, word], ['NRAK-', 27, 27, capitals], ['sntrys_ sntryu_', 60, 400, token],
  // Work: Notion, Linear, Figma, Airtable, Postman
  ['ntn_', 40, 60, word], ['secret_', 43, 43, word], ['lin_api_ lin_oauth_', 32, 64, word], ['figd_', 40, 60, token], ['PMAK-', 59, 64, token],
  // Keys of age
  ['AGE-SECRET-KEY-1', 58, 58, capitals],
]

/** By the first sign of the prefix. */
export const keyKinds: ReadonlyMap<string, readonly KeyKind[]> = byFirstSign()

function byFirstSign(): Map<string, KeyKind[]> {
  const result = new Map<string, KeyKind[]>()
  for (const [prefixes, min, max, signs] of kinds) {
    for (const prefix of prefixes.split(' ')) {
      const first = prefix.charAt(0)
      result.set(first, [...(result.get(first) ?? []), { prefix, min, max, signs }])
    }
  }
  return result
}
