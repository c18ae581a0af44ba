/**
 * The ASCII letter that a letter of another script is drawn like, or undefined. Written after the look of
 * the letters in the Unicode charts, in the sense of UTS #39 (“confusables”); only pairs that a reader
 * takes for each other at once.
 */
export function asciiTwin(unit: number): string | undefined {
  return twins.get(unit)
}

/** Asks whether the twin is a letter of the Latin script itself (“ı”), whose readers write words with it. */
export function isLatinTwin(unit: number): boolean {
  return latinTwins.has(unit)
}

const pairs = [
  // Cyrillic
  'аa', 'АA', 'ВB', 'вb', 'сc', 'СC', 'ԁd', 'ԀD', 'еe', 'ЕE', 'ёe', 'ЁE', 'ԌG', 'һh', 'ҺH', 'НH', 'нh', 'іi', 'ІI', 'їi', 'ЇI', 'јj', 'ЈJ',
  'кk', 'КK', 'ӏl', 'ӀI', 'мm', 'МM', 'оo', 'ОO', 'рp', 'РP', 'ԛq', 'ԚQ', 'ѕs', 'ЅS', 'тt', 'ТT', 'уy', 'УY', 'ѵv', 'ѴV', 'ԝw', 'ԜW',
  'хx', 'ХX', 'ҮY', 'үy', 'ғf', 'пn', 'гr',
  // Greek and Coptic
  'αa', 'ΑA', 'ΒB', 'βb', 'ϹC', 'ϲc', 'ςc', 'ΕE', 'εe', 'ΗH', 'ηn', 'ιi', 'ΙI', 'ϳj', 'κk', 'ΚK', 'ΜM', 'ΝN', 'οo', 'ΟO', 'σo', 'ρp', 'ΡP',
  'τt', 'ΤT', 'υu', 'νv', 'ωw', 'χx', 'ΧX', 'γy', 'ΥY', 'ΖZ', 'άa', 'όo', 'ίi', 'έe', 'ύu',
  // Armenian
  'օo', 'ՕO', 'ոn', 'սu', 'ՍU', 'հh', 'ցg', 'զq', 'յj', 'ՏS', 'ԼL', 'ւi', 'քp', 'աw',
  // Cherokee
  'ᎪA', 'ᏴB', 'ᏟC', 'ᎠD', 'ᎬE', 'ᏀG', 'ᎻH', 'ᎥI', 'ᎫJ', 'ᏦK', 'ᏞL', 'ᎷM', 'ᏢP', 'ᎡR', 'ᏕS', 'ᎢT', 'ᏙV', 'ᎳW', 'ᎩY', 'ᏃZ', 'ᏒR', 'ᏚS',
  // Hebrew and Lisu
  'סo', 'וl', 'ꓐB', 'ꓑP', 'ꓓD', 'ꓔT', 'ꓖG', 'ꓗK', 'ꓙJ', 'ꓚC', 'ꓜZ', 'ꓝF', 'ꓟM', 'ꓠN', 'ꓡL', 'ꓢS', 'ꓣR', 'ꓦV', 'ꓧH', 'ꓪW', 'ꓫX', 'ꓬY', 'ꓮA', 'ꓰE',
  'ꓲI', 'ꓳO', 'ꓴU',
]
const latinPairs = ['ıi', 'ȷj', 'ɑa', 'ɡg', 'ɩi', 'ɪi', 'ʋu', 'ɴn', 'ƽs', 'ǀl', 'ꞁl', 'ɵo', 'ɛe', 'ƖI', 'ꝋo']

const twins: ReadonlyMap<number, string> = new Map([...pairs, ...latinPairs].map((pair) => [pair.charCodeAt(0), pair.charAt(1)]))
const latinTwins: ReadonlySet<number> = new Set(latinPairs.map((pair) => pair.charCodeAt(0)))
