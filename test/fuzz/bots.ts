import { join } from 'node:path'
import type { AdapterContract } from '@scrubjay/testkit'
import { projectRoot } from '../lib/project.js'

/** A way into a guarded bot. */
export interface Way extends AdapterContract {
  /** The channel speaks JSON over HTTP, so that only JSON gets through. */
  readonly isJson: boolean
  /** The SDK checks types itself, before there is a turn. */
  readonly isStrict: boolean
}

/** The harnesses of the packages' own contract tests, which are no public entries and loaded by their place. */
export const ways: readonly Way[] = [
  way('TestAdapter', ['botbuilder', 'test-adapter-harness', 'createTestAdapterHarness'], {}),
  way('CloudAdapter', ['botbuilder', 'cloud-adapter-harness', 'createCloudAdapterHarness'], { isJson: true }),
  way('Botkit', ['botkit', 'botkit-harness', 'createBotkitHarness'], {}),
  way('CloudAdapter of the Agents SDK', ['agents', 'cloud-adapter-harness', 'createCloudAdapterHarness'], { isJson: true, isStrict: true }),
]

function way(name: string, [folder, file, create]: readonly [string, string, string], { isJson = false, isStrict = false }: { readonly isJson?: boolean; readonly isStrict?: boolean }): Way {
  const loaded = require(join(projectRoot, 'packages', folder, 'dist', 'test', `${file}.js`)) as Record<string, Way['createHarness']>
  const createHarness = loaded[create]
  if (createHarness === undefined) throw new Error(`There is no ${create} in the tests of ${folder}.`)
  return { name, isJson, isStrict, createHarness }
}
