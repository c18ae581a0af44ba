import type { BuiltInTexts } from './built-in.js'

/** What the guard says in Portuguese. */
export const portuguese: BuiltInTexts = {
  notice: 'Os dados sensíveis das suas mensagens são substituídos antes de o assistente os ver e guardados selados.',
  service: 'responder-lhe aqui',
  texts: {
    disclosure: 'Olá! Está a falar com um bot, não com uma pessoa.',
    disclosureOnAsking: 'Sou um bot, não uma pessoa. Para falar com uma pessoa, escreva PESSOA ou contacte {contact}.',
    noticeShown: '{notice} Pode opor-se a qualquer momento escrevendo PARAR.',
    consentPrompt:
      '{notice} Podemos tratar as suas mensagens para este fim: {purposes}? Responda SIM ou NÃO, por favor. Pode retirar o consentimento a qualquer momento escrevendo PARAR.',
    consentReminder:
      'Antes de continuar preciso da sua resposta: podemos tratar as suas mensagens para este fim: {purposes}? Responda SIM ou NÃO, por favor.',
    consentOptional:
      'Mais uma pergunta, e a resposta é livre: podemos tratar as suas mensagens também para este fim: {purposes}? Responda SIM ou NÃO, por favor. Tudo o resto funciona de qualquer forma.',
    consentGranted: 'Obrigado. Pode retirar o consentimento a qualquer momento escrevendo PARAR.',
    consentRefused: 'Tudo bem. O que esperava a sua resposta foi apagado. Se mudar de ideias, escreva CONSENTIMENTO.',
    consentOptionalRefused: 'Tudo bem. Tudo o resto funciona como antes.',
    consentWithdrawn: 'O seu consentimento está retirado a partir de agora. Se mudar de ideias, escreva CONSENTIMENTO.',
    consentMissing:
      'Não posso tratar mensagens sem o seu consentimento. Escreva CONSENTIMENTO para que eu pergunte de novo, ou contacte {contact}.',
    buttonYes: 'Sim',
    buttonNo: 'Não',
    ageQuestion: 'Antes de começar: tem pelo menos {age} anos? Responda SIM ou NÃO, por favor.',
    ageTooYoung: 'Só posso falar com pessoas com idade para decidir isto por si mesmas. Nada do que escreveu foi guardado.',
    accessSummary:
      'Isto é o que está guardado sobre si, selado: {summary}. Para que seja apagado, escreva APAGAR OS MEUS DADOS.',
    accessNothing: 'nada',
    exportReady: 'Isto é tudo o que está guardado sobre si, num ficheiro.',
    stepUpNeeded: 'Antes de o entregar preciso de ter a certeza de que é mesmo você. {contact} dir-lhe-á como o confirmar.',
    rightsNeedIdentity:
      'Aqui não consigo saber quem é, por isso não posso mostrar nem alterar o que está guardado. Contacte {contact}, por favor.',
    erasureConfirm: 'Para que seja apagado tudo o que está guardado sobre si, escreva APAGAR OS MEUS DADOS. Não pode ser desfeito.',
    erasureDone: 'Os seus dados estão apagados: a chave de tudo o que estava guardado sobre si foi destruída.',
    erasureHeld:
      'O seu pedido está registado. Por agora a lei obriga a conservar os seus dados; serão apagados assim que isso terminar. Se tiver perguntas, contacte {contact}.',
    correctionAsked: 'O que está errado e o que é certo? Escreva, por exemplo: corrija o meu e-mail para o novo endereço.',
    correctionDone: 'Está corrigido.',
    restrictionOn: 'A partir de agora os seus dados são guardados e não são usados. Para continuar, escreva RETOMAR.',
    restrictionOff: 'Os seus dados voltam a ser usados.',
    restricted: 'O uso dos seus dados está limitado, como pediu. Para continuar, escreva RETOMAR.',
    objectionDone: 'A sua oposição vale a partir de agora: os seus dados já não são tratados para este fim: {purposes}.',
    humanRequested: 'Transmiti o seu pedido. Uma pessoa entrará em contacto consigo. Também pode contactar {contact}.',
    requestReceived: 'Recebemos o seu pedido. Terá uma resposta até {deadline}.',
    optOutHonoured: 'Pedido de exclusão atendido: os seus dados pessoais não são vendidos nem partilhados.',
    limitHonoured: 'Atendido: os seus dados sensíveis são usados apenas para o que pede aqui.',
    signalHonoured:
      'Pedido de exclusão atendido: o seu navegador envia Global Privacy Control, por isso os seus dados pessoais não são vendidos nem partilhados.',
    receiptReady: 'Este é o seu comprovativo, num ficheiro. Qualquer pessoa o pode verificar, sem nós.',
    receiptSummary: 'Isto está registado: {summary}. Para o ficheiro que o prova, contacte {contact}.',
    receiptNone: 'Não há nenhuma resposta sua registada, por isso não há comprovativo.',
    settingsShown: 'Definições desta conversa: {settings}.',
    settingsChanged: 'Alterado, a partir da sua próxima mensagem: {settings}.',
    settingsDenied: 'Não pode alterar isto aqui.',
    messageRefused: 'Não envie isto aqui, por favor: {types}. {because}A sua mensagem não foi tratada.',
    replyRefused: 'Tenho uma resposta que não pode ser enviada aqui.',
    attachmentRefused: 'Aqui não se aceitam ficheiros deste tipo: {types}. A sua mensagem não foi tratada.',
    attachmentWithheld: 'Um ficheiro que enviou não foi transmitido nem guardado: {types}.',
    limitReached: 'Agora não posso aceitar esta mensagem. Tente mais tarde, por favor.',
    failedClosed: 'Lamento, agora não posso tratar mensagens. Nada do que escreveu foi transmitido.',
  },
}
