import { adapterContract } from '@scrubjay/testkit'
import { createBotkitHarness } from './botkit-harness.js'

adapterContract({ name: 'Botkit', createHarness: createBotkitHarness })
