import type { Language } from './name-lists.js'
import { createRandom, type Random } from './random.js'

/** Makes names of streets as the language forms them, from its surnames, first names and towns. Always the same ones. */
export function streetsByLanguage(
  language: Language,
  lastNames: readonly string[],
  firstNames: readonly string[],
  cities: readonly string[],
): readonly string[] {
  const random = createRandom(0x57ee7)
  const known = knownStreets[language].split(', ')
  const made = Array.from({ length: streetCount }, () => forms[language](random, { lastNames, firstNames, cities }))
  return [...known, ...made]
}

const streetCount = 4_000

interface Sources {
  readonly lastNames: readonly string[]
  readonly firstNames: readonly string[]
  readonly cities: readonly string[]
}

const englishHeads = (
  'Maple Oak Cedar Pine Elm Walnut Chestnut Willow Birch Ash Hickory Cherry Spruce Magnolia Sycamore Juniper Poplar Laurel ' +
  'Park Lake Hill River Ridge Valley Meadow Forest Spring Sunset Highland Church School Mill Bridge Station Market High Main ' +
  'Washington Lincoln Jefferson Franklin Jackson Madison Monroe Adams Grant Victoria Queen King Prince Albert George ' +
  'First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth North South East West Center Central Broad Water Front ' +
  'Green White Rose Garden Orchard Vine Grove Railroad Academy College University Liberty Union Commerce Industrial Canal'
).split(' ')
const englishTails = (
  'Street Avenue Road Lane Drive Boulevard Court Place Way Circle Terrace Trail Parkway Square Close Crescent Row Gardens ' +
  'Grove Hill Mews Walk Alley Highway Plaza Loop Pike Run Path Crossing St Ave Rd Ln Dr Blvd Ct Pl Cir Ter Trl Pkwy Sq Hwy ' +
  'St. Ave. Rd. Ln. Dr. Blvd. Ct. Pl.'
).split(' ')
const englishPrefixes = ['', '', '', '', '', 'N ', 'S ', 'E ', 'W ', 'North ', 'South ', 'East ', 'West ', 'Old ', 'New ', 'NW ', 'SE ']

