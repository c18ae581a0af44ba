import { addRegistration, addVisit } from './botkit-skills.js'
import { createContactForm, createStrictForm } from './agents-bots.js'
import { createDialogBot } from './dialog-bot.js'
import type { Flow } from './flow.js'
import { createQuestionnaire } from './questionnaire.js'
import { onAgents, onBotbuilder, onBotkit } from './processes.js'

const ana = { name: 'Ana Brightwater', mail: 'ana@example.org', phone: '+44 20 7946 0321', address: '12 Elm Street, Springfield', born: '12 March 1981' }
const ben = { name: 'Ben Hollis', mail: 'ben.h@example.net', phone: '+44 20 7946 0654', address: '7 Oak Road, Leeds', born: '3 May 1975' }
const hiddenOf = ({ name, mail, phone, address, born }: typeof ana): readonly string[] => [name, mail, phone, address.split(',')[0] ?? '', born]

/** In a group a reply may hold what the person has given whom it answers. */
export const speaker = { groups: { restore: 'speaker' } }

const formOf = (person: typeof ana): readonly string[] => ['begin', ...Object.values(person)]

/** Alternately a line of ana's and one of ben's. */
function interleave(anas: readonly string[], bens: readonly string[]): readonly string[] {
  return anas.flatMap((line, index) => [`ana: ${line}`, `ben: ${bens[index]}`])
}

const orderOf = ({ name, mail, phone, address, born }: typeof ana): readonly string[] => ['order', name, mail, phone, address, born, 'standard', '3', '4 June 2031', 'yes']

