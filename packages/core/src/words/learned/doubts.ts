import type { Word } from '../plain.js'

/**
 * Whether anything in a message denies, asks, sets a condition or a limit, hesitates, puts off or tells of others, in any
 * of the languages. A learned yes counts only where nothing does. Strikes too often rather than too seldom: a yes that is
 * missed costs one more question.
 */
export function isDoubtful(words: readonly Word[], text: string): boolean {
  return words.some(({ word }, at) => {
    if (/\d/.test(word)) return true
    const next = words[at + 1]?.word ?? ''
    if (at === 0 && contrasts.has(word) && afterContrast.has(next)) return false
    const depends = dependent[word]
    return depends === undefined ? doubts.has(word) : depends({ before: words[at - 1]?.word ?? '', next, isFirst: at === 0, raw: rawOf(text, words[at]), after: text.charAt(words[at]?.end ?? 0) })
  })
}

/** Whether one of the words is a plain yes, or the first of them a word that agrees. */
export function hasPlainYes(words: readonly Word[], text: string): boolean {
  return agreeing.has(words[0]?.word ?? '') || words.some((word) => plainYes.has(word.word) || accentedYes.test(rawOf(text, word)))
}

function rawOf(text: string, word: Word | undefined): string {
  return word === undefined ? '' : text.slice(word.start, word.end)
}

interface Place {
  readonly before: string
  readonly next: string
  readonly isFirst: boolean
  /** As it was written, with its accents. */
  readonly raw: string
  /** The sign after it. */
  readonly after: string
}

const accentedYes = /^s[íì]$/i

/** Words that doubt in one language or place and not in another. */
const dependent: Readonly<Record<string, ((place: Place) => boolean) | undefined>> = {
  // "Si" is a yes in Spanish and Italian, mostly with an accent, and an "if" in French and Spanish.
  si: ({ raw, next, after }) => !accentedYes.test(raw) && next !== '' && !afterSi.has(next) && !/[,.!;]/.test(after),
  se: ({ next }) => !/^(?:puede|pueden|puo)$/.test(next),
  que: ({ isFirst }) => isFirst,
  // "Doe maar" is a go ahead, "ja, maar" none.
  maar: ({ before }) => !beforeMaar.has(before),
  // "Só" limits in Portuguese; "so" says nothing in English and German.
  so: ({ raw, next }) => raw.toLowerCase() !== 'so' || /^(?:para|pra|por|com|se|o|a|os|as|no|na|quando)$/.test(next),
  // "My" in French.
  ma: ({ next }) => !/^(?:permission|benediction|part|parole|reponse|confiance)$/.test(next),
  // "Great" in German and Dutch, "first" in Italian.
  prima: ({ before, next }) => italianBeforeFirst.has(before) || italianAfterFirst.has(next),
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

const afterSi = set('si claro vale ok bueno adelante acepto certo grazie gracias va vai dale puedes puede pueden podeis señor senor senora por')
const beforeMaar = set('doe gang toe kom vooruit begin ga zeg start gebruik bewaar ze verder sla door het')
const italianBeforeFirst = set('ma leggo leggere vedo vedere pensarci che di molto')
const italianAfterFirst = set('di che voglio leggo devo vorrei fammi dimmi mi spiegami vediamo ci si')
const contrasts = set('aber mais ma mas pero maar')
const afterContrast = set('ja gern gerne sicher klar naturlich selbstverstandlich oui bien certainement volontiers evidemment carrement certo certamente dai sim claro e natuurlijk zeker graag')

const agreeing = set('ok okay oke sure fine vale dale beleza')
const plainYes = set('yes yeah yep yup ja jo jep jup oui ouais sim')

const negations = set(`no not dont doesnt didnt cant cannot wont never nor neither none nothing nobody isnt arent wasnt shouldnt wouldnt couldnt havent hasnt aint without nope nah naw nay mustnt
  nunca jamas nada tampoco sin ni ningun ninguna ninguno nadie non nan ne n pas jamais rien aucun aucune sans nul nulle nein nee nicht nich kein keine keinen keiner keinem keines keinerlei nie niemals nichts ohne nix ned net
  niemand keinesfalls keineswegs nao nem sem nenhum nenhuma ninguem num mai niente nulla nessun nessuno nessuna senza nn niet nie geen nooit niets niks zonder neen nimmer geenszins`)

const doubts = new Set([
  ...negations,
  ...set(`what whats why how who whos whom whose when where which wonder curious
    quien quienes cuando donde como cual cuales cuanto cuantos quoi pourquoi comment quand quel quelle quels quelles combien lequel laquelle est-ce
    wer wie was warum wieso weshalb wann wo welche welcher welches welchen wofur wozu wessen womit qual quais quem quando onde quanto quanta pq come perche quale quali quanti chi cosa wat waarom hoe welk welke waar wanneer waarvoor hoelang
    if unless provided providing assuming until till once condition conditions depends depending mientras hasta salvo excepto antes primero condicion caso siempre sauf sinon avant jusqu jusque tant pourvu lorsque lorsqu moins
    wenn falls sofern solange bevor bis erst zuerst ausser vorausgesetzt bedingung sobald nachdem wann caso desde ate exceto antes primeiro contanto enquanto menos finche purche patto condizione tranne eccetto meno qualora
    als mits tenzij behalve totdat voordat eerst zolang indien zodra nadat voorwaarde
    maybe perhaps possibly possible probably might may guess suppose unsure later tomorrow think thinking hmm hm mmh mmm um uh dunno idk confused sort kind kinda somewhat doubt doubts whatever
    quiza quizas talvez tal vez depende supongo creo luego tarde manana duda dudas igual peut ptet bof mouais crois suppose depend demain tard hesite doute doutes euh
    vielleicht vllt eventuell moglicherweise kommt glaube denke spater morgen naja jein egal zweifel uberlegen uberlege wohl acho suponho depois amanha duvida duvidas sei tanto forse magari dipende credo penso boh mah dopo domani dubbio dubbi darsi
    misschien wellicht eventueel hangt denk mss twijfel twijfels straks ligt mwah tja wacht wait warte attends espera aspetta
    but however though although except only just solely exclusively merely instead rather otherwise pero aunque solo solamente unicamente salvo sino embargo nomas mais seulement uniquement juste toutefois cependant exclusivement
    aber nur jedoch bloss ausschliesslich lediglich allerdings sondern trotzdem mas porem somente apenas exclusivamente soltanto esclusivamente pero alleen enkel slechts uitsluitend echter
    also tambien aussi tambem anche ook
    must forced choice muss wahl choix opcion obligado obligue escolha scelta obbligato keus moet joke joking kidding broma blague spass scherzo grapje dream soul alma seele ame ziel traumt reves revez reve suena suenen traum sogna sognate sonhe droom
    say says said asks asked told sagt sagte meint dice dicen dijo disse diz zegt zei heard sorry leider leid desole lamento dispiace spiace helaas siento`),
])