const forms: { readonly [language in Language]: (random: Random, sources: Sources) => string } = {
  en: (random, sources) => {
    const head = random.chance(0.5) ? random.pick(englishHeads) : random.chance(0.15) ? ordinal(1 + random.below(120)) : englishHead(random, sources)
    return `${random.pick(englishPrefixes)}${head} ${random.pickEarly(englishTails)}`
  },
  es: (random, sources) => {
    const kind = random.pickEarly(['Calle', 'Avenida', 'Plaza', 'Paseo', 'Avda.', 'C/', 'Camino', 'Carretera de', 'Ronda', 'Travesía', 'Av.', 'Calzada', 'Privada', 'Cerrada'])
    const rest = 'Mayor, de la Constitución, Real, del Sol, San Juan, de la Paz, Nueva, del Prado, Santa María, de la Iglesia, Cervantes, Colón, Juárez, Reforma, Hidalgo, Morelos, Madero, de los Reyes, Insurgentes, San Martín'.split(', ')
    return `${kind} ${random.chance(0.5) ? random.pick(rest) : personOrTown(random, sources, ' de ')}`
  },
  fr: (random, sources) => {
    const kind = random.pickEarly(['rue', 'avenue', 'boulevard', 'place', 'chemin', 'impasse', 'allée', 'quai', 'route', 'cours', 'Rue', 'Avenue', 'Boulevard', 'passage', 'bd', 'av.', 'square'])
    const rest = 'de la République, de la Gare, des Lilas, Victor Hugo, de l’Église, du Moulin, des Écoles, Jean Jaurès, de Paris, de la Paix, du Général de Gaulle, des Roses, de Verdun, Pasteur, Saint-Martin, de la Mairie, Voltaire, Gambetta, du Château, Nationale, des Acacias, du Stade'.split(', ')
    return `${kind} ${random.chance(0.6) ? random.pick(rest) : personOrTown(random, sources, ' de ')}`
  },
  de: (random, sources) => {
    const tails = ['straße', 'weg', 'allee', 'gasse', 'platz', 'ring', 'str.', 'strasse', 'damm', 'ufer', 'stieg', 'hof', 'steig']
    const heads = 'Haupt Bahnhof Garten Linden Schul Kirch Berg Wald Wiesen Birken Eichen Buchen Rosen Markt Mühl Ring Park Post Dorf Feld Goethe Schiller Mozart Beethoven Bismarck Kaiser Friedrichs König Kastanien Ahorn Tannen Amsel Sonnen'.split(' ')
    if (random.chance(0.6)) return random.pick(heads) + random.pickEarly(tails)
    if (random.chance(0.4)) return `${random.pickEarly(sources.cities)}er ${capital(random.pickEarly(tails))}`
    return `${random.pick(sources.firstNames)}-${random.pick(sources.lastNames)}-${capital(random.pickEarly(tails))}`
  },
  pt: (random, sources) => {
    const kind = random.pickEarly(['Rua', 'Avenida', 'Travessa', 'Praça', 'Largo', 'Av.', 'R.', 'Alameda', 'Estrada', 'Rodovia', 'Beco', 'Calçada'])
    const rest = 'das Flores, da Liberdade, do Comércio, de São João, XV de Novembro, Sete de Setembro, da Igreja, do Sol, Nova, Direita, da Paz, Santa Luzia, Paulista, Augusta, das Palmeiras, do Carmo'.split(', ')
    return `${kind} ${random.chance(0.5) ? random.pick(rest) : personOrTown(random, sources, ' de ')}`
  },
  it: (random, sources) => {
    const kind = random.pickEarly(['Via', 'Viale', 'Piazza', 'Corso', 'Vicolo', 'Largo', 'Strada', 'via', 'viale', 'piazza', 'Contrada', 'Piazzale', 'Rotonda', 'Borgo'])
    const rest = 'Roma, Garibaldi, Giuseppe Mazzini, Dante, Cavour, Marconi, Verdi, della Libertà, Matteotti, San Francesco, dei Mille, della Repubblica, Vittorio Emanuele, Nazionale, XX Settembre, delle Rose, Kennedy, IV Novembre, del Corso'.split(', ')
    return `${kind} ${random.chance(0.5) ? random.pick(rest) : personOrTown(random, sources, ' ')}`
  },
  nl: (random, sources) => {
    const heads = 'Kerk School Molen Dorps Stations Nieuw Hoofd Juliana Wilhelmina Beatrix Linden Eiken Beuken Kastanje Rozen Prinsen Keizers Heren Koning Oranje Park Markt Haven Zee Duin Bloem Water Tulpen Vondel Rembrandt Berken'.split(' ')
    const tails = ['straat', 'weg', 'laan', 'plein', 'gracht', 'kade', 'dijk', 'singel', 'pad', 'hof', 'dreef', 'steeg', 'markt']
    if (random.chance(0.75)) return random.pick(heads) + random.pickEarly(tails)
    return `${random.pick(sources.firstNames)} ${random.pick(sources.lastNames)}${random.pickEarly(tails)}`
  },
  other: (random, sources) => {
    const name = random.chance(0.5) ? random.pickEarly(sources.lastNames) : random.pickEarly(sources.cities)
    return random.pick([`ul. ${name}`, `${name} Road`, `${name} Street`, `${name} Marg`, `Jalan ${name}`, `${name}gatan`, `${name}vej`, `${name} Cad.`, `Jl. ${name}`, `${name} Nagar`, `ulica ${name}`, `${name}gata`])
  },
}

function englishHead(random: Random, sources: Sources): string {
  return random.chance(0.3) ? random.pickEarly(sources.cities) : random.pickEarly(sources.lastNames.slice(0, 5_000))
}

function personOrTown(random: Random, sources: Sources, joint: string): string {
  if (random.chance(0.3)) return `${joint.trim()} ${random.pickEarly(sources.cities)}`.trim()
  return `${random.pick(sources.firstNames)} ${random.pick(sources.lastNames)}`
}

function ordinal(value: number): string {
  const tail = value % 100 >= 11 && value % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th')
  return `${value}${tail}`
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

const knownStreets: { readonly [language in Language]: string } = {
  en: 'Main Street, High Street, Church Road, Park Avenue, Broadway, Station Road, London Road, Victoria Street, Green Lane, Mill Lane',
  es: 'Gran Vía, Calle Mayor, Calle de Alcalá, Paseo de la Castellana, La Rambla, Avenida Diagonal, Paseo de la Reforma',
  fr: 'rue de Rivoli, avenue des Champs-Élysées, rue de la Gare, boulevard Saint-Michel, place de la République',
  de: 'Hauptstraße, Bahnhofstraße, Unter den Linden, Kurfürstendamm, Reeperbahn, Am Markt, An der Mühle, Im Winkel, Zum Sportplatz, Auf der Heide',
  pt: 'Rua Augusta, Avenida Paulista, Avenida da Liberdade, Rua de Santa Catarina',
  it: 'Via Roma, Corso Italia, Via Garibaldi, Piazza del Duomo, Via Condotti',
  nl: 'Kerkstraat, Dorpsstraat, Damrak, Kalverstraat, Coolsingel, Oudegracht',
  other: 'Nevsky Prospekt, Nowy Świat, MG Road, Marszałkowska, Drottninggatan, Karl Johans gate',
}
