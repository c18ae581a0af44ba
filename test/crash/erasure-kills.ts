import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { limits } from '@scrubjay/core'
import { computeNames, openEverything, type Haul } from '../invariants/attacker.js'
import { asBen, asJay, bensValues, foundTown, jay, jaysIds, jaysValues, type Town } from './erased-town.js'
import { checkErased } from './erased-check.js'
import { placeNames, recall, type Step, type Task } from './erasure-process.js'
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
  /** Whether the process that goes on by a sweep is killed too, before each of its operations, and only the third one lives. */
  readonly isTwice?: boolean
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

  async enumerate({ way, of, whens, every = 1, isTwice = false, restartsOf }: Enumeration): Promise<KillReport> {
    const operations = await this.#measure(way, of)
    const report: KillReport = { operations, kills: 0, restarts: 0, notBegun: 0, problems: [] }
    const all = Array.from({ length: operations }, (_none, index) => whens.map((when) => ({ at: index + 1, when }))).flat()
    const deaths = all.filter((_death, index) => index % every === 0)
    let next = 0
    const work = async (): Promise<void> => {
      for (let mine = next++; mine < deaths.length && report.problems.length < problemsMax; mine = next++) {
        const death = deaths[mine]
        if (death !== undefined) await this.#kill({ way, of, death, nth: mine }, (isTwice ? this.#killAgain : this.#restartEach).bind(this, restartsOf), report)
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

  async #kill({ way, of, death, nth }: Pick<Enumeration, 'way' | 'of'> & { readonly death: DeathPlan; readonly nth: number }, goOn: (dead: Dead, report: KillReport) => Promise<void>, report: KillReport): Promise<void> {
    const folder = this.#copy(this.town.folder)
    const dead: Dead = { folder, way, where: `${way}, ${death.when} ${of} ${death.at}`, atMs: diesAtMs, nth, deaths: 1 }
    await this.#die(dead, { steps: [this.#request(way)], counting: { of, death } }, report)
    await goOn(dead, report)
    rmSync(folder, { recursive: true, force: true })
  }

  /** A process that must be killed by itself. */
  async #die({ folder, where, atMs }: Dead, work: Pick<Task, 'steps' | 'counting'>, report: KillReport): Promise<void> {
    const { ending, complaints } = await this.#nursery.run({ folder, aheadMs: atMs, ...work })
    report.kills += 1
    if (ending !== 'SIGKILL' || complaints !== '') report.problems.push(`${where}: the process ended with ${ending}: ${complaints.slice(0, 1_000)}`)
  }

  async #killAgain(restartsOf: Enumeration['restartsOf'], dead: Dead, report: KillReport): Promise<void> {
    const atMs = dead.atMs + afterLeaseMs
    const resume = { aheadMs: atMs, steps: [{ do: 'resume' }] } as const
    const whole = this.#copy(dead.folder)
    const { operations } = await this.#nursery.complete({ ...resume, folder: whole, counting: { of: 'operation' } })
    rmSync(whole, { recursive: true, force: true })
    for (let at = 1; at <= operations && report.problems.length < problemsMax; at += 1) {
      const folder = this.#copy(dead.folder)
      const deadAgain: Dead = { ...dead, folder, atMs, where: `${dead.where}, and before operation ${at} of a sweep`, nth: dead.nth + at, deaths: 2 }
      await this.#die(deadAgain, { steps: resume.steps, counting: { of: 'operation', death: { at, when: 'before' } } }, report)
      await this.#restartEach(restartsOf, deadAgain, report)
      rmSync(folder, { recursive: true, force: true })
    }
  }

  async #restartEach(restartsOf: Enumeration['restartsOf'], dead: Dead, report: KillReport): Promise<void> {
    for (const finisher of restartsOf(dead.nth)) {
      const folder = this.#copy(dead.folder)
      const found = await this.#restart(folder, { ...dead, finisher, backups: backUp(dead.folder) }, report)
      report.restarts += 1
      report.problems.push(...found.map((problem) => `${dead.where}, then ${finisher}: ${problem}`))
      rmSync(folder, { recursive: true, force: true })
    }
  }

  /** Answers what is wrong with an erasure that went on so. */
  async #restart(folder: string, { way, atMs, deaths, finisher, backups }: Pick<Dead, 'way' | 'atMs' | 'deaths'> & { readonly finisher: Finisher; readonly backups: Haul['stores'] }, report: KillReport): Promise<readonly string[]> {
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
    const { ending, complaints, report: done } = await this.#nursery.run({ folder, aheadMs: atMs + afterLeaseMs, steps })
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
      ...(await checkErased(folder, this.town, deaths)),
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

/** What a dead process has left. */
interface Dead {
  readonly folder: string
  readonly way: Way
  readonly where: string
  /** When it died, after the first day's clock. */
  readonly atMs: number
  /** Which of the kills it is, for what takes turns. */
  readonly nth: number
  /** How many processes have died on these files. */
  readonly deaths: number
}

/** As many as the machine has cores for. */
const atOnce = 2
const problemsMax = 5
/** When the request comes, after the first day's clock; what waited then still waits. */
const diesAtMs = 60_000
const afterLeaseMs = limits.turnLeaseMs + 1_000
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
