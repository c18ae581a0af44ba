import { attachmentCases } from './adapter-contract-attachments.js'
import { consentCases } from './adapter-contract-consent.js'
import { failureCases } from './adapter-contract-failures.js'
import { inwardCases } from './adapter-contract-inward.js'
import { outwardCases } from './adapter-contract-outward.js'
import { pathCases } from './adapter-contract-paths.js'
import { restoreCases } from './adapter-contract-restore.js'
import { turnCases } from './adapter-contract-turns.js'
import { wayCases } from './adapter-contract-ways.js'
import type { AdapterContract } from './adapter-harness.js'

/**
 * What holds for a guarded bot whatever its SDK. An adapter package is done when this passes over each kind of
 * adapter that it promises to guard. Needs `describe` and `it` of mocha or Jest.
 * @example
 * adapterContract({ name: 'TestAdapter', createHarness: createTestAdapterHarness })
 */
export function adapterContract(contract: AdapterContract): void {
  describe(`the adapter contract over ${contract.name}`, () => {
    consentCases(contract)
    inwardCases(contract)
    attachmentCases(contract)
    outwardCases(contract)
    pathCases(contract)
    wayCases(contract)
    restoreCases(contract)
    turnCases(contract)
    failureCases(contract)
  })
}
