import type { Word } from '../plain.js'

/** Phrases by their first word. */
export type PhrasesByFirst = ReadonlyMap<string, readonly (readonly string[])[]>

/** How many words from a place on are one of the phrases; 0 for none. */
export function phraseLength(phrases: PhrasesByFirst, words: readonly Word[], at: number): number {
  const found = phrases.get(words[at]?.word ?? '')?.find((phrase) => phrase.every((word, offset) => words[at + offset]?.word === word))
  return found?.length ?? 0
}

function byFirst(list: string): PhrasesByFirst {
  const phrases = new Map<string, (readonly string[])[]>()
  for (const phrase of list.split(',').map((one) => one.trim().split(/\s+/))) phrases.set(phrase[0] ?? '', [...(phrases.get(phrase[0] ?? '') ?? []), phrase])
  return phrases
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

export const onlyPhrases: PhrasesByFirst = byFirst(
  `only,just,solely,exclusively,merely,strictly,purely,nur,bloss,ausschliesslich,lediglich,rein,einzig,solo,solamente,unicamente,exclusivamente,seulement,uniquement,exclusivement,strictement,purement,juste,
  somente,apenas,puramente,soltanto,esclusivamente,alleen,enkel,slechts,uitsluitend,louter,puur,
  nada mas que,rien que,nothing but,limited to,restricted to,limitado a,limitada a,limite a,limitee a,beschrankt auf,begrenzt auf,limitato a,limitata a,beperkt tot,niente altro che`.replaceAll('\n', ''),
)
/** What says that there is no more to it. */
export const closings: PhrasesByFirst = byFirst(
  `nothing else,and nothing else,nothing more,not for anything else,for nothing else,but nothing else,no more than that,and thats it,thats it,thats all,and no further,not the rest,the rest no,nada mas,y nada mas,y ya,y punto,y ya esta,y listo,lo demas no,el resto no,lo otro no,para nada mas,y para nada mas,no para otra cosa,
  rien d autre,et rien d autre,mais rien d autre,et rien de plus,et c est tout,c est tout,et basta,pas le reste,le reste non,pas pour le reste,pas pour autre chose,point final,sonst nichts,und sonst nichts,mehr nicht,sonst nicht,aber sonst nicht,nichts anderes,nichts weiter,das wars,und das wars,und gut,den rest nicht,der rest nicht,alles andere nicht,alles andere nein,
  mais nada,e mais nada,e nada mais,nada mais,e so,so isso,e pronto,e ponto,o resto nao,nao para outra coisa,nient altro,e nient altro,ma nient altro,e basta,e stop,il resto no,non per altro,verder niets,en verder niets,maar verder niets,verder niks,en dat is het,meer niet,de rest niet,niet voor iets anders,anders niet,niets anders`,
)
export const exceptPhrases: PhrasesByFirst = byFirst(
  `except,except for,excluding,apart from,other than,besides,save for,minus,excepto,menos,salvo,quitando,aparte,a excepcion de,sauf,excepte,hormis,a part,a l exception de,ausser,ausgenommen,bis auf,abgesehen von,
  exceto,tirando,fora,tranne,eccetto,a parte,ad eccezione di,escluso,esclusa,behalve,uitgezonderd,met uitzondering van`,
)
/** A yes to what is needed, or for a time, is no plain one. */
export const limitWords: ReadonlySet<string> = set(`necessary essential essentials minimum minimal basics temporarily necesario esencial imprescindible minimo basico basica necessaire essentiel notige notigste notwendige notwendigste wesentliche diesmal vorerst vorlaufig
  necessario essencial essenziale indispensabile stavolta noodzakelijke nodige voorlopig ditmaal temporalmente provisoirement momentan`)
/** A yes for a while, which names no purpose. */
export const timePhrases: PhrasesByFirst = byFirst(
  `for now,this time,this once,for today,just today,for the moment,por ahora,de momento,por el momento,por hoy,esta vez,por esta vez,una sola vez,cette fois,pour l instant,pour le moment,pour aujourd,une seule fois,fur heute,furs erste,dieses mal,dieses eine mal,im moment,einmalig,
  por enquanto,por agora,por hoje,desta vez,dessa vez,so hoje,per ora,per adesso,per oggi,per questa volta,questa volta,solo oggi,voor nu,voor vandaag,deze keer,voor deze keer,op dit moment,eenmalig`,
)
/** "And", too: what is joined by it may be denied. */
export const contrasts: ReadonlySet<string> = set('but pero sino mais aber sondern mas ma maar and y et und e en')
export const conditions: ReadonlySet<string> = set('if unless when wenn falls sofern sobald cuando quand quando als indien wanneer zodra until hasta bis jusqu ate finche totdat provided siempre')
export const denials: ReadonlySet<string> = set('kidding joking broma scherzo blague spass grapje brincadeira no not dont never nothing none without nunca nada sin ni non ne n pas jamais rien aucun sans nein nicht kein keine keinen nie nichts ohne nao nem sem niente nulla senza mai niet geen nooit niets niks zonder nee neen')
export const yesWords: ReadonlySet<string> = set(`yes yeah yep ok okay oke fine sure agree agreed accept consent go ahead alright good si vale claro acuerdo acepto consiento adelante perfecto bien bueno oui accord accepte consens allez bon marche ca sur va ja gut gerne gern einverstanden ordnung klar passt schon stimme zu
  sim ta tudo concordo aceito pode autorizo certo d bene accetto acconsento procedete goed prima akkoord graag wel stem`)
/** How a part that a yes is limited to may begin, where it stands after the yes. */
export const startsOfParts: ReadonlySet<string> = set('the with to lo los las la el con le les au aux avec den die das dem mit zum zur beim il gli al alla alle ai het de met voor aan os com ao aos')
export const littleWords: ReadonlySet<string> = set(`the this that these those them it its all everything i me my mine your you we us can may use used for to of on in at by with about please thanks thank what is are be so as part parts one only thing things purpose purposes data
  el la los las lo un una unos de del al a para por con en que mi mis tu su sus me te se todo toda todos esta este esto eso parte cosa favor gracias usar pueden puedes podeis datos fines
  le les l un une des du de la au aux pour par avec dans en que qui je j vous tu me mes mon ma vos votre tout toute ce c cela est et partie merci svp plait fins cadre donnees
  der die das den dem des ein eine einen einem zu zum zur fur furs im in mit bei beim von auf ich du ihr sie es mir mich mein meine meinen euer alles ist isch teil bitte danke darf durft durfen nutzen verwenden zwecks zweck daten
  o os as um uma do da dos das ao aos para pra pro por com no na em que eu meu minha meus voces tudo isso parte favor obrigado obrigada podem usar dados
  il lo gli i un uno una di del della dei delle al allo alla ai alle per con in nel su che io mi mio mia miei vi voi tutto tutta e parte favore grazie potete usarli dati
  het een van voor met bij op aan om in ik je jullie u mij mijn ze alles is dat dit deel bedankt alsjeblieft mogen mag gebruiken ga geef toestemming gegevens`)
