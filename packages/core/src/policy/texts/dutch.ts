import type { BuiltInTexts } from './built-in.js'

/** What the guard says in Dutch. */
export const dutch: BuiltInTexts = {
  notice: 'Gevoelige gegevens in uw berichten worden vervangen voordat de assistent ze ziet, en verzegeld bewaard.',
  service: 'u hier te antwoorden',
  texts: {
    disclosure: 'Hallo! U praat met een bot, niet met een mens.',
    disclosureOnAsking:
      'Ik ben een bot, geen mens. Wilt u een mens bereiken, schrijf dan MENS of neem contact op met {contact}.',
    noticeShown: '{notice} U kunt op elk moment bezwaar maken door STOP te schrijven.',
    consentPrompt:
      '{notice} Mogen uw berichten voor dit doel worden verwerkt: {purposes}? Antwoord alstublieft JA of NEE. U kunt uw toestemming op elk moment intrekken door STOP te schrijven.',
    consentReminder:
      'Voordat ik verder kan, heb ik uw antwoord nodig: mogen uw berichten voor dit doel worden verwerkt: {purposes}? Antwoord alstublieft JA of NEE.',
    consentOptional:
      'Nog één vraag, en het antwoord is aan u: mogen uw berichten ook voor dit doel worden verwerkt: {purposes}? Antwoord alstublieft JA of NEE. Al het andere werkt hoe dan ook.',
    consentGranted: 'Dank u. U kunt uw toestemming op elk moment intrekken door STOP te schrijven.',
    consentRefused: 'Dat is goed. Wat op uw antwoord wachtte, is gewist. Bedenkt u zich, schrijf dan TOESTEMMING.',
    consentOptionalRefused: 'Dat is goed. Al het andere werkt zoals voorheen.',
    consentWithdrawn: 'Uw toestemming is vanaf nu ingetrokken. Bedenkt u zich, schrijf dan TOESTEMMING.',
    consentMissing:
      'Zonder uw toestemming kan ik geen berichten verwerken. Schrijf TOESTEMMING om opnieuw gevraagd te worden, of neem contact op met {contact}.',
    buttonYes: 'Ja',
    buttonNo: 'Nee',
    ageQuestion: 'Voordat we beginnen: bent u minstens {age} jaar oud? Antwoord alstublieft JA of NEE.',
    ageTooYoung:
      'Ik mag alleen praten met mensen die oud genoeg zijn om dit zelf te beslissen. Er is niets bewaard van wat u schreef.',
    accessSummary:
      'Dit wordt van u bewaard, verzegeld: {summary}. Om het te laten wissen, schrijf VERWIJDER MIJN GEGEVENS.',
    accessNothing: 'niets',
    exportReady: 'Dit is alles wat van u wordt bewaard, als bestand.',
    stepUpNeeded: 'Voordat ik dit geef, moet ik zeker weten dat u het bent. {contact} vertelt u hoe u dat bevestigt.',
    rightsNeedIdentity:
      'Hier kan ik niet weten wie u bent, dus kan ik niet laten zien of wijzigen wat wordt bewaard. Neem alstublieft contact op met {contact}.',
    erasureConfirm: 'Schrijf VERWIJDER MIJN GEGEVENS om alles te laten wissen wat van u wordt bewaard. Dat kan niet ongedaan worden gemaakt.',
    erasureDone: 'Uw gegevens zijn gewist: de sleutel van alles wat van u werd bewaard is vernietigd.',
    erasureHeld:
      'Uw verzoek is genoteerd. Uw gegevens moeten voorlopig van de wet worden bewaard; ze worden gewist zodra dat voorbij is. Voor vragen neemt u contact op met {contact}.',
    correctionAsked: 'Wat is fout, en wat is juist? Schrijf bijvoorbeeld: verbeter mijn e-mail naar het nieuwe adres.',
    correctionDone: 'Het is verbeterd.',
    restrictionOn: 'Vanaf nu worden uw gegevens bewaard en niet gebruikt. Om verder te gaan, schrijf HERVATTEN.',
    restrictionOff: 'Uw gegevens worden weer gebruikt.',
    restricted: 'Het gebruik van uw gegevens is beperkt, zoals u vroeg. Om verder te gaan, schrijf HERVATTEN.',
    objectionDone: 'Uw bezwaar geldt vanaf nu: uw gegevens worden niet meer voor dit doel verwerkt: {purposes}.',
    humanRequested: 'Ik heb het doorgegeven. Een mens neemt contact met u op. U kunt ook contact opnemen met {contact}.',
    requestReceived: 'Uw verzoek is ontvangen. U krijgt antwoord vóór {deadline}.',
    optOutHonoured: 'Verzoek ingewilligd: uw persoonlijke gegevens worden niet verkocht of gedeeld.',
    limitHonoured: 'Ingewilligd: uw gevoelige gegevens worden alleen gebruikt voor wat u hier vraagt.',
    signalHonoured:
      'Verzoek ingewilligd: uw browser stuurt Global Privacy Control, dus uw persoonlijke gegevens worden niet verkocht of gedeeld.',
    receiptReady: 'Dit is uw bewijs, als bestand. Iedereen kan het controleren, zonder ons.',
    receiptSummary: 'Dit is vastgelegd: {summary}. Voor het bestand dat het bewijst, neemt u contact op met {contact}.',
    receiptNone: 'Er is geen antwoord van u vastgelegd, dus er is geen bewijs.',
    settingsShown: 'Instellingen van dit gesprek: {settings}.',
    settingsChanged: 'Gewijzigd, vanaf uw volgende bericht: {settings}.',
    settingsDenied: 'Dat mag u hier niet wijzigen.',
    messageRefused: 'Stuur dit hier alstublieft niet: {types}. {because}Uw bericht is niet verwerkt.',
    replyRefused: 'Ik heb een antwoord dat hier niet mag worden verstuurd.',
    attachmentRefused: 'Bestanden van dit type worden hier niet aangenomen: {types}. Uw bericht is niet verwerkt.',
    attachmentWithheld: 'Een bestand dat u stuurde is niet doorgegeven en niet bewaard: {types}.',
    limitReached: 'Ik kan dit bericht nu niet aannemen. Probeer het later nog eens.',
    failedClosed: 'Sorry, ik kan nu geen berichten verwerken. Er is niets doorgegeven van wat u schreef.',
  },
}
