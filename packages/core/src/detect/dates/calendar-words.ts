/** Words of the calendar in English, German, French, Spanish, Italian, Portuguese and Dutch, lower case. */

const split = (words: string): readonly string[] => words.split(' ')

/** Names of months that mean nothing else. */
export const plainMonths: ReadonlySet<string> = new Set(
  split(
    'january february july september october november december ' +
      'januar februar februer märz juli oktober dezember jänner feber ' +
      'janvier février fevrier juin juillet août septembre octobre novembre décembre decembre ' +
      'enero febrero abril junio julio agosto septiembre setiembre octubre noviembre diciembre ' +
      'gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre ' +
      'janeiro fevereiro março junho julho setembro outubro novembro dezembro januari februari maart augustus',
  ),
)

/** Also a given name, a verb or an abbreviation: a month beside a day or a year, or after a word such as “in”. */
export const doubtfulMonths: ReadonlySet<string> = new Set(
  split('may march april june august jan feb apr jun jul aug sep sept oct nov dec mai juni avril aout marzo mayo maio maerz'),
)

/** A month only between a day and a year, or right after a day: planets, seas and short words of other languages. */
export const weakMonths: ReadonlySet<string> = new Set(
  split('mar mars mei mrt mär okt dez ene abr ago dic gen mag giu lug set ott fev févr avr juil déc out'),
)

export const monthWords: readonly string[] = [...plainMonths, ...doubtfulMonths, ...weakMonths]

/** Days of the week, which count alone. */
export const weekdays: ReadonlySet<string> = new Set(
  split(
    'monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag ' +
      'lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles miercoles jueves viernes sábado sabado domingo ' +
      'lunedì lunedi martedì martedi mercoledì mercoledi giovedì giovedi venerdì venerdi sabato domenica ' +
      'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag',
  ),
)

/** Their short forms, which count before a date only. */
export const shortWeekdays: ReadonlySet<string> = new Set(split('mon tue tues wed thu thur thurs fri sat sun mo di mi do fr sa so lun mer jeu ven'))

/** Words before which a lone month or a year stands. */
export const timePrepositions: ReadonlySet<string> = new Set(
  split(
    'in since during until till by before after early late mid last next this around circa year summer winter spring autumn fall ' +
      'im seit bis vor nach anfang ende mitte jahr sommer winter frühling herbst en depuis avant après vers année courant ' +
      'desde hasta antes año durante nel dal dall nell del anno em ano sinds tot voor jaar vanaf dès à',
  ),
)

/** What is counted: after one of these words a number before it is no year, no day and no age. */
export const countedWords: ReadonlySet<string> = new Set(
  split(
    'people persons users customers employees students members dollars dollar bucks usd eur euro euros pounds gbp chf percent miles ' +
      'mile km kilometers kilometres meters metres meter feet foot inches cm mm kg grams lbs calories calorie kcal steps words word ' +
      'characters items item pages page points point bytes kb mb gb tb mah watts watt hz rpm ppm records rows results orders units ' +
      'pieces pcs copies files lines requests messages times hours minutes minute seconds second days weeks months stars degrees ' +
      'votes mark cases tickets seats rooms cars houses books photos questions votos personas euro leute menschen stück meter seiten ' +
      'personnes pages pièces personen stuks persone pessoas wörter',
  ),
)
