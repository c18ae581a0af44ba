import type { Language } from './name-lists.js'
import { createRandom, type Random } from './random.js'

/** Well-known names first, then names made as the language makes them. Always the same ones. */
export function organisationsByLanguage(language: Language, lastNames: readonly string[], cities: readonly string[]): readonly string[] {
  const random = createRandom(0x0126)
  const made = Array.from({ length: madeCount }, () => fill(random.pick(forms[language]), random, lastNames, cities))
  return [...known[language].split(', '), ...known.international.split(', '), ...made]
}

const madeCount = 3_000

function fill(form: string, random: Random, lastNames: readonly string[], cities: readonly string[]): string {
  return form.replaceAll(/\{(\w)\}/g, (_, slot: string) => {
    if (slot === 'L') return random.pickEarly(lastNames)
    if (slot === 'C') return random.pickEarly(cities.slice(0, 3_000))
    return random.pick(slot === 'A' ? adjectives : nouns)
  })
}

const adjectives = (
  'Global United First National American Pacific Atlantic Northern Southern Western Eastern Premier Advanced Superior Allied General ' +
  'Royal Golden Silver Blue Red Green Bright Smart Modern Digital Dynamic Prime Summit Pioneer Liberty Heritage Evergreen Apex'
).split(' ')
const nouns = (
  'Systems Solutions Foods Motors Media Energy Health Logistics Software Bank Insurance Airlines Pharma Electric Telecom Consulting ' +
  'Industries Technologies Partners Capital Foundation Labs Studios Networks Security Dental Plumbing Bakery Fitness Travel Finance'
).split(' ')

const forms: { readonly [language in Language]: readonly string[] } = {
  en: [
    '{L} & {L}', '{L}, {L} and {L}', '{L} Inc', '{L} LLC', '{L} Ltd', '{L} Group', '{L} and Sons', '{L} & Co', '{L} Corp.', '{L}-{L}', '{A} {N}',
    '{A} {N} Inc.', '{C} {N}', '{L} {N}', 'University of {C}', '{C} University', '{C} Police Department', 'Bank of {C}', '{C} City Council',
    '{C} General Hospital', 'St. {L} Hospital', '{L} Elementary School', '{C} High School', '{L} Foundation', '{C} FC', '{C} United', '{C} Public Library',
    '{L} Associates', '{L} Holdings', '{A} {A} {N}', '{C} Chamber of Commerce', '{L} College', '{L} Law Firm', "{L}'s {N}", '{L} PLC',
  ],
  es: ['{L} S.A.', '{L} y Asociados', '{L} Hermanos', 'Grupo {L}', 'Banco de {C}', 'Universidad de {C}', 'Hospital de {C}', 'Ayuntamiento de {C}', 'Construcciones {L} S.L.', 'Talleres {L}', 'Instituto {L}'],
  fr: ['{L} SA', '{L} et Fils', 'Groupe {L}', 'Université de {C}', 'Mairie de {C}', 'Hôpital de {C}', 'Crédit {C}', 'Banque de {C}', '{L} SARL', 'Lycée {L}', 'Boulangerie {L}', '{L} & Associés'],
  de: ['{L} GmbH', '{L} AG', '{L} & Söhne', '{L} und Partner', 'Universität {C}', 'Stadtwerke {C}', 'Sparkasse {C}', 'Klinikum {C}', '{L} GmbH & Co. KG', 'Autohaus {L}', 'Bäckerei {L}', 'TSV {C}', 'Finanzamt {C}', 'Volksbank {C}'],
  pt: ['{L} Ltda', '{L} S.A.', 'Grupo {L}', 'Banco de {C}', 'Universidade de {C}', 'Câmara Municipal de {C}', 'Hospital de {C}', '{L} & Filhos', 'Padaria {L}', 'Construtora {L}'],
  it: ['{L} S.p.A.', '{L} S.r.l.', 'Fratelli {L}', 'Gruppo {L}', 'Banca di {C}', 'Università di {C}', 'Comune di {C}', 'Ospedale di {C}', '{L} & Figli', 'Autofficina {L}', 'Studio {L}'],
  nl: ['{L} B.V.', '{L} en Zonen', '{L} Groep', 'Gemeente {C}', 'Universiteit {C}', 'Ziekenhuis {C}', 'Bakkerij {L}', 'Garage {L}', 'Stichting {L}', '{L} Advocaten'],
  other: ['{L} Group', '{L} Industries', '{C} Bank', '{L} AB', '{L} A/S', '{L} Oy', '{L} Sp. z o.o.', '{C} University', '{L} Holding', '{L} Trading', '{L} Enterprises', '{L} Pvt Ltd'],
}

