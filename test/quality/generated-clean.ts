import type { CleanMessage } from './hard-negatives/message.js'
import { luhnSum } from './made-up-values.js'
import { Random } from './random.js'

/** Clean messages by the thousand, new with every seed: numbers that are nobody's, in the words around them. */
export function generateClean(seed: number, countPerClass: number): readonly CleanMessage[] {
  const random = new Random(seed)
  return Object.entries(templates).flatMap(([name, makers]) =>
    Array.from({ length: countPerClass }, () => ({ text: random.pick(makers)(random), class: name })),
  )
}

type Maker = (random: Random) => string

const hex = (random: Random, count: number): string => Array.from({ length: count }, () => random.between(0, 15).toString(16)).join('')
const letters = (random: Random, count: number): string => Array.from({ length: count }, () => String.fromCharCode(random.between(65, 90))).join('')
const price = (random: Random): string => `${random.between(1, 1_999)}.${random.digits(2)}`
const version = (random: Random): string => `${random.between(0, 30)}.${random.between(0, 40)}.${random.between(0, 99)}`
const thing: readonly string[] = ['lamp', 'hoodie', 'router', 'kettle', 'headset', 'blanket', 'keyboard', 'charger', 'backpack', 'printer', 'mug', 'toaster']

function notLuhn(random: Random, length: number): string {
  const digits = random.digits(length)
  return luhnSum(digits) % 10 === 0 ? digits.slice(0, -1) + String((Number(digits.slice(-1)) + 1) % 10) : digits
}

const templates: Readonly<Record<string, readonly Maker[]>> = {
  'orders': [
    (random) => `where is order ${random.between(1, 9)}${random.digits(random.between(4, 8))}?`,
    (random) => `order #${letters(random, 2)}-${random.digits(6)} arrived broken`,
    (random) => `my order number is ${random.digits(3)}-${random.digits(7)}-${random.digits(7)}`,
    (random) => `tracking number ${notLuhn(random, 14)} does not move`,
    (random) => `the parcel ${letters(random, 2)}${random.digits(9)}XX is lost`,
    (random) => `ticket ${random.digits(6)} was closed without an answer`,
    (random) => `meine Bestellung ${random.between(1, 9)}${random.digits(6)} ist nicht da`,
    (random) => `el pedido ${random.between(1, 9)}${random.digits(6)} no ha llegado`,
    (random) => `ma commande ${random.between(1, 9)}${random.digits(6)} n\u2019est pas l\u00e0`,
  ],
  'versions': [
    (random) => `it broke with v${version(random)}`,
    (random) => `upgraded from ${version(random)} to ${version(random)} and now it hangs`,
    (random) => `npm install left-pad@${version(random)}`,
    (random) => `firmware ${version(random)}-rc.${random.between(1, 9)} does not install`,
    (random) => `app version ${version(random)} (build ${random.digits(6)})`,
  ],
  'prices': [
    (random) => `I was charged ${price(random)} instead of ${price(random)}`,
    (random) => `why does the ${random.pick(thing)} cost $${price(random)}?`,
    (random) => `${random.between(2, 9)} x ${price(random)} is too much`,
    (random) => `it says ${random.between(5, 70)}% off but I pay ${price(random)} EUR`,
    (random) => `I have ${random.between(100, 99_999)} points on my account`,
  ],
  'codes of articles': [
    (random) => `is the ${random.pick(thing)} ${letters(random, 2)}-${random.digits(4)} in stock?`,
    (random) => `SKU ${random.digits(2)}-${random.digits(4)}-${letters(random, 1)} in blue please`,
    (random) => `article ${random.digits(3)}.${random.digits(3)}.${random.digits(2)} is gone`,
    (random) => `model ${letters(random, 3)}${random.digits(3)}${letters(random, 1)} or ${letters(random, 3)}${random.digits(3)}?`,
    (random) => `error 0x${hex(random, 8)} on the ${random.pick(thing)}`,
  ],
  'no cards': [
    (random) => `it prints ${notLuhn(random, 16).replace(/.{4}(?=.)/g, '$& ')} at the bottom`,
    (random) => `serial ${notLuhn(random, 16)} of the ${random.pick(thing)}`,
    (random) => `meter reading ${random.digits(8)}`,
    (random) => `the counter shows ${random.digits(12)}`,
  ],
  'ids and hashes': [
    (random) => `request ${hex(random, 8)}-${hex(random, 4)}-4${hex(random, 3)}-a${hex(random, 3)}-${hex(random, 12)} failed`,
    (random) => `commit ${hex(random, 40)} broke it`,
    (random) => `reverted ${hex(random, 7)}, works again`,
    (random) => `sha256:${hex(random, 64)}`,
    (random) => `md5 ${hex(random, 32)} does not match`,
  ],
  'log lines': [
    (random) => `2026-${random.between(10, 12)}-${random.between(10, 28)} ${random.between(10, 23)}:${random.between(10, 59)}:${random.between(10, 59)},${random.digits(3)} INFO job took ${random.digits(3)} ms`,
    (random) => `2026-${random.between(10, 12)}-${random.between(10, 28)}T${random.between(10, 23)}:${random.between(10, 59)}:${random.between(10, 59)}Z WARN queue depth ${random.digits(4)}`,
    (random) => `[${random.between(10, 23)}:${random.between(10, 59)}:${random.between(10, 59)}] retry ${random.between(1, 9)} of 9`,
    (random) => `level=error code=${random.digits(2)} msg="disk full" free=${random.digits(6)}`,
  ],
  'measures': [
    (random) => `the ${random.pick(thing)} is ${random.between(10, 200)} x ${random.between(10, 90)} x ${random.between(10, 90)} cm`,
    (random) => `it weighs ${random.between(1, 40)}.${random.digits(1)} kg without the box`,
    (random) => `ping ${random.between(5, 200)} ms, download ${random.between(5, 900)}.${random.digits(1)} Mbps`,
    (random) => `we lost ${random.between(0, 5)}-${random.between(0, 5)}`,
    (random) => `score ${random.digits(6)} on level ${random.between(2, 90)}`,
    (random) => `${random.between(2, 99)} * ${random.between(2, 99)} + ${random.between(2, 999)} = ?`,
  ],
  'plain talk': [
    (random) => `the ${random.pick(thing)} does not work, what now?`,
    (random) => `can I return the ${random.pick(thing)} without the box?`,
    (random) => `Is the ${random.pick(thing)} still available?`,
    (random) => `I want a ${random.pick(thing)} and two of the small ones`,
    (random) => `Will the ${random.pick(thing)} fit?`,
    (random) => `das Passwort f\u00fcr den ${random.pick(['Drucker', 'Router'])} ist zu kurz`,
    (random) => `la ${random.pick(['l\u00e1mpara', 'mochila', 'manta'])} no funciona`,
    (random) => `le ${random.pick(['grille-pain', 'casque', 'clavier'])} ne marche pas`,
    (random) => `il ${random.pick(['tostapane', 'bollitore', 'caricatore'])} non funziona`,
    (random) => `de ${random.pick(['waterkoker', 'lamp', 'rugzak'])} doet het niet`,
    (random) => `o ${random.pick(['carregador', 'teclado', 'cobertor'])} n\u00e3o funciona`,
  ],
}
