import type { Example } from './example.js'
import type { Language, NameLists } from './name-lists.js'
import { createRandom, type Random } from './random.js'

/** A few frames of sentences, for the trainer's own tests and for a start. */
export function basicSentences({ seed, count, names }: { seed: number; count: number; names: NameLists }): readonly Example[] {
  const random = createRandom(seed)
  return Array.from({ length: count }, () => fill(random.pick(frames), random, names))
}

function fill(frame: string, random: Random, names: NameLists): Example {
  const language: Language = random.chance(0.55) ? 'en' : random.pick(['es', 'fr', 'de', 'pt', 'it', 'nl', 'other'])
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
    case 'adr': return { value: address(language, random, names, city()), code: 'ADR' }
    case 'num': return { value: String(random.below(10 ** (1 + random.below(6)))), code: '' }
    default: throw new Error(`no slot ${slot}`)
  }
}

function address(language: Language, random: Random, names: NameLists, city: string): string {
  const street = random.pick(names.streets[language])
  const number = String(1 + random.below(random.chance(0.5) ? 200 : 9_999))
  const isNumberFirst = language === 'en' || language === 'fr'
  const line = isNumberFirst ? `${number} ${street}` : `${street} ${number}`
  const unit = random.chance(0.2) ? random.pick([', Apt 4', ' Apt. 12B', ', Suite 300', ' #5', ', Flat 2', ', 3rd floor']) : ''
  const code = String(10_000 + random.below(90_000))
  const state = random.pick(names.regions.en.slice(0, 50))
  return random.pick([line + unit, line + unit, `${line}${unit}, ${city}`, `${line}${unit}\n${city}\n${code}`, `${line}${unit}, ${city}, ${state} ${code}`, `${line}, ${code} ${city}`])
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
{city}
{org}
Name: {full}
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
ich arbeite bei {org}`.trim().split('\n')