/** Names of companies, institutions and clubs that chats speak of. */
const known: { readonly [language in Language | 'international']: string } = {
  international:
    'Google, Microsoft, Apple, Amazon, Facebook, Twitter, Instagram, WhatsApp, YouTube, Netflix, Uber, Lyft, Airbnb, Spotify, PayPal, eBay, ' +
    'Samsung, Sony, Nokia, Siemens, Toyota, Honda, Ford, BMW, Volkswagen, Mercedes, Audi, Tesla, Nike, Adidas, Puma, Coca-Cola, Pepsi, Nestlé, ' +
    'IBM, Intel, Oracle, SAP, Cisco, Dell, HP, Lenovo, Huawei, Xiaomi, Adobe, Salesforce, Zoom, Slack, LinkedIn, TikTok, Reddit, Visa, Mastercard, ' +
    'American Express, HSBC, Barclays, Citibank, Deutsche Bank, UBS, ING, Santander, BBVA, BNP Paribas, Goldman Sachs, Morgan Stanley, JPMorgan, ' +
    'Bank of America, Wells Fargo, Chase, Walmart, Target, Costco, IKEA, Tesco, Aldi, Lidl, Carrefour, Starbucks, Burger King, KFC, Subway, ' +
    'DHL, FedEx, UPS, Lufthansa, Ryanair, EasyJet, British Airways, Air France, KLM, Emirates, Delta, United Airlines, American Airlines, ' +
    'Vodafone, T-Mobile, AT&T, Verizon, Orange, Comcast, Shell, BP, Exxon, Pfizer, Novartis, Bayer, Roche, Boeing, Airbus, NASA, FBI, CIA, NATO, UN, ' +
    'UNICEF, WHO, European Union, Red Cross, Greenpeace, Amnesty International, BBC, CNN, Reuters, Fox News, New York Times, Disney, Warner Bros, ' +
    'Real Madrid, Barcelona, Manchester United, Chelsea, Arsenal, Liverpool, Bayern, Juventus, FIFA, UEFA, NBA, NFL, Lakers, Yankees, Red Sox',
  en:
    'Home Depot, Best Buy, Kroger, Safeway, Whole Foods, Macy\'s, Sears, McDonald\'s, Wendy\'s, Taco Bell, Pizza Hut, Domino\'s, Dunkin, Chipotle, ' +
    'Harvard, Yale, Stanford, MIT, Oxford University, Cambridge University, NHS, HMRC, IRS, DMV, Congress, Senate, Parliament, Labour, ' +
    'Sainsbury\'s, Boots, Marks & Spencer, Lloyds, NatWest, Nationwide, Royal Mail, British Gas, Sky, EE, O2, Telstra, Qantas, Woolworths, ' +
    'Geico, State Farm, Allstate, Aetna, Cigna, Kaiser Permanente, Blue Cross, Capital One, Fidelity, Vanguard, Charles Schwab, General Electric, ' +
    'General Motors, Lockheed Martin, Kodak, Xerox, Enron, Dallas Cowboys, Green Bay Packers, Chicago Bulls, Boston Celtics, Toronto Raptors',
  es: 'Telefónica, Movistar, Repsol, Iberia, Zara, Inditex, Mercadona, El Corte Inglés, Endesa, Iberdrola, CaixaBank, Bankia, Correos, Renfe, Pemex, Telmex, Bimbo, Cemex, Banamex, Liverpool, Oxxo',
  fr: 'SNCF, La Poste, EDF, Renault, Peugeot, Citroën, Total, L’Oréal, Danone, Michelin, Société Générale, Crédit Agricole, Leclerc, Auchan, Fnac, Darty, SFR, Bouygues, Free, Pôle emploi, CAF, RATP, Sorbonne',
  de: 'Deutsche Bahn, Deutsche Post, Telekom, Bosch, BASF, Allianz, Commerzbank, Sparkasse, Rewe, Edeka, Saturn, MediaMarkt, Otto, Zalando, ADAC, AOK, Barmer, Borussia Dortmund, Schalke, Thyssenkrupp, Porsche, Opel, Migros, Coop, Swisscom, Raiffeisen',
  pt: 'Petrobras, Itaú, Bradesco, Caixa, Banco do Brasil, Correios, Vivo, Claro, TIM, Globo, Embraer, TAP, Galp, EDP, NOS, MEO, Pingo Doce, Continente, Benfica, Sporting, Flamengo, Corinthians, Palmeiras, Magazine Luiza, Nubank',
  it: 'Fiat, Ferrari, Eni, Enel, TIM, Poste Italiane, Trenitalia, Intesa Sanpaolo, Unicredit, Generali, Barilla, Ferrero, Luxottica, Esselunga, Conad, Alitalia, Rai, Mediaset, Inter, Milan, INPS, Agenzia delle Entrate',
  nl: 'Philips, Rabobank, ABN AMRO, KPN, Ziggo, PostNL, Albert Heijn, Jumbo, HEMA, Bol.com, NS, Ajax, Feyenoord, PSV, Heineken, Unilever, ASML, Belastingdienst, UWV, Proximus, Colruyt, Delhaize',
  other: 'Tata, Infosys, Reliance, Wipro, Flipkart, Volvo, Ericsson, Spotify, Maersk, Lego, Novo Nordisk, Equinor, Telenor, Allegro, Orlen, Škoda, Turkish Airlines, Gazprom, Sberbank, Hyundai, Kia, LG, Mitsubishi, Nintendo, Panasonic, Alibaba, Tencent, Petronas, Grab, Gojek, MTN, Safaricom',
}
