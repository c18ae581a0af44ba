import type { Texts } from '../policy.js'

/** What the guard says in English. */
export const english: Texts = {
  disclosure: 'Hello! You are talking to a bot, not to a human.',
  disclosureOnAsking: 'I am a bot, not a human. To reach a person, write HUMAN or contact {contact}.',
  noticeShown: '{notice} You can object at any time by writing STOP.',
  consentPrompt:
    '{notice} May your messages be processed {purposes}? Please reply YES or NO. You can withdraw at any time by writing STOP.',
  consentReminder: 'Before I can go on I need your answer: may your messages be processed {purposes}? Please reply YES or NO.',
  consentOptional:
    'One more question, and the answer is up to you: may your messages also be processed {purposes}? Please reply YES or NO. Everything else works either way.',
  consentGranted: 'Thank you. You can withdraw at any time by writing STOP.',
  consentRefused: 'That is fine. Nothing of what you wrote was kept. If you change your mind, write CONSENT.',
  consentOptionalRefused: 'That is fine. Everything else works as before.',
  consentWithdrawn: 'Your consent is withdrawn from now on. If you change your mind, write CONSENT.',
  consentMissing: 'I cannot process messages without your consent. Write CONSENT to be asked again, or contact {contact}.',
  buttonYes: 'Yes',
  buttonNo: 'No',
  ageQuestion: 'Before we begin: are you at least {age} years old? Please reply YES or NO.',
  ageTooYoung:
    'I may only talk with people who are old enough to decide this by themselves. Nothing of what you wrote was kept.',
  accessSummary: 'This is what is kept of you, sealed: {summary}. To have it erased, write DELETE MY DATA.',
  accessNothing: 'nothing',
  exportReady: 'This is everything that is kept of you, as a file.',
  stepUpNeeded: 'Before I hand this out I must be sure that it is you. {contact} will tell you how to confirm it.',
  rightsNeedIdentity: 'Here I cannot tell who you are, so I can neither show nor change what is kept. Please contact {contact}.',
  erasureDone: 'Your data is erased: the key to everything that was kept of you is destroyed.',
  erasureHeld:
    'Your request is noted. Your data must be kept for now, by law; it is erased as soon as that ends. For questions contact {contact}.',
  correctionAsked: 'What is wrong, and what is right? Please write, for example: correct my email to the new address.',
  correctionDone: 'It is corrected.',
  restrictionOn: 'From now on your data is kept, and not used. To go on, write RESUME.',
  restrictionOff: 'Your data is used again.',
  restricted: 'The use of your data is restricted, as you asked. To go on, write RESUME.',
  objectionDone: 'Your objection holds from now on: your data is no longer processed {purposes}.',
  humanRequested: 'I have passed this on. A person will get back to you. You can also contact {contact}.',
  requestReceived: 'Your request is received. You will have an answer by {deadline}.',
  optOutHonoured: 'Opt-out request honoured: your personal information is not sold or shared.',
  limitHonoured: 'Honoured: your sensitive information is used only for what you ask for here.',
  signalHonoured:
    'Opt-out request honoured: your browser sends Global Privacy Control, so your personal information is not sold or shared.',
  receiptReady: 'This is your receipt, as a file. It can be verified by anybody, without us.',
  receiptNone: 'There is no answer of yours on record, so there is no receipt.',
  settingsShown: 'Settings of this conversation: {settings}.',
  settingsChanged: 'Changed, from your next message on: {settings}.',
  settingsDenied: 'You may not change this here.',
  messageRefused: 'Please do not send this here: {types}. {because}Your message was not processed.',
  replyRefused: 'I have an answer that may not be sent here.',
  attachmentRefused: 'Files of this type are not accepted here: {types}. Your message was not processed.',
  attachmentWithheld: 'A file that you sent was not passed on and not kept: {types}.',
  limitReached: 'I cannot take this message right now. Please try again later.',
  failedClosed: 'Sorry, I cannot process messages right now. Nothing of what you wrote was passed on.',
}
