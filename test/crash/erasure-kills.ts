import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { limits } from '@scrubjay/core'
import { computeNames, openEverything, type Haul } from '../invariants/attacker.js'
import { asBen, asJay, bensValues, foundTown, jay, jaysIds, jaysValues, type Town } from './erased-town.js'
import { checkErased } from './erased-check.js'
import { placeNames, recall, type Step } from './erasure-process.js'
import type { DeathPlan, Fineness } from './mortal.js'
import { TaskNursery } from './task-nursery.js'

/** Who asks for the erasure. */
export type Way = 'the person' | 'an operator'

/** What happens first after the process was started again. */
export const finishers = ['the next message', 'a sweep', 'the request again'] as const
export type Finisher = (typeof finishers)[number]

/** What is enumerated. */
export interface Enumeration {
  readonly way: Way
  readonly of: Fineness
  readonly whens: readonly DeathPlan['when'][]
  /** Only each so manieth kill. */
  readonly every?: number
  /** How the bot goes on after the nth kill; each is a restart of its own, on a copy of what the dead process left. */
  readonly restartsOf: (kill: number) => readonly Finisher[]
}

/** What an enumeration looked at, and what was wrong. */
export interface KillReport {
  /** Of the run that nothing killed. */
  readonly operations: number
  kills: number
  restarts: number
  /** Restarts after which the erasure had to be asked for again, because it had not begun. */
  notBegun: number
  readonly problems: string[]
}

/**
 * Kills an erasure at every operation of one complete run, and starts the bot again on what is left. Not checked: power
 * loss, which takes the page cache along.
 */
export class ErasureKills {
  readonly #folder = mkdtempSync(join(tmpdir(), 'scrubjay-kill-'))
  readonly #nursery = new TaskNursery(atOnce)
  #town: Town | undefined

  /** Prepares the files that every run starts from. */
  async open(): Promise<void> {
    this.#town = await foundTown(this.#nursery, join(this.#folder, 'town'))
  }

