import { adapterContract } from '@scrubjay/testkit'
import { createAgentApplicationHarness, createCloudAdapterHarness } from './cloud-adapter-harness.js'
import { createMemoryAdapterHarness } from './memory-adapter.js'

adapterContract({ name: 'CloudAdapter of the Agents SDK', createHarness: createCloudAdapterHarness })
adapterContract({ name: 'AgentApplication', createHarness: createAgentApplicationHarness })
adapterContract({ name: 'another BaseAdapter of the Agents SDK', createHarness: createMemoryAdapterHarness })
