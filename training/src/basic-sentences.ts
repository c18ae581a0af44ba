import { makeAddress } from './addresses.js'
import type { Example } from './example.js'
import { foreignFrames } from './foreign-frames.js'
import type { Language, NameLists } from './name-lists.js'
import { createRandom, type Random } from './random.js'
import { framesOfService } from './templates/frames-of-service.js'
import { framesOfTalk } from './templates/frames-of-talk.js'

/** Sentences made of frames and names; now and then two of them together, as people write. */
export function basicSentences({ seed, count, names }: { seed: number; count: number; names: NameLists }): readonly Example[] {
  const random = createRandom(seed)
  return Array.from({ length: count }, () => {
    const language = random.chance(0.6) ? 'en' : random.pick(['es', 'fr', 'de', 'pt', 'it', 'nl', 'other'] as const)
    const first = sentence(language, random, names)
    if (random.chance(0.8)) return random.chance(0.25) ? unstopped(first) : first
    return join(unstopped(first), random.pick(['. ', ', ', '\n', ' ', '! ', ' - ']), sentence(language, random, names))
  })
}

function sentence(language: Language, random: Random, names: NameLists): Example {
  if (language === 'en' || language === 'other') return fill(pickFrame(random), language, random, names)
  // Foreign names come in English sentences as often as in their own.
  return random.chance(0.5) ? fill(random.pick(foreignFrames[language]), language, random, names) : fill(pickFrame(random), language, random, names)
}

function pickFrame(random: Random): string {
  const kind = random.next()
  if (kind < 0.35) return random.pick(frames)
  return random.pick(kind < 0.75 ? framesOfService : framesOfTalk)
}

function unstopped({ text, spans }: Example): Example {
  const end = text.search(/[.!?]+$/)
  return end === -1 || spans.some((span) => span[1] > end) ? { text, spans } : { text: text.slice(0, end), spans }
}

function join(first: Example, joint: string, second: Example): Example {
  const shift = first.text.length + joint.length
  return { text: first.text + joint + second.text, spans: [...first.spans, ...second.spans.map(([start, end, code]) => [start + shift, end + shift, code] as const)] }
}

function fill(frame: string, language: Language, random: Random, names: NameLists): Example {
  let text = ''
  const spans: [number, number, string][] = []
  for (const part of frame.split(/(\{\w+\})/)) {
    if (!part.startsWith('{')) {
      text += part
      continue
    }
    const { value, code } = draw(part.slice(1, -1), language, random, names)
    if (code !== '') spans.push([text.length, text.length + value.length, code])
    text += value
  }
  return { text, spans }
}

function draw(slot: string, language: Language, random: Random, names: NameLists): { value: string; code: string } {
  const first = (): string => (language === 'en' && random.chance(0.7) ? random.pickEarly(names.firstNames.en.slice(0, 3_000)) : random.pick(names.firstNames[language]))
  const last = (): string => (language === 'en' ? random.pickEarly(names.lastNames.en.slice(0, 30_000)) : random.pick(names.lastNames[language]))
  const city = (): string => random.pickEarly(names.cities[language])
  switch (slot) {
    case 'full': return { value: `${first()} ${random.chance(0.1) ? `${random.pick(names.firstNames.en).charAt(0)}. ` : ''}${last()}`, code: 'PER' }
    case 'first': return { value: first(), code: 'PER' }
    case 'last': return { value: last(), code: 'PER' }
    case 'city': return { value: city(), code: 'LOC' }
    case 'place': return { value: random.chance(0.5) ? city() : random.pick(random.chance(0.5) ? names.countries.en : names.regions[language]), code: 'LOC' }
    case 'org': return { value: random.pickEarly(names.organisations[language]), code: 'ORG' }
    case 'adr': return { value: makeAddress(language, random, names), code: 'ADR' }
    case 'num': return { value: String(random.below(10 ** (1 + random.below(6)))), code: '' }
    default: throw new Error(`no slot ${slot}`)
  }
}


const frames: readonly string[] = `
My name is {full}.
my name is {first}
Hi, I'm {first} from {city}.
Hi this is {full}, I have a problem with my order {num}.
I live at {adr}.
Please ship it to {adr}
My address is {adr}, thanks
Can you send the parcel to {full}, {adr}?
I work for {org} in {city}.
{full} works at {org}
{first} and {first} are coming to {city} on Friday
I'd like to speak to {full} please
Is {first} there?
Thanks {first}!
Thanks, {first}
Regards, {full}
Best,
{first}
Dear Mr. {last}, your invoice {num} is due.
Dear {first}, we have received your payment.
Mrs {last} called about the {org} contract
Dr. {last} will see you at {num} pm
I'm flying from {city} to {city} tomorrow
How is the weather in {place}?
We moved from {place} to {place} last year
{org} is hiring in {city}.
I have an account with {org}
my boss {full} told me to call {org}
{first} {last}
{last}, {first}
{adr}
{first}
{city}
{org}
Name: {full}
{full}\n{adr}
Address:\n{adr}
Meet me at {org}, {adr}
{adr} and {adr}
new address: {adr}
he lives on {adr}
{full} from {org}
worked at {org}, later at {org}
working for {org} since {num}
{org} is great
{org}?
Name: {full}, Address: {adr}
customer {full} lives in {city}, {place}
Where is my order {num}?
May I change my password?
Mark as read
I want to cancel order {num}
The price is {num} dollars
me llamo {full} y vivo en {city}
mi dirección es {adr}
je m'appelle {full}, j'habite à {city}
mon adresse est {adr}
ich heiße {full} und wohne in {city}
meine Adresse ist {adr}
meu nome é {full}, moro em {city}
mi chiamo {full} e abito a {city}
ik heet {full} en woon in {city}
mijn adres is {adr}
lavoro per {org} a {city}
trabajo en {org}
ich arbeite bei {org}`.trim().split('\n').map((frame) => frame.replaceAll('\\n', '\n'))
