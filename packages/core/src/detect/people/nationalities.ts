/**
 * What people are called after their nation, people, faith or party, lower case, in English, Spanish, Italian,
 * Portuguese, French, German and Dutch. Written as stems with their endings; `nationalities` spells them out.
 */
const english =
  'afghan albanian algerian andorran angolan argentinian armenian australian austrian azerbaijani bahamian bahraini bangladeshi barbadian ' +
  'belarusian belgian belizean belizian bolivian bosnian brazilian bruneian bulgarian burundian cambodian cameroonian canadian chadian ' +
  'chilean colombian comorian congolese croatian cuban cypriot czech djiboutian dominican ecuadorian ecuadorean egyptian emirati ' +
  'eritrean estonian ethiopian fijian filipino filipina gabonese gambian georgian german ghanaian greek greenlander grenadian guatemalan ' +
  'guinean guyanese haitian honduran hungarian icelander indian indonesian iranian iraqi israeli italian ivorian jamaican japanese ' +
  'jordanian kazakh kazakhstani kenyan korean kosovar kuwaiti kyrgyz laotian latvian lebanese liberian libyan lithuanian luxembourger ' +
  'macedonian malagasy malawian malaysian maldivian malian maltese mauritanian mauritian mexican micronesian moldovan monegasque mongolian ' +
  'montenegrin moroccan mozambican namibian nauruan nepali nepalese nicaraguan nigerian nigerien norwegian omani pakistani palauan ' +
  'palestinian panamanian paraguayan peruvian portuguese qatari romanian russian rwandan salvadoran samoan saudi senegalese serbian ' +
  'seychellois singaporean slovak slovakian slovene slovenian somali sudanese surinamese swazi swede syrian taiwanese tajik tanzanian ' +
  'thai togolese tongan trinidadian tunisian turkmen tuvaluan ugandan ukrainian uruguayan uzbek vanuatuan venezuelan vietnamese yemeni ' +
  'zambian zimbabwean american african asian european hispanic latino latina latinx arab kurd tibetan hawaiian siberian bavarian sicilian ' +
  'scotsman scotswoman englishman englishwoman irishman irishwoman frenchman frenchwoman dutchman welshman ' +
  'muslim hindu sikh buddhist jew catholic protestant mormon lutheran baptist methodist anglican presbyterian atheist sunni shiite shii ' +
  'jain zoroastrian rastafarian democrat republican communist socialist libertarian marxist'
/** Adjectives, which have no plural. */
const englishAdjectives =
  'english british scottish welsh irish french dutch danish swedish finnish polish spanish turkish icelandic greenlandic swiss chinese ' +
  'burmese kurdish arabic arabian cornish flemish basque catalan jewish islamic christian shia caucasian argentine iraqian'
const englishPlurals = 'britons brits danes finns poles scots turks spaniards spaniard englishmen frenchmen irishmen welshmen tories'

/** Stem:endings, of languages in which the word is bent. */
const romance =
  // Spanish
  'mexican:o,a,os,as colombian:o,a,os,as argentin:o,os,as chilen:o,a,os,as peruan:o,a,os,as venezolan:o,a,os,as cuban:o,a,os,as ' +
  'español:,a,es,as alemán: aleman:a,es,as francés: frances:a,es,as inglés: ingles:a,as italian:o,a,os,as,i,e portugués: ruso:,s rusa:,s ' +
  'brasileñ:o,a,os,as estadounidens:e,es marroquí:,es chin:os,as ecuatorian:o,a,os,as bolivian:o,a,os,as uruguay:o,a,os,as ' +
  'paraguay:o,a,os,as dominican:o,a,os,as salvadoreñ:o,a,os,as hondureñ:o,a,os,as guatemaltec:o,a,os,as católic:o,a,os,as ' +
  'musulm:án,ana,anes,anas judí:o,a,os,as ' +
  // Italian
  'tedesc:o,a,hi,he american:o,a,i,e,os,as frances:e,i spagnol:o,a,i,e ingles:e,i svizzer:o,a,i,e russ:o,a,i,e rumen:o,a,i,e polacc:o,a,hi,he ' +
  'albanes:e,i marocchin:o,a,i,e brasilian:o,a,i,e cines:e,i giappones:e,i musulman:o,a,i,e cattolic:o,a,i,he ' +
  // Portuguese
  'brasileir:o,a,os,as portugues:a,as,es,i portuguê:s espanh:ol,ola,óis,olas alem:ão,ã,ães,ãs francês: inglês: angolan:o,a,os,as ' +
  'moçambican:o,a,os,as chinês: japonês: muçulman:o,a,os,as ' +
  // French
  'françai:s,se,ses allemand:,e,s,es italien:,ne,s,nes espagnol:,e,s,es anglai:s,se,ses belge:,s suisse:,s portugais:,e,es algérien:,ne,s,nes ' +
  'marocain:,e,s,es tunisien:,ne,s,nes sénégalais:,e,es américain:,e,s,es russe:,s polonais:,e,es roumain:,e,s,es chinois:,e,es japonais:,e,es ' +
  'canadien:,ne,s,nes québécois:,e,es néerlandais:,e,es turc:,s turque:,s musulman:,e,s,es jui:f,ve,fs,ves chrétien:,ne,s,nes catholique:,s'
