import { readProbes, type Probe } from './probe.js'

/** Letters of other alphabets that look the same (UTS #39), written as escapes so that a reader can tell. */
export const homoglyphs: readonly Probe[] = readProbes('homoglyphs', [
  // Cyrillic a, ie, o, er, es, ha, dze, je.
  ['EMAIL_ADDRESS', 'mail {{j\u0430y.parker@example.org}}'],
  ['EMAIL_ADDRESS', 'mail {{jay.park\u0435r@\u0435xampl\u0435.org}}'],
  ['EMAIL_ADDRESS', 'mail {{jay.parker@example.\u043erg}}'],
  ['EMAIL_ADDRESS', 'mail {{\u0458\u0430y.\u0440\u0430rk\u0435r@\u0435x\u0430m\u0440l\u0435.org}}'],
  ['EMAIL_ADDRESS', 'mail {{\u0455am.hill@mail.example.\u0441om}}'],
  // Greek omicron, alpha, nu.
  ['EMAIL_ADDRESS', 'mail {{j\u03bfe.parker@example.org}}'],
  ['EMAIL_ADDRESS', 'mail {{jay.parker@example.\u03bfrg}}'],
  ['EMAIL_ADDRESS', 'mail {{j\u03b1y.parker@ex\u03b1mple.org}}'],
  // Cyrillic and Greek capitals in account numbers.
  ['IBAN_CODE', 'iban {{D\u041589 3704 0044 0532 0130 00}}'],
  ['IBAN_CODE', 'iban {{G\u041282 W\u0415S\u0422 1234 5698 7654 32}}'],
  ['IBAN_CODE', 'iban {{NL91 \u0391\u0392N\u0391 0417 1643 00}}'],
  ['IBAN_CODE', 'iban {{ES91 2100 0418 4502 0\u041e05 1332}}'],
  // In names.
  ['PERSON', 'my name is {{J\u0430ne P\u0430rker}}'],
  ['PERSON', 'my name is {{\u0408ohn Sm\u0456th}}'],
  ['PERSON', 'this is {{R\u03bfbert Hill}} speaking'],
  ['PERSON', 'Kind regards, {{M\u0430r\u0456\u0430 L\u043epez}}'],
  // In the word that says what follows.
  ['PASSWORD', 'my p\u0430ssw\u043erd is {{hunter2}}'],
  ['US_SSN', 'my s\u043ecial security number is {{536-90-4399}}'],
  ['US_SSN', 'my \u0405\u0405N is {{536904399}}'],
  // Digits that are letters elsewhere: Cyrillic ze for 3, capital o for 0.
  ['CREDIT_CARD', 'card {{4\u041e12 8888 8888 1881}}'],
  ['CREDIT_CARD', 'card {{\u04175\u0417\u041e 111\u0417 \u0417\u0417\u0417\u041e \u041e\u041e\u041e\u041e}}'],
  ['PHONE_NUMBER', 'call +{{1 212 555 \u041e143}}'],
  ['API_KEY', 'the key is {{\u0455k-proj-t4hQ9zLw2Xv7Nc5RbYk8Jd3MfPs6GaUe}}'],
])
