import { adapterContract } from '@scrubjay/testkit'
import { createCloudAdapterHarness } from './cloud-adapter-harness.js'
import { createTestAdapterHarness } from './test-adapter-harness.js'

adapterContract({ name: 'TestAdapter', createHarness: createTestAdapterHarness })
adapterContract({ name: 'CloudAdapter', createHarness: createCloudAdapterHarness, ways: ['createConversation', 'connectorClient'] })