export const flows: readonly Flow[] = [
  {
    name: 'a waterfall of text, choice, number, date and confirm prompts',
    start: onBotbuilder(createDialogBot),
    lines: [...orderOf(ana), 'thanks', 'ana@two: order', 'ana@two: Ana B. Brightwater', 'ana@two: cancel', 'ana@two: hi'],
    ends: `Hello ${ana.name}`,
    hidden: hiddenOf(ana).slice(1),
    handedOver: [ana.name],
  },
  {
    name: 'prompts that ask again, help and another dialog between, cancel, and a new start',
    start: onBotbuilder(createDialogBot),
    lines: [
      'order', ana.name, 'not yet', 'help', `it is ${ana.mail}`, 'I have moved', '9 Birch Road, Leeds', ana.phone, 'cancel',
      'order', ana.name, ana.mail, ana.phone, 'help', ana.address, `I was born on ${ana.born}`, 'by pigeon', 'the first one', 'many', '12', 'two', 'some day', '4 June 2031', 'hm', 'no',
      'order', ben.name, ben.mail, ana.phone, ben.address, ana.born, '2', '1', '2031-06-04', 'yes',
    ],
    ends: '3 done here.',
    hidden: [...hiddenOf(ana), ben.mail, '7 Oak Road'],
    handedOver: [ben.name],
  },
  {
    name: 'validators that check the values',
    start: onBotbuilder(createDialogBot),
    lines: ['sign up', 'what?', ana.mail, 'no idea', '3 May 2015', ana.born, '12345', ana.phone, 'at home', '12 Elm Street', '111222', '482913', 'thanks', 'ana@two: hi'],
    ends: `Hello ${ana.mail}`,
    hidden: [],
    handedOver: [ana.mail, '1981-03-12', ana.phone, '12 Elm Street'],
  },
  {
    name: 'questions in German',
    start: onBotbuilder(createQuestionnaire(['Wie heißen Sie?', 'Wie lautet Ihre E-Mail-Adresse?', 'Wie ist Ihre Telefonnummer?', 'Wie ist Ihre Adresse?', 'Wann sind Sie geboren?', 'Ist das alles?'])),
    lines: ['Annika Feldmann', 'annika@example.org', '030 23125 431', 'Lindenstraße 12, 10969 Berlin', '12.03.1981', 'ja'],
    ends: 'Annika Feldmann | annika@example.org | 030 23125 431 | Lindenstraße 12, 10969 Berlin | 12.03.1981 | ja',
    hidden: ['Annika Feldmann', 'annika@example.org', '030 23125 431', 'Lindenstraße 12', '12.03.1981'],
    locale: 'de-DE',
  },
  {
    name: 'questions in Spanish',
    start: onBotbuilder(createQuestionnaire(['¿Cómo se llama?', '¿Cuál es su correo electrónico?', '¿Cuál es su número de teléfono?', '¿Cuál es su dirección?', '¿Cuál es su fecha de nacimiento?', '¿Es todo?'])),
    lines: ['Lucía Herrera', 'lucia@example.org', '612 345 678', 'Calle Mayor 5, Madrid', '12 de marzo de 1981', 'sí'],
    ends: 'Lucía Herrera | lucia@example.org | 612 345 678 | Calle Mayor 5, Madrid | 12 de marzo de 1981 | sí',
    hidden: ['Lucía Herrera', 'lucia@example.org', '612 345 678', 'Calle Mayor 5', '12 de marzo de 1981'],
    locale: 'es-ES',
  },
  {
    name: 'two people in one group, each in a dialog of their own',
    start: onBotbuilder(createDialogBot),
    lines: interleave(orderOf(ana), orderOf(ben)),
    ends: '2 done here.',
    hidden: [...hiddenOf(ana).slice(1), ...hiddenOf(ben).slice(1)],
    handedOver: [ana.name, ben.name],
    isGroup: true,
    policy: speaker,
  },
  {
    name: 'a Botkit conversation with threads, branches, a child, templates and hooks',
    start: onBotkit(addVisit),
    lines: ['visit', ana.name, 'not yet', 'help', ana.mail, ana.phone, ana.address, ana.born, 'perhaps', 'yes, please', ben.name, '3', 'thanks'],
    ends: 'Say visit, not thanks.',
    hidden: [...hiddenOf(ana), ben.name],
  },
  {
    name: 'a Botkit conversation that is left and begun anew',
    start: onBotkit(addVisit),
    lines: ['visit', ana.name, ana.mail, 'quit', 'visit', ben.name, ana.mail, ben.phone, ben.address, ben.born, 'no'],
    ends: `${ben.name} gets a letter at ${ana.mail}.`,
    hidden: [ana.name, ana.mail, ...hiddenOf(ben).filter((value) => value !== ben.mail)],
  },
  {
    name: 'a Botkit conversation that checks the values',
    start: onBotkit(addRegistration),
    lines: ['register', 'what?', ana.mail, 'long ago', ana.born, 'at home', '12 Elm Street', 'yes', 'thanks'],
    ends: 'Say register.',
    hidden: [],
    handedOver: [ana.mail, ana.born, '12 Elm Street'],
  },
  {
    name: 'two people in one group, each in a Botkit conversation of their own',
    start: onBotkit(addVisit),
    lines: interleave(['visit', ...Object.values(ana), 'no'], ['visit', ...Object.values(ben), 'no']),
    ends: `${ben.name} gets a letter at ${ben.mail}.`,
    hidden: [...hiddenOf(ana), ...hiddenOf(ben)],
    isGroup: true,
    policy: speaker,
  },
  {
    name: 'an AgentApplication with routes, conversation state and user state',
    start: onAgents(createContactForm),
    lines: ['begin', ana.name, 'not yet', ana.mail, 'my new mail is new.ana@example.org', ana.phone, ana.address, ana.born, 'and now?', 'begin again', 'forget it', 'hello'],
    ends: `Say begin, ${ana.name}.`,
    hidden: [...hiddenOf(ana), 'new.ana@example.org'],
  },
  {
    name: 'two people in one group, who fill in an AgentApplication\'s form after each other',
    start: onAgents(createContactForm),
    lines: [...formOf(ana), ...formOf(ben).map((line) => `ben: ${line}`), 'ana: hi', 'ben: hi'],
    ends: `Say begin, ${ben.name}. `,
    hidden: [...hiddenOf(ana), ...hiddenOf(ben)],
    isGroup: true,
    policy: speaker,
  },
  {
    name: 'an AgentApplication that checks the values',
    start: onAgents(createStrictForm),
    lines: ['begin', 'what?', ana.mail, 'long ago', ana.born, 'at home', '12 Elm Street', 'thanks'],
    ends: 'Say begin, stranger.',
    hidden: [],
    handedOver: [ana.mail, ana.born, '12 Elm Street'],
  },
]
