/**
 * How much a last label says: `word` where people also write the word in a sentence (“in”, “it”, “me”).
 * Country codes are those of ISO 3166-1 that IANA's root zone holds; of the other domains, the ones in common use.
 */
export function topLevelDomainKind(label: string): 'sure' | 'word' | undefined {
  const name = label.toLowerCase()
  if (words.has(name)) return 'word'
  return countries.has(name) || generic.has(name) ? 'sure' : undefined
}

/** Hosts at which people have mailboxes, so that “jay at gmail.com” can only be an address. */
export function isMailProvider(host: string): boolean {
  const name = host.toLowerCase()
  return providers.has(name.slice(0, Math.max(0, name.indexOf('.'))))
}

const words = new Set(
  ('in is it me so no to at be my us do am as la es de il et se al si ni mi ma pa ad an tv pm id ma sa he as on un ai ' +
    'im my info name one online live today love fun club life work world page space site store shop team email').split(' '),
)
const generic = new Set(
  ('com org net edu gov mil int biz app dev io pro mobi tech cloud digital agency media xyz top ' +
    'blog wiki test example invalid localhost museum jobs travel coop aero asia cat tel bank berlin london paris nyc').split(' '),
)
const countries = new Set(
  ('ac ae af ag ao aq ar au aw ax az ba bb bd bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd cf cg ch ci ck cl cm cn co ' +
    'cr cu cv cw cx cy cz dj dk dm dz ec ee eg er eu fi fj fk fm fo fr ga gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy ' +
    'hk hm hn hr ht hu ie iq ir je jm jo jp ke kg kh ki km kn kp kr kw ky kz lb lc li lk lr ls lt lu lv ly mc md mg mh mk ml ' +
    'mm mn mo mp mq mr ms mt mu mv mw mx mz na nc ne nf ng nl np nr nu nz om pe pf pg ph pk pl pn pr ps pt pw py qa re ro rs ' +
    'ru rw sb sc sd sg sh sk sl sm sn sr ss st sv sx sy sz tc td tf tg th tj tk tl tm tn tr tt tw tz ua ug uk uy uz va vc ve ' +
    'vg vi vn vu wf ws ye yt za zm zw').split(' '),
)
const providers = new Set(
  ('gmail googlemail yahoo ymail hotmail outlook live msn icloud aol proton protonmail gmx web t-online freenet orange wanadoo ' +
    'laposte free libero virgilio tiscali alice ziggo kpn uol bol terra sapo mail yandex zoho fastmail tutanota comcast ' +
    'verizon att btinternet sky').split(' '),
)
