import { type Labelled, readNames, readSynth } from './labelled-text.js'
import type { Detector } from './measures.js'

/** How many messages in which nothing is marked were flagged. Recall can be bought with these, so they are printed beside it. */
export interface FalseAlarms {
  readonly name: string
  readonly flagged: number
  readonly count: number
}

/**
 * Only printed, never a floor: who marked the messages has marked names, and not all of them, so that some alarms
 * are true.
 */
export function countFalseAlarms(detector: Detector): readonly FalseAlarms[] {
  const names: readonly string[] = ['PERSON', 'LOCATION', 'STREET_ADDRESS', 'ORGANIZATION']
  const isName = (type: string): boolean => names.includes(type)
  return [
    ...count('synth, anything', readSynth(), detector, () => true),
    ...count('WNUT dev, a name', readNames('wnut_dev'), detector, isName),
    ...count('BTC dev, a name', readNames('btc_dev'), detector, isName),
    ...count('EWT dev, a name', readNames('ewt_dev'), detector, isName),
    ...count('EWT dev, a person', readNames('ewt_dev'), detector, (type) => type === 'PERSON'),
  ]
}

function count(
  name: string,
  messages: readonly Labelled[] | undefined,
  detector: Detector,
  isCounted: (type: string) => boolean,
): readonly FalseAlarms[] {
  const empty = messages?.filter(({ gold }) => gold.length === 0) ?? []
  if (empty.length === 0) return []
  return [{ name, flagged: empty.filter(({ text }) => detector(text).some(({ type }) => isCounted(type))).length, count: empty.length }]
}