  async close(): Promise<void> {
    await this.#nursery.close()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  get town(): Town {
    if (this.#town === undefined) throw new Error('it is not open')
    return this.#town
  }

  /** What somebody can read and compute who has stolen everything before the erasure, keys included. */
  readBefore(): { readonly text: string; readonly logNames: ReadonlySet<string> } {
    const { folder, rings } = this.town
    const haul = { stores: backUp(folder), keyStores: keyBytes(folder), rings }
    return { text: openEverything(haul), logNames: computeNames(haul) }
  }

  async enumerate({ way, of, whens, every = 1, restartsOf }: Enumeration): Promise<KillReport> {
    const operations = await this.#measure(way, of)
    const report: KillReport = { operations, kills: 0, restarts: 0, notBegun: 0, problems: [] }
    const all = Array.from({ length: operations }, (_none, index) => whens.map((when) => ({ at: index + 1, when }))).flat()
    const deaths = all.filter((_death, index) => index % every === 0)
    let next = 0
    const work = async (): Promise<void> => {
      for (let mine = next++; mine < deaths.length && report.problems.length < problemsMax; mine = next++) {
        const death = deaths[mine]
        if (death !== undefined) await this.#killAndRestart({ way, of, death }, restartsOf(mine), report)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, work))
    return report
  }

  /** How many operations one run has that nothing kills. */
  async #measure(way: Way, of: Fineness): Promise<number> {
    const folder = this.#copy(this.town.folder)
    const { operations } = await this.#nursery.complete({ folder, aheadMs: diesAtMs, steps: [this.#request(way)], counting: { of } })
    rmSync(folder, { recursive: true, force: true })
    return operations
  }

  async #killAndRestart({ way, of, death }: { readonly way: Way; readonly of: Fineness; readonly death: DeathPlan }, restarts: readonly Finisher[], report: KillReport): Promise<void> {
    const dead = this.#copy(this.town.folder)
    const where = `${way}, ${death.when} ${of} ${death.at}`
    const { ending, complaints } = await this.#nursery.run({ folder: dead, aheadMs: diesAtMs, steps: [this.#request(way)], counting: { of, death } })
    report.kills += 1
    if (ending !== 'SIGKILL' || complaints !== '') report.problems.push(`${where}: the process ended with ${ending}: ${complaints.slice(0, 1_000)}`)
    for (const finisher of restarts) {
      const folder = this.#copy(dead)
      const found = await this.#restart(folder, { way, finisher, backups: backUp(dead) }, report)
      report.restarts += 1
      report.problems.push(...found.map((problem) => `${where}, then ${finisher}: ${problem}`))
      rmSync(folder, { recursive: true, force: true })
    }
    rmSync(dead, { recursive: true, force: true })
  }

  /** Answers what is wrong with an erasure that went on so. */
  async #restart(folder: string, { way, finisher, backups }: { readonly way: Way; readonly finisher: Finisher; readonly backups: Haul['stores'] }, report: KillReport): Promise<readonly string[]> {
    const request = this.#request(way)
    const first: Readonly<Record<Finisher, Step>> = { 'the next message': asJay(jay.first, 'hello'), 'a sweep': { do: 'resume' }, 'the request again': request }
    const whole = [asJay(jay.first, 'yes'), asJay(jay.first, recall), asJay(jay.second, recall)]
    const steps: readonly Step[] = [
      first[finisher],
      // It had not begun: nothing is lost, and it is asked for again.
      { do: 'unless erased', steps: [...whole, request] },
      asBen(recall),
      // A turn that waited before its person had a key is sealed under one that lasts some minutes; Ben's turn lets a sweep begin.
      { do: 'wait', ms: limits.releasedForMs + 3 * limits.parkedForMs },
      asBen(recall),
    ]
    const { ending, complaints, report: done } = await this.#nursery.run({ folder, aheadMs: diesAtMs + limits.turnLeaseMs + 1_000, steps })
    if (ending !== '0' || complaints !== '' || done === undefined) return [`the process ended with ${ending}: ${complaints.slice(0, 1_000)}`]
    const [, again = '', recalled = ''] = done.said
    if (again !== '') report.notBegun += 1
    const lost = again === '' ? [] : jaysValues.filter((value) => !again.includes(value) && value !== groupValue)
    const bens = bensValues.filter((value) => !recalled.includes(value))
    const haul = { stores: [...backUp(this.town.folder), ...backups, ...backUp(folder)], keyStores: keyBytes(folder), rings: this.town.rings }
    const left = openEverything(haul)
    return [
      ...lost.map((value) => `it had not begun, and ${value} was lost`),
      ...bens.map((value) => `somebody else lost ${value}`),
      ...[...jaysValues, ...jaysIds].filter((value) => left.includes(value)).map((value) => `${value} can be read`),
      ...(computeNames(haul).has(this.town.logName) ? ['who they were in the log can be computed'] : []),
      ...bensValues.filter((value) => !left.includes(value)).map((value) => `the search does not find ${value}, which is there`),
      ...(await checkErased(folder, this.town)),
    ]
  }

  #request(way: Way): Step {
    if (way === 'the person') return { ...asJay(jay.first, 'delete my data'), id: 'the-request' }
    return { do: 'erase', subject: this.town.logName }
  }

  #copy(folder: string): string {
    const copy = mkdtempSync(join(this.#folder, 'run-'))
    cpSync(folder, copy, { recursive: true })
    return copy
  }
}

/** As many as the machine has cores for. */
const atOnce = 2
const problemsMax = 5
/** When the request comes, after the first day's clock; what waited then still waits. */
const diesAtMs = 60_000
/** Given in a group, where nothing is put back. */
const groupValue = jaysValues[3]

/** The bytes of store, state and transcripts, and no more: what a backup takes along. */
function backUp(folder: string): readonly Uint8Array[] {
  return ['store', placeNames.state, placeNames.transcripts].flatMap((name) => filesIn(join(folder, name)))
}

function keyBytes(folder: string): readonly Uint8Array[] {
  return filesIn(join(folder, 'keys'), (name) => !name.endsWith('.keys'))
}

function filesIn(folder: string, isWanted: (name: string) => boolean = () => true): readonly Uint8Array[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder).filter(isWanted).map((name) => readFileSync(join(folder, name)))
}
