import type { Language } from './name-lists.js'

/** Sentences with names in the languages beside English; slots as in `frames-of-service.ts`. Written for this project. */
export const foreignFrames: { readonly [language in Exclude<Language, 'en' | 'other'>]: readonly string[] } = {
  es: split(`
    me llamo {full} y vivo en {city}|soy {first}, el cliente de {city}|mi nombre es {full}|mi dirección es {adr}|vivo en {adr}|envíenlo a {adr}, por favor
    el pedido es para {full}, {adr}|quiero hablar con {first}|gracias, {first}|hola {first}, ¿cómo estás?|trabajo en {org}|soy de {city}, {place}
    el señor {last} no ha contestado|la señora {last} llamará mañana|mi hermana {first} vive en {city}|viajo de {city} a {city}|{org} me cobró dos veces
    el titular de la cuenta es {full}|atentamente, {full}|Estimada {first}:|mi jefe {full} de {org}|¿está {first} en la oficina de {city}?|nací en {city}`),
  fr: split(`
    je m'appelle {full} et j'habite à {city}|je suis {first}, votre cliente de {city}|mon nom est {full}|mon adresse est {adr}|j’habite au {adr}|livrez au {adr} svp
    la commande est pour {full}, {adr}|je voudrais parler à {first}|merci {first}|bonjour {first}, ça va ?|je travaille chez {org}|je viens de {city}, {place}
    monsieur {last} n’a pas répondu|madame {last} rappellera demain|ma sœur {first} vit à {city}|je vais de {city} à {city}|{org} m’a débité deux fois
    le titulaire du compte est {full}|cordialement, {full}|Chère {first},|mon chef {full} de {org}|est-ce que {first} est au bureau de {city} ?|né à {city}`),
  de: split(`
    ich heiße {full} und wohne in {city}|ich bin {first}, Kundin aus {city}|mein Name ist {full}|meine Adresse ist {adr}|ich wohne in der {adr}|bitte liefern Sie an {adr}
    die Bestellung ist für {full}, {adr}|ich möchte mit {first} sprechen|danke {first}|hallo {first}, wie geht es dir?|ich arbeite bei {org}|ich komme aus {city}, {place}
    Herr {last} hat nicht geantwortet|Frau {last} ruft morgen zurück|meine Schwester {first} wohnt in {city}|ich fahre von {city} nach {city}|{org} hat zweimal abgebucht
    Kontoinhaber ist {full}|viele Grüße, {full}|Liebe {first},|Sehr geehrter Herr {last},|Sehr geehrte Frau {last}|mein Chef {full} von {org}|ist {first} im Büro in {city}?
    der Kollege {last} hat mir das gesagt|geboren in {city}|ich bin die {first}|{first} hat mir den Gutschein geschickt|Rechnung an {org}, {adr}`),
  pt: split(`
    meu nome é {full} e moro em {city}|sou {first}, cliente de {city}|chamo-me {full}|meu endereço é {adr}|moro na {adr}|entreguem na {adr}, por favor
    o pedido é para {full}, {adr}|quero falar com {first}|obrigado, {first}|olá {first}, tudo bem?|trabalho na {org}|sou de {city}, {place}
    o senhor {last} não respondeu|a senhora {last} liga amanhã|minha irmã {first} mora em {city}|viajo de {city} para {city}|a {org} cobrou duas vezes
    o titular da conta é {full}|atenciosamente, {full}|Cara {first},|meu chefe {full} da {org}|o {first} está no escritório de {city}?|nasci em {city}`),
  it: split(`
    mi chiamo {full} e abito a {city}|sono {first}, cliente di {city}|il mio nome è {full}|il mio indirizzo è {adr}|abito in {adr}|spedite a {adr}, per favore
    l’ordine è per {full}, {adr}|vorrei parlare con {first}|grazie {first}|ciao {first}, come stai?|lavoro per {org}|vengo da {city}, {place}
    il signor {last} non ha risposto|la signora {last} richiama domani|mia sorella {first} vive a {city}|vado da {city} a {city}|{org} mi ha addebitato due volte
    l’intestatario del conto è {full}|cordiali saluti, {full}|Gentile {first},|il mio capo {full} di {org}|c’è {first} nell’ufficio di {city}?|sono nato a {city}`),
  nl: split(`
    ik heet {full} en woon in {city}|ik ben {first}, klant uit {city}|mijn naam is {full}|mijn adres is {adr}|ik woon op {adr}|bezorg het op {adr} graag
    de bestelling is voor {full}, {adr}|ik wil {first} spreken|bedankt {first}|hallo {first}, hoe gaat het?|ik werk bij {org}|ik kom uit {city}, {place}
    meneer {last} heeft niet geantwoord|mevrouw {last} belt morgen terug|mijn zus {first} woont in {city}|ik reis van {city} naar {city}|{org} heeft twee keer afgeschreven
    de rekeninghouder is {full}|met vriendelijke groet, {full}|Beste {first},|mijn baas {full} van {org}|is {first} op kantoor in {city}?|geboren in {city}`),
}

function split(block: string): readonly string[] {
  return block.split(/[|\n]/).map((frame) => frame.trim()).filter((frame) => frame !== '')
}
