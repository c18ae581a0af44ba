/** How the name of a month was written. */
export interface MonthName {
  /** 1 to 12. */
  readonly month: number
  readonly language: string
  readonly style: 'long' | 'short'
  readonly letters: 'lower' | 'capital' | 'upper'
}

/** Reads a month's name in the languages of the detector, the one of `locale` first. */
export function monthOf(word: string, locale: string): MonthName | undefined {
  const found = namesOfMonths().get(word.toLowerCase())
  const [first] = found ?? []
  if (found === undefined || first === undefined) return undefined
  const name = found.find(({ language }) => locale.toLowerCase().startsWith(language)) ?? first
  const letters = word === word.toUpperCase() ? 'upper' : word === word.toLowerCase() ? 'lower' : 'capital'
  return { ...name, letters }
}

/** Another month in the same language, length and letters. */
export function nameOfMonth({ language, style, letters }: MonthName, month: number): string {
  const name = nameIn(language, style, month)
  if (letters === 'upper') return name.toUpperCase()
  return letters === 'lower' ? name.toLowerCase() : name.charAt(0).toUpperCase() + name.slice(1)
}

const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl']

type NamesOfMonths = ReadonlyMap<string, readonly Omit<MonthName, 'letters'>[]>
let names: NamesOfMonths | undefined

/** Made with the first date: the language data of the runtime takes milliseconds. */
function namesOfMonths(): NamesOfMonths {
  if (names !== undefined) return names
  const made = new Map<string, Omit<MonthName, 'letters'>[]>()
  const add = (word: string, name: Omit<MonthName, 'letters'>): void => void made.set(word, [...(made.get(word) ?? []), name])
  for (const language of languages) {
    for (const style of ['long', 'short'] as const) {
      for (let month = 1; month <= 12; month += 1) add(nameIn(language, style, month).toLowerCase(), { month, language, style })
    }
  }
  add('sept', { month: 9, language: 'en', style: 'short' })
  return (names = made)
}

/** Without the dot that some languages end a short name with, because the date has its own. */
function nameIn(language: string, style: 'long' | 'short', month: number): string {
  const format = new Intl.DateTimeFormat(language, { month: style, timeZone: 'UTC' })
  return format.format(new Date(Date.UTC(2001, month - 1, 15))).replace(/\.$/, '')
}