const germanic =
  'deutsch:er,en österreicher:,in,innen,n schweizer:,in,innen,n franz:ose,osen,ösin,ösinnen italiener:,in,innen,n spanier:,in,innen,n ' +
  'portugies:e,en,in engländer:,in,innen,n brit:e,en,in amerikaner:,in,innen,n russ:en,in pol:en,in türk:e,en,in,innen griech:e,en,in ' +
  'ukrainer:,in,innen,n syr:er,erin afghan:e,en,in iraner:,in iraker:,in rumän:e,en,in bulgar:e,en,in kroat:e,en,in serb:e,en,in ' +
  'niederländer:,in,innen,n belgier:,in dän:e,en,in schwed:e,en,in norweger:,in chines:en,in japaner:,in ungar:n,in tschech:e,en,in ' +
  'muslim:a,in,innen katholik:,en,in protestant:in,en jüdin:,nen ' +
  'nederlander:,s nederlandse: belg:,en,ische duitser:,s duitse: fransman:,nen franse: engelsman: engelse: spanjaard:,en turk:,en turkse: ' +
  'marokkaan:,se marokkanen: surinamer:,s surinaamse: amerikaan:,se amerikanen: russen: rus:sische poolse: italiaan:,se italianen: moslim:,s'

/** Also everyday words: they count with a capital only, or where a person is said to be one. */
export const doubtfulNationalities: ReadonlySet<string> = new Set(
  'polish swede danes finns poles scots turk christian jain georgian dominican republican democrat methodist baptist caucasian russe suisse pole polen polin ruso rusa russo russa russi brite rus pols slovene'
    .split(' '),
)

export const nationalities: readonly string[] = [
  ...new Set([
    ...english.split(' ').flatMap((word) => [word, `${word}s`]),
    ...englishAdjectives.split(' '),
    ...englishPlurals.split(' '),
    'christians',
    'shias',
    'turk',
    ...`${romance} ${germanic}`.split(' ').flatMap((entry) => {
      const [stem = '', endings = ''] = entry.split(':')
      return endings.split(',').map((ending) => stem + ending)
    }),
  ]),
]

/** Names of languages, among the above: after “speak” and “in” they are these. */
export const languageNames: ReadonlySet<string> = new Set(
  ('english french german spanish italian portuguese dutch danish swedish finnish norwegian polish russian turkish greek arabic chinese ' +
    'japanese korean vietnamese thai hungarian czech romanian bulgarian croatian serbian ukrainian hindi welsh irish catalan basque ' +
    'albanian icelandic indonesian latvian lithuanian estonian slovak slovenian swiss kurdish somali nepali ' +
    'español inglés francés alemán italiano portugués ruso spagnolo inglese francese tedesco portoghese russo português inglês francês ' +
    'alemão espanhol français anglais allemand espagnol italien portugais russe chinois japonais néerlandais turc').split(' '),
)
