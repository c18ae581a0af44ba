import { adapterContract } from '@scrubjay/testkit'
import { createAgentApplicationHarness, createCloudAdapterHarness } from './cloud-adapter-harness.js'
import { createMemoryAdapterHarness } from './memory-adapter.js'

adapterContract({ name: 'CloudAdapter of the Agents SDK', createHarness: createCloudAdapterHarness, ways: ['createConversation', 'connectorClient'] })
adapterContract({ name: 'AgentApplication', createHarness: createAgentApplicationHarness, ways: ['createConversation', 'connectorClient'] })
adapterContract({ name: 'another BaseAdapter of the Agents SDK', createHarness: createMemoryAdapterHarness })
