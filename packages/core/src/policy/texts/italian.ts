import type { BuiltInTexts } from './built-in.js'

/** What the guard says in Italian. */
export const italian: BuiltInTexts = {
  notice: 'I dati sensibili nei suoi messaggi vengono sostituiti prima che l’assistente li veda e conservati sigillati.',
  service: 'risponderle qui',
  texts: {
    disclosure: 'Buongiorno! Sta parlando con un bot, non con una persona.',
    disclosureOnAsking:
      'Sono un bot, non una persona. Per parlare con una persona scriva PERSONA oppure si rivolga a {contact}.',
    noticeShown: '{notice} Può opporsi in qualsiasi momento scrivendo STOP.',
    consentPrompt:
      '{notice} I suoi messaggi possono essere trattati per questo scopo: {purposes}? Risponda SÌ o NO, per favore. Può revocare il consenso in qualsiasi momento scrivendo STOP.',
    consentReminder:
      'Prima di continuare ho bisogno della sua risposta: i suoi messaggi possono essere trattati per questo scopo: {purposes}? Risponda SÌ o NO, per favore.',
    consentOptional:
      'Ancora una domanda, e la risposta è libera: i suoi messaggi possono essere trattati anche per questo scopo: {purposes}? Risponda SÌ o NO, per favore. Tutto il resto funziona comunque.',
    consentGranted: 'Grazie. Può revocare il consenso in qualsiasi momento scrivendo STOP.',
    consentRefused: 'Va bene. Ciò che attendeva la sua risposta è cancellato. Se cambia idea, scriva CONSENSO.',
    consentOptionalRefused: 'Va bene. Tutto il resto funziona come prima.',
    consentWithdrawn: 'Il suo consenso è revocato da adesso. Se cambia idea, scriva CONSENSO.',
    consentMissing:
      'Non posso trattare messaggi senza il suo consenso. Scriva CONSENSO perché glielo chieda di nuovo, oppure si rivolga a {contact}.',
    buttonYes: 'Sì',
    buttonNo: 'No',
    ageQuestion: 'Prima di iniziare: ha almeno {age} anni? Risponda SÌ o NO, per favore.',
    ageTooYoung:
      'Posso parlare solo con persone abbastanza grandi da decidere da sole. Nulla di ciò che ha scritto è stato conservato.',
    accessSummary:
      'Questo è ciò che è conservato di lei, sigillato: {summary}. Per farlo cancellare scriva CANCELLARE I MIEI DATI.',
    accessNothing: 'nulla',
    exportReady: 'Questo è tutto ciò che è conservato di lei, in un file.',
    stepUpNeeded: 'Prima di consegnarlo devo essere certo che sia lei. {contact} le dirà come confermarlo.',
    rightsNeedIdentity:
      'Qui non posso sapere chi è lei, quindi non posso mostrare né cambiare ciò che è conservato. Si rivolga a {contact}, per favore.',
    erasureConfirm: 'Per far cancellare tutto ciò che è conservato di lei, scriva CANCELLARE I MIEI DATI. Non si può annullare.',
    erasureDone: 'I suoi dati sono cancellati: la chiave di tutto ciò che era conservato di lei è distrutta.',
    erasureHeld:
      'La sua richiesta è annotata. Per ora la legge impone di conservare i suoi dati; saranno cancellati appena ciò finisce. Per domande si rivolga a {contact}.',
    correctionAsked:
      'Che cosa è sbagliato e che cosa è giusto? Scriva, per esempio: corregga la mia e-mail con il nuovo indirizzo.',
    correctionDone: 'È corretto.',
    restrictionOn: 'Da adesso i suoi dati sono conservati e non usati. Per continuare scriva RIPRENDERE.',
    restrictionOff: 'I suoi dati sono di nuovo usati.',
    restricted: 'L’uso dei suoi dati è limitato, come ha chiesto. Per continuare scriva RIPRENDERE.',
    objectionDone: 'La sua opposizione vale da adesso: i suoi dati non sono più trattati per questo scopo: {purposes}.',
    humanRequested: 'Ho inoltrato la richiesta. Una persona le risponderà. Può anche rivolgersi a {contact}.',
    requestReceived: 'La sua richiesta è arrivata. Avrà una risposta entro il {deadline}.',
    optOutHonoured: 'Richiesta di opposizione accolta: i suoi dati personali non sono venduti né condivisi.',
    limitHonoured: 'Accolto: i suoi dati sensibili sono usati solo per ciò che chiede qui.',
    signalHonoured:
      'Richiesta di opposizione accolta: il suo browser invia Global Privacy Control, quindi i suoi dati personali non sono venduti né condivisi.',
    receiptReady: 'Questa è la sua ricevuta, in un file. Chiunque può verificarla, senza di noi.',
    receiptSummary: 'Questo è registrato: {summary}. Per il file che lo prova si rivolga a {contact}.',
    receiptNone: 'Non è registrata nessuna sua risposta, quindi non c’è ricevuta.',
    settingsShown: 'Impostazioni di questa conversazione: {settings}.',
    settingsChanged: 'Cambiato, dal suo prossimo messaggio: {settings}.',
    settingsDenied: 'Qui non può cambiare questo.',
    messageRefused: 'Non invii questo qui, per favore: {types}. {because}Il suo messaggio non è stato trattato.',
    replyRefused: 'Ho una risposta che qui non può essere inviata.',
    attachmentRefused: 'Qui non si accettano file di questo tipo: {types}. Il suo messaggio non è stato trattato.',
    attachmentWithheld: 'Un file che ha inviato non è stato inoltrato né conservato: {types}.',
    limitReached: 'Ora non posso accettare questo messaggio. Riprovi più tardi, per favore.',
    failedClosed: 'Mi dispiace, ora non posso trattare messaggi. Nulla di ciò che ha scritto è stato inoltrato.',
  },
}
