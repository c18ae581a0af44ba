import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../lib/project.js'
import type { Evaluation } from './labelled-text.js'
import {
  evaluateSynth,
  type Measured,
  measureEvasions,
  measureHardNegatives,
  measurePersons,
  measureRecognizers,
  ours,
  type Suite,
} from './measures.js'

/** Everything that is measured of quality, in one run. */
export async function measureAll(): Promise<Table> {
  const synth = await evaluateSynth(ours)
  const [evasions, hardNegatives, recognizers] = [measureEvasions(ours), measureHardNegatives(ours), measureRecognizers()]
  const figures = [
    ...(synth === undefined ? [] : synthFigures(synth)),
    ...measurePersons(ours),
    suiteFigure('evasions caught whole', evasions),
    suiteFigure('clean messages passed', hardNegatives),
    suiteFigure('recognizers, own matches', recognizers.matches),
    suiteFigure('recognizers, near-misses passed', recognizers.nearMisses),
  ]
  return { figures, evasions, hardNegatives, recognizers, ...(synth === undefined ? {} : { synth: synth.cased }) }
}

export interface Table {
  readonly figures: readonly Measured[]
  readonly evasions: Suite
  readonly hardNegatives: Suite
  readonly recognizers: { readonly matches: Suite; readonly nearMisses: Suite }
  readonly synth?: Evaluation
}

function synthFigures({ cased, lower }: { readonly cased: Evaluation; readonly lower: Evaluation }): readonly Measured[] {
  const figure = (name: string, evaluation: Evaluation, score: string): Measured => {
    const { p, r, f2 } = evaluation.presidio[score] ?? { p: 0, r: 0, f2: 0 }
    return { name, percent: 100 * f2, detail: `P ${p.toFixed(3)} R ${r.toFixed(3)}` }
  }
  return [
    figure('synth F2, shipped@0.9', cased, 'shipped@0.9'),
    figure('synth F2, shipped@0.7', cased, 'shipped@0.7'),
    figure('synth F2, documented@0.9', cased, 'documented@0.9'),
    figure('synth F2, shipped@0.9, lower case', lower, 'shipped@0.9'),
  ]
}

function suiteFigure(name: string, { percent, count, missed }: Suite): Measured {
  return { name, percent, detail: `${count - missed.length} of ${count}` }
}

/** What must be kept, by the figure's name: the reached number less half a point. */
export function readFloors(): Readonly<Record<string, number>> {
  return JSON.parse(readFileSync(floorsPath, 'utf8')) as Readonly<Record<string, number>>
}

export const floorsPath: string = join(projectRoot, 'test', 'quality', 'floors.json')
