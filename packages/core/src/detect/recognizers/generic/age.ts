import type { Found, Recognizer } from '../../recognizer.js'
import type { Scan } from '../../scan.js'

/** How old somebody is, in years or months. */
export const age: Recognizer = {
  name: 'age',
  types: ['AGE'],
  source: 'https://www.hhs.gov/hipaa/for-professionals/privacy/special-topics/de-identification (45 CFR 164.514(b)(2)(i)(C))',
  needs: ['digit'],
  contextWords: ['old', 'age', 'aged', 'birthday'],
  find,
  examples: {
    matches: [
      { text: 'I am 34 years old', found: ['34 years old'] },
      { text: 'a 7-year-old boy', found: ['7-year-old'] },
      { text: 'aged 61, retired', found: ['aged 61'] },
      { text: 'Age: 45', found: ['Age: 45'] },
      { text: "I'm 52, and retired", found: ['52'] },
      { text: '29 y/o', found: ['29 y/o'] },
      { text: 'ich bin 40 Jahre alt', found: ['40 Jahre alt'] },
    ],
    nearMisses: ['34 years ago', "I'm 5 minutes away", 'I am 1 of 3', 'page 45', 'in 3 months', 'older than 2000', 'stage 4'],
  },
}

const patterns: readonly RegExp[] = [
  /(?<![\d.])\d{1,3}[ -]?(?:years?|yrs?|months?)[ -]old(?![a-z])/gi,
  /(?<![\d.])\d{1,3} ?(?:y\/o|yo|y\.o\.)(?![a-z])/gi,
  /(?<![a-z])(?:aged|age)(?: is|:| of)? \d{1,3}(?![\d.,:]\d|\d)/gi,
  /(?<![\d.])\d{1,3} (?:jahre alt|años de edad|anos de idade|jaar oud)(?![a-z])/gi,
  /(?<=\b(?:i am|i'm|he is|she is|turned) )\d{1,3}(?=[.!?;]?$|[.!?;] |, | and | now)/gim,
  /(?<=\b(?:tengo|j'ai|ho|tenho) )\d{1,3} (?:años|ans|anni|anos)(?![a-z])/gi,
]

function* find({ text }: Scan): Iterable<Found> {
  for (const pattern of patterns) {
    for (const { 0: match, index: start } of text.matchAll(pattern)) {
      yield { start, end: start + match.length, type: 'AGE', score: 0.7 }
    }
  }
}
