import type { BuiltInTexts } from './built-in.js'

/** What the guard says in French. */
export const french: BuiltInTexts = {
  notice: 'Les données sensibles de vos messages sont remplacées avant que l’assistant ne les voie, et conservées sous scellé.',
  service: 'vous répondre ici',
  texts: {
    disclosure: 'Bonjour ! Vous parlez avec un robot, pas avec un humain.',
    disclosureOnAsking:
      'Je suis un robot, pas un humain. Pour joindre une personne, écrivez HUMAIN ou adressez-vous à {contact}.',
    noticeShown: '{notice} Vous pouvez vous opposer à tout moment en écrivant STOP.',
    consentPrompt:
      '{notice} Vos messages peuvent-ils être traités dans ce but : {purposes} ? Répondez OUI ou NON, s’il vous plaît. Vous pouvez retirer votre accord à tout moment en écrivant STOP.',
    consentReminder:
      'Avant de continuer, j’ai besoin de votre réponse : vos messages peuvent-ils être traités dans ce but : {purposes} ? Répondez OUI ou NON, s’il vous plaît.',
    consentOptional:
      'Encore une question, et vous êtes libre de votre réponse : vos messages peuvent-ils aussi être traités dans ce but : {purposes} ? Répondez OUI ou NON, s’il vous plaît. Tout le reste fonctionne dans les deux cas.',
    consentGranted: 'Merci. Vous pouvez retirer votre accord à tout moment en écrivant STOP.',
    consentRefused:
      'C’est entendu. Ce qui attendait votre réponse est effacé. Si vous changez d’avis, écrivez CONSENTEMENT.',
    consentOptionalRefused: 'C’est entendu. Tout le reste fonctionne comme avant.',
    consentWithdrawn: 'Votre consentement est retiré à partir de maintenant. Si vous changez d’avis, écrivez CONSENTEMENT.',
    consentMissing:
      'Je ne peux pas traiter de messages sans votre consentement. Écrivez CONSENTEMENT pour que je vous le redemande, ou adressez-vous à {contact}.',
    buttonYes: 'Oui',
    buttonNo: 'Non',
    ageQuestion: 'Avant de commencer : avez-vous au moins {age} ans ? Répondez OUI ou NON, s’il vous plaît.',
    ageTooYoung:
      'Je ne peux parler qu’avec des personnes assez âgées pour en décider elles-mêmes. Rien de ce que vous avez écrit n’a été conservé.',
    accessSummary:
      'Voici ce qui est conservé de vous, sous scellé : {summary}. Pour le faire effacer, écrivez SUPPRIMER MES DONNÉES.',
    accessNothing: 'rien',
    exportReady: 'Voici tout ce qui est conservé de vous, dans un fichier.',
    stepUpNeeded: 'Avant de le remettre, je dois être sûr que c’est vous. {contact} vous dira comment le confirmer.',
    rightsNeedIdentity:
      'Ici, je ne peux pas savoir qui vous êtes, je ne peux donc ni montrer ni modifier ce qui est conservé. Adressez-vous à {contact}, s’il vous plaît.',
    erasureConfirm: 'Pour faire effacer tout ce qui est conservé de vous, écrivez SUPPRIMER MES DONNÉES. C’est irréversible.',
    erasureDone: 'Vos données sont effacées : la clé de tout ce qui était conservé de vous est détruite.',
    erasureHeld:
      'Votre demande est notée. Vos données doivent être conservées pour l’instant, car la loi l’exige ; elles seront effacées dès que cela prendra fin. Pour toute question, adressez-vous à {contact}.',
    correctionAsked:
      'Qu’est-ce qui est faux, et qu’est-ce qui est juste ? Écrivez par exemple : corrigez mon e-mail avec la nouvelle adresse.',
    correctionDone: 'C’est corrigé.',
    restrictionOn:
      'À partir de maintenant, vos données sont conservées et ne sont pas utilisées. Pour continuer, écrivez REPRENDRE.',
    restrictionOff: 'Vos données sont de nouveau utilisées.',
    restricted: 'L’utilisation de vos données est limitée, comme vous l’avez demandé. Pour continuer, écrivez REPRENDRE.',
    objectionDone: 'Votre opposition vaut dès maintenant : vos données ne sont plus traitées dans ce but : {purposes}.',
    humanRequested: 'J’ai transmis votre demande. Une personne vous répondra. Vous pouvez aussi vous adresser à {contact}.',
    requestReceived: 'Votre demande est bien reçue. Vous aurez une réponse avant le {deadline}.',
    optOutHonoured: 'Demande d’opposition prise en compte : vos données personnelles ne sont ni vendues ni partagées.',
    limitHonoured: 'C’est pris en compte : vos données sensibles ne servent qu’à ce que vous demandez ici.',
    signalHonoured:
      'Demande d’opposition prise en compte : votre navigateur envoie Global Privacy Control, vos données personnelles ne sont donc ni vendues ni partagées.',
    receiptReady: 'Voici votre reçu, dans un fichier. N’importe qui peut le vérifier, sans nous.',
    receiptSummary: 'Voici ce qui est enregistré : {summary}. Pour le fichier qui le prouve, adressez-vous à {contact}.',
    receiptNone: 'Aucune réponse de votre part n’est enregistrée, il n’y a donc pas de reçu.',
    settingsShown: 'Réglages de cette conversation : {settings}.',
    settingsChanged: 'Modifié, à partir de votre prochain message : {settings}.',
    settingsDenied: 'Vous ne pouvez pas modifier cela ici.',
    messageRefused: 'N’envoyez pas cela ici, s’il vous plaît : {types}. {because}Votre message n’a pas été traité.',
    replyRefused: 'J’ai une réponse qui ne peut pas être envoyée ici.',
    attachmentRefused: 'Les fichiers de ce type ne sont pas acceptés ici : {types}. Votre message n’a pas été traité.',
    attachmentWithheld: 'Un fichier que vous avez envoyé n’a été ni transmis ni conservé : {types}.',
    limitReached: 'Je ne peux pas prendre ce message pour l’instant. Réessayez plus tard, s’il vous plaît.',
    failedClosed:
      'Désolé, je ne peux pas traiter de messages pour l’instant. Rien de ce que vous avez écrit n’a été transmis.',
  },
}
