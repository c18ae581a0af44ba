/** Words that stand before “at” in a sentence, and so are no mailbox: “look at”, “me at”, “available at”. */
export function isSentenceWord(word: string): boolean {
  return sentenceWords.has(word.toLowerCase())
}

/** Words that stand after “at”, and so are no host: “at the point in time”. */
export function isArticle(word: string): boolean {
  return articles.has(word.toLowerCase())
}

const articles = new Set(
  ('the a an this that these those my our your his her its their some any every each what which no one another such all ' +
    'least most first last same which certain whose le la les un une el los las der die das den dem ein eine einen o os um ' +
    'uma il lo gli uno una de het een to').split(' '),
)
const sentenceWords = new Set([
  ...articles,
  ...(
    'i me us you him her it them we they he she who am is are was were be been being and or but if then so not now here there ' +
    'up down out in on off over back away again also just only still even right look looks looked looking work works worked ' +
    'working live lives lived living stay stays stayed staying arrive arrives arrived arriving meet meets met meeting see sees ' +
    'saw seeing find found finds finding reach reached get got gets getting go goes went going come comes came coming buy buys ' +
    'bought buying sell sells sold selling shop shops shopping shopped order ordered orders ordering register registered ' +
    'registering sign signed login log logged logging available online hosted hosting located listed based read reading more ' +
    'details visit visits visited visiting visible page pages site sites website websites link links store stores check ' +
    'checked checking docs documentation account accounts address addresses box boxes domain host start starts started starting end ends ended point points pointing aim aimed aiming ' +
    'good bad great better best expert experts laugh laughed laughing stare stared staring shout shouted shouting apply applied ' +
    'applying book booked booking pay paid paying download downloads downloaded downloading upload uploaded watch watched ' +
    'watching stop stopped stopping jobs job careers position role employee employees people team everyone someone anyone ' +
    'deal deals price prices sale offer offers event events conference party dinner lunch concert server servers api ' +
    'endpoint running runs run ran listening served serving lookup call called calling this something everything nothing'
  ).split(' '),
])
