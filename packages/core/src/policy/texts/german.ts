import type { BuiltInTexts } from './built-in.js'

/** What the guard says in German. */
export const german: BuiltInTexts = {
  notice: 'Sensible Angaben in Ihren Nachrichten werden ersetzt, bevor der Assistent sie sieht, und versiegelt aufbewahrt.',
  service: 'Ihnen hier zu antworten',
  texts: {
    disclosure: 'Hallo! Sie sprechen mit einem Bot, nicht mit einem Menschen.',
    disclosureOnAsking:
      'Ich bin ein Bot, kein Mensch. Um einen Menschen zu erreichen, schreiben Sie MENSCH oder wenden Sie sich an {contact}.',
    noticeShown: '{notice} Sie können jederzeit widersprechen: Schreiben Sie STOPP.',
    consentPrompt:
      '{notice} Dürfen Ihre Nachrichten zu diesem Zweck verarbeitet werden: {purposes}? Bitte antworten Sie mit JA oder NEIN. Sie können jederzeit widerrufen: Schreiben Sie STOPP.',
    consentReminder:
      'Bevor ich weitermachen kann, brauche ich Ihre Antwort: Dürfen Ihre Nachrichten zu diesem Zweck verarbeitet werden: {purposes}? Bitte antworten Sie mit JA oder NEIN.',
    consentOptional:
      'Noch eine Frage, und die Antwort steht Ihnen frei: Dürfen Ihre Nachrichten auch zu diesem Zweck verarbeitet werden: {purposes}? Bitte antworten Sie mit JA oder NEIN. Alles andere funktioniert so oder so.',
    consentGranted: 'Vielen Dank. Sie können jederzeit widerrufen: Schreiben Sie STOPP.',
    consentRefused:
      'In Ordnung. Was auf Ihre Antwort gewartet hat, ist gelöscht. Wenn Sie es sich anders überlegen, schreiben Sie EINWILLIGUNG.',
    consentOptionalRefused: 'In Ordnung. Alles andere funktioniert wie bisher.',
    consentWithdrawn:
      'Ihre Einwilligung ist ab jetzt widerrufen. Wenn Sie es sich anders überlegen, schreiben Sie EINWILLIGUNG.',
    consentMissing:
      'Ohne Ihre Einwilligung kann ich keine Nachrichten verarbeiten. Schreiben Sie EINWILLIGUNG, um noch einmal gefragt zu werden, oder wenden Sie sich an {contact}.',
    buttonYes: 'Ja',
    buttonNo: 'Nein',
    ageQuestion: 'Bevor wir anfangen: Sind Sie mindestens {age} Jahre alt? Bitte antworten Sie mit JA oder NEIN.',
    ageTooYoung:
      'Ich darf nur mit Menschen sprechen, die alt genug sind, um das selbst zu entscheiden. Nichts von dem, was Sie geschrieben haben, wurde aufbewahrt.',
    accessSummary:
      'Das ist über Sie aufbewahrt, versiegelt: {summary}. Um es löschen zu lassen, schreiben Sie MEINE DATEN LÖSCHEN.',
    accessNothing: 'nichts',
    exportReady: 'Das ist alles, was über Sie aufbewahrt ist, als Datei.',
    stepUpNeeded:
      'Bevor ich das herausgebe, muss ich sicher sein, dass Sie es sind. {contact} sagt Ihnen, wie Sie es bestätigen.',
    rightsNeedIdentity:
      'Hier kann ich nicht erkennen, wer Sie sind, und darum nichts zeigen und nichts ändern. Bitte wenden Sie sich an {contact}.',
    erasureConfirm: 'Um alles löschen zu lassen, was über Sie aufbewahrt ist, schreiben Sie MEINE DATEN LÖSCHEN. Das lässt sich nicht rückgängig machen.',
    erasureDone: 'Ihre Daten sind gelöscht: Der Schlüssel zu allem, was über Sie aufbewahrt war, ist vernichtet.',
    erasureHeld:
      'Ihr Wunsch ist vermerkt. Ihre Daten müssen vorerst aufbewahrt werden, weil ein Gesetz es verlangt; sie werden gelöscht, sobald das endet. Bei Fragen wenden Sie sich an {contact}.',
    correctionAsked:
      'Was ist falsch, und was ist richtig? Schreiben Sie bitte zum Beispiel: Berichtigen Sie meine E-Mail auf die neue Adresse.',
    correctionDone: 'Es ist berichtigt.',
    restrictionOn: 'Ab jetzt werden Ihre Daten aufbewahrt, aber nicht benutzt. Um weiterzumachen, schreiben Sie WEITER.',
    restrictionOff: 'Ihre Daten werden wieder benutzt.',
    restricted: 'Die Nutzung Ihrer Daten ist eingeschränkt, wie Sie es wollten. Um weiterzumachen, schreiben Sie WEITER.',
    objectionDone: 'Ihr Widerspruch gilt ab jetzt: Ihre Daten werden nicht mehr zu diesem Zweck verarbeitet: {purposes}.',
    humanRequested:
      'Ich habe das weitergegeben. Ein Mensch meldet sich bei Ihnen. Sie können sich auch an {contact} wenden.',
    requestReceived: 'Ihre Anfrage ist eingegangen. Sie haben eine Antwort bis {deadline}.',
    optOutHonoured: 'Ihr Widerspruch gilt: Ihre persönlichen Daten werden nicht verkauft und nicht weitergegeben.',
    limitHonoured: 'Es gilt: Ihre sensiblen Daten werden nur für das benutzt, worum Sie hier bitten.',
    signalHonoured:
      'Ihr Widerspruch gilt: Ihr Browser sendet Global Privacy Control, darum werden Ihre persönlichen Daten nicht verkauft und nicht weitergegeben.',
    receiptReady: 'Das ist Ihr Beleg, als Datei. Jeder kann ihn prüfen, auch ohne uns.',
    receiptSummary: 'Das ist vermerkt: {summary}. Für die Datei, die es beweist, wenden Sie sich an {contact}.',
    receiptNone: 'Von Ihnen ist keine Antwort vermerkt, darum gibt es keinen Beleg.',
    settingsShown: 'Einstellungen dieses Gesprächs: {settings}.',
    settingsChanged: 'Geändert, ab Ihrer nächsten Nachricht: {settings}.',
    settingsDenied: 'Das dürfen Sie hier nicht ändern.',
    messageRefused: 'Bitte senden Sie das hier nicht: {types}. {because}Ihre Nachricht wurde nicht verarbeitet.',
    replyRefused: 'Ich habe eine Antwort, die hier nicht gesendet werden darf.',
    attachmentRefused: 'Dateien dieser Art werden hier nicht angenommen: {types}. Ihre Nachricht wurde nicht verarbeitet.',
    attachmentWithheld: 'Eine Datei, die Sie gesendet haben, wurde nicht weitergegeben und nicht aufbewahrt: {types}.',
    limitReached: 'Ich kann diese Nachricht gerade nicht annehmen. Bitte versuchen Sie es später noch einmal.',
    failedClosed:
      'Entschuldigung, ich kann gerade keine Nachrichten verarbeiten. Nichts von dem, was Sie geschrieben haben, wurde weitergegeben.',
  },
}
