import type { Utterance } from './fill.js'

/**
 * Multinomial naive Bayes over words and pairs of words, with add-one smoothing: what a small bot uses, and simple
 * enough that a difference in accuracy is one of the texts.
 */
export function train(utterances: readonly Utterance[]): (text: string) => string {
  const intents = new Map<string, { readonly counts: Map<string, number>; total: number; texts: number }>()
  const vocabulary = new Set<string>()
  for (const { text, intent } of utterances) {
    const known = intents.get(intent) ?? { counts: new Map<string, number>(), total: 0, texts: 0 }
    intents.set(intent, known)
    known.texts += 1
    for (const feature of featuresOf(text)) {
      known.counts.set(feature, (known.counts.get(feature) ?? 0) + 1)
      known.total += 1
      vocabulary.add(feature)
    }
  }
  return (text) => {
    // Features that no training text had say nothing about any intent.
    const features = featuresOf(text).filter((feature) => vocabulary.has(feature))
    let best = { intent: '', score: Number.NEGATIVE_INFINITY }
    for (const [intent, { counts, total, texts }] of intents) {
      const prior = Math.log(texts / utterances.length)
      const score = features.reduce((sum, feature) => sum + Math.log(((counts.get(feature) ?? 0) + 1) / (total + vocabulary.size)), prior)
      if (score > best.score) best = { intent, score }
    }
    return best.intent
  }
}

/** Words and pairs of words in lower case; every digit is the same one, so that numbers are alike. */
function featuresOf(text: string): readonly string[] {
  const words = text.toLowerCase().replace(/\d/g, '0').match(/[\p{L}\p{M}\p{N}_@.]+/gu) ?? []
  return [...words, ...words.slice(1).map((word, index) => `${words[index]} ${word}`)]
}
