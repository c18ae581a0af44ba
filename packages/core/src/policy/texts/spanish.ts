import type { BuiltInTexts } from './built-in.js'

/** What the guard says in Spanish. */
export const spanish: BuiltInTexts = {
  notice: 'Los datos sensibles de sus mensajes se sustituyen antes de que el asistente los vea y se guardan sellados.',
  service: 'responderle aquí',
  texts: {
    disclosure: '¡Hola! Está hablando con un bot, no con una persona.',
    disclosureOnAsking: 'Soy un bot, no una persona. Para hablar con una persona, escriba PERSONA o diríjase a {contact}.',
    noticeShown: '{notice} Puede oponerse en cualquier momento escribiendo PARAR.',
    consentPrompt:
      '{notice} ¿Podemos tratar sus mensajes con este fin: {purposes}? Responda SÍ o NO, por favor. Puede retirar su consentimiento en cualquier momento escribiendo PARAR.',
    consentReminder:
      'Antes de continuar necesito su respuesta: ¿podemos tratar sus mensajes con este fin: {purposes}? Responda SÍ o NO, por favor.',
    consentOptional:
      'Una pregunta más, y usted decide: ¿podemos tratar sus mensajes también con este fin: {purposes}? Responda SÍ o NO, por favor. Todo lo demás funciona igual.',
    consentGranted: 'Gracias. Puede retirar su consentimiento en cualquier momento escribiendo PARAR.',
    consentRefused: 'De acuerdo. Lo que esperaba su respuesta se ha borrado. Si cambia de opinión, escriba CONSENTIMIENTO.',
    consentOptionalRefused: 'De acuerdo. Todo lo demás funciona como antes.',
    consentWithdrawn: 'Su consentimiento queda retirado desde ahora. Si cambia de opinión, escriba CONSENTIMIENTO.',
    consentMissing:
      'No puedo tratar mensajes sin su consentimiento. Escriba CONSENTIMIENTO para que se lo pregunte de nuevo, o diríjase a {contact}.',
    buttonYes: 'Sí',
    buttonNo: 'No',
    ageQuestion: 'Antes de empezar: ¿tiene usted al menos {age} años? Responda SÍ o NO, por favor.',
    ageTooYoung:
      'Solo puedo hablar con personas que tengan edad para decidir esto por sí mismas. No se ha guardado nada de lo que escribió.',
    accessSummary: 'Esto es lo que se guarda de usted, sellado: {summary}. Para que se borre, escriba BORRAR MIS DATOS.',
    accessNothing: 'nada',
    exportReady: 'Esto es todo lo que se guarda de usted, en un archivo.',
    stepUpNeeded: 'Antes de entregarlo debo estar seguro de que es usted. {contact} le dirá cómo confirmarlo.',
    rightsNeedIdentity:
      'Aquí no puedo saber quién es usted, así que no puedo mostrar ni cambiar lo que se guarda. Diríjase a {contact}, por favor.',
    erasureConfirm: 'Para que se borre todo lo que se guarda de usted, escriba BORRAR MIS DATOS. No se puede deshacer.',
    erasureDone: 'Sus datos están borrados: la clave de todo lo que se guardaba de usted ha sido destruida.',
    erasureHeld:
      'Su solicitud queda anotada. Por ahora la ley obliga a conservar sus datos; se borrarán en cuanto eso termine. Si tiene preguntas, diríjase a {contact}.',
    correctionAsked: '¿Qué está mal y qué es lo correcto? Escriba, por ejemplo: corrija mi correo por la dirección nueva.',
    correctionDone: 'Está corregido.',
    restrictionOn: 'Desde ahora sus datos se guardan y no se usan. Para continuar, escriba REANUDAR.',
    restrictionOff: 'Sus datos se usan de nuevo.',
    restricted: 'El uso de sus datos está limitado, como usted pidió. Para continuar, escriba REANUDAR.',
    objectionDone: 'Su oposición vale desde ahora: sus datos ya no se tratan con este fin: {purposes}.',
    humanRequested: 'Lo he transmitido. Una persona se pondrá en contacto con usted. También puede dirigirse a {contact}.',
    requestReceived: 'Hemos recibido su solicitud. Tendrá una respuesta antes del {deadline}.',
    optOutHonoured: 'Solicitud de exclusión atendida: sus datos personales no se venden ni se comparten.',
    limitHonoured: 'Atendido: sus datos sensibles se usan solo para lo que usted pide aquí.',
    signalHonoured:
      'Solicitud de exclusión atendida: su navegador envía Global Privacy Control, así que sus datos personales no se venden ni se comparten.',
    receiptReady: 'Este es su comprobante, en un archivo. Cualquiera puede verificarlo, sin nosotros.',
    receiptSummary: 'Esto consta: {summary}. Para el archivo que lo prueba, diríjase a {contact}.',
    receiptNone: 'No consta ninguna respuesta suya, así que no hay comprobante.',
    settingsShown: 'Ajustes de esta conversación: {settings}.',
    settingsChanged: 'Cambiado, desde su próximo mensaje: {settings}.',
    settingsDenied: 'Aquí no puede cambiar esto.',
    messageRefused: 'No envíe esto aquí, por favor: {types}. {because}Su mensaje no se ha tratado.',
    replyRefused: 'Tengo una respuesta que no se puede enviar aquí.',
    attachmentRefused: 'Aquí no se aceptan archivos de este tipo: {types}. Su mensaje no se ha tratado.',
    attachmentWithheld: 'Un archivo que envió no se ha transmitido ni se ha guardado: {types}.',
    limitReached: 'Ahora mismo no puedo aceptar este mensaje. Inténtelo más tarde, por favor.',
    failedClosed: 'Lo siento, ahora mismo no puedo tratar mensajes. No se ha transmitido nada de lo que escribió.',
  },
}
