import { adapterContract } from '@scrubjay/testkit'
import { createAgentApplicationHarness, createCloudAdapterHarness } from './cloud-adapter-harness.js'

adapterContract({ name: 'CloudAdapter of the Agents SDK', createHarness: createCloudAdapterHarness })
adapterContract({ name: 'AgentApplication', createHarness: createAgentApplicationHarness })
