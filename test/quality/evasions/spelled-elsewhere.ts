import { readProbes, type Probe } from './probe.js'

/** Digits as words of Spanish, French, German, Portuguese, Italian and Dutch. */
export const spelledElsewhere: readonly Probe[] = [
  ...readProbes('spelled digits, Spanish', [
    ['CREDIT_CARD', 'mi tarjeta es {{cuatro uno uno uno uno uno uno uno uno uno uno uno uno uno uno uno}}'],
    ['CREDIT_CARD', 'el n\u00famero de tarjeta: {{cuatro cero uno dos, ocho ocho ocho ocho, ocho ocho ocho ocho, uno ocho ocho uno}}'],
    ['CREDIT_CARD', 'tarjeta {{5555 cinco cinco cinco cinco 5555 cuatro cuatro cuatro cuatro}}'],
    ['CREDIT_CARD', 'tarjeta {{doble cinco doble cinco doble cinco doble cinco doble cinco doble cinco doble cuatro doble cuatro}}'],
    ['PHONE_NUMBER', 'mi tel\u00e9fono es el {{seis uno dos tres cuatro cinco seis siete ocho}}'],
    ['PHONE_NUMBER', 'll\u00e1mame al m\u00e1s {{tres cuatro seis uno dos tres cuatro cinco seis siete ocho}}'],
    ['ES_NIF', 'mi DNI es {{uno dos tres cuatro cinco seis siete ocho}} zeta'],
    ['PIN', 'mi pin es {{cuatro dos siete uno}}'],
  ]),
  ...readProbes('spelled digits, French', [
    ['CREDIT_CARD', 'ma carte : {{quatre un un un un un un un un un un un un un un un}}'],
    ['CREDIT_CARD', 'num\u00e9ro de carte {{quatre z\u00e9ro un deux huit huit huit huit huit huit huit huit un huit huit un}}'],
    ['CREDIT_CARD', 'carte {{cinq cinq cinq cinq 5555 cinq cinq cinq cinq 4444}}'],
    ['PHONE_NUMBER', 'mon t\u00e9l\u00e9phone est le {{z\u00e9ro un neuf neuf z\u00e9ro z\u00e9ro un deux trois quatre}}'],
    // As everybody in France says it: in pairs.
    ['PHONE_NUMBER', 'appelez-moi au {{z\u00e9ro un, quatre-vingt-dix-neuf, z\u00e9ro z\u00e9ro, douze, trente-quatre}}'],
    ['PHONE_NUMBER', 'mon num\u00e9ro : {{zero six, douze, trente-quatre, cinquante-six, soixante-dix-huit}}'],
    ['FR_NIR', 's\u00e9curit\u00e9 sociale {{un huit quatre un deux sept six quatre cinq un z\u00e9ro huit neuf quatre six}}'],
    ['PIN', 'mon code pin est {{quatre deux sept un}}'],
  ]),
  ...readProbes('spelled digits, German', [
    ['CREDIT_CARD', 'meine Karte ist {{vier eins eins eins eins eins eins eins eins eins eins eins eins eins eins eins}}'],
    ['CREDIT_CARD', 'Kartennummer: {{vier null eins zwo acht acht acht acht acht acht acht acht eins acht acht eins}}'],
    ['CREDIT_CARD', 'karte {{f\u00fcnf f\u00fcnf f\u00fcnf f\u00fcnf, fuenf fuenf fuenf fuenf, 5555, vier vier vier vier}}'],
    ['PHONE_NUMBER', 'meine Telefonnummer ist {{null drei null zwei drei eins zwei f\u00fcnf drei vier f\u00fcnf}}'],
    ['PHONE_NUMBER', 'ruf mich an: plus {{vier neun drei null zwo drei eins zwo f\u00fcnf drei vier f\u00fcnf}}'],
    ['IBAN_CODE', 'IBAN {{DE acht neun drei sieben null vier null null vier vier null f\u00fcnf drei zwei null eins drei null null null}}'],
    ['PIN', 'meine PIN lautet {{vier zwei sieben eins}}'],
  ]),
  ...readProbes('spelled digits, Portuguese', [
    ['CREDIT_CARD', 'meu cart\u00e3o \u00e9 {{quatro um um um um um um um um um um um um um um um}}'],
    ['CREDIT_CARD', 'n\u00famero do cart\u00e3o: {{quatro zero um dois oito oito oito oito oito oito oito oito um oito oito um}}'],
    ['BR_CPF', 'meu CPF \u00e9 {{cinco dois nove nove oito dois dois quatro sete dois cinco}}'],
    ['PHONE_NUMBER', 'meu telefone \u00e9 {{um um nove oito sete meia cinco quatro tr\u00eas dois um}}'],
    ['PHONE_NUMBER', 'telefone mais {{tr\u00eas cinco um nove um dois tr\u00eas quatro cinco seis sete oito}}'],
    ['PIN', 'minha senha do cart\u00e3o \u00e9 {{quatro dois sete um}}'],
  ]),
  ...readProbes('spelled digits, Italian', [
    ['CREDIT_CARD', 'la mia carta \u00e8 {{quattro uno uno uno uno uno uno uno uno uno uno uno uno uno uno uno}}'],
    ['CREDIT_CARD', 'numero della carta: {{quattro zero uno due, otto otto otto otto, otto otto otto otto, uno otto otto uno}}'],
    ['CREDIT_CARD', 'carta {{cinque cinque cinque cinque 5555 cinque cinque cinque cinque 4444}}'],
    ['PHONE_NUMBER', 'il mio telefono \u00e8 {{tre quattro sette uno due tre quattro cinque sei sette}}'],
    ['PHONE_NUMBER', 'chiamami al pi\u00f9 {{tre nove tre quattro sette uno due tre quattro cinque sei sette}}'],
    ['PIN', 'il mio pin \u00e8 {{quattro due sette uno}}'],
  ]),
  ...readProbes('spelled digits, Dutch', [
    ['CREDIT_CARD', 'mijn kaart is {{vier een een een een een een een een een een een een een een een}}'],
    ['CREDIT_CARD', 'kaartnummer: {{vier nul \u00e9\u00e9n twee acht acht acht acht acht acht acht acht \u00e9\u00e9n acht acht \u00e9\u00e9n}}'],
    ['PHONE_NUMBER', 'mijn telefoonnummer is {{nul zes een twee drie vier vijf zes zeven acht}}'],
    ['PHONE_NUMBER', 'bel plus {{drie een zes een twee drie vier vijf zes zeven acht}}'],
    ['NL_BSN', 'mijn BSN is {{een een een twee twee twee drie drie drie}}'],
    ['PIN', 'mijn pincode is {{vier twee zeven een}}'],
  ]),
]
