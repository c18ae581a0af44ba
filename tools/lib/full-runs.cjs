// Loaded by mocha for `npm run test:full`: how long its runs are. Whatever the environment says wins. The test files that
// read one of these variables run there as well as in `npm test`; tools/mocha-full.cjs finds them by its name.
process.env.SCRUBJAY_KILLS ??= '60'
process.env.SCRUBJAY_FUZZ_RUNS ??= '100'
process.env.SCRUBJAY_SCALE ??= '3'
process.env.SCRUBJAY_CONSENT_RUNS ??= '1000'
process.env.SCRUBJAY_CANARIES ??= '500'
process.env.SCRUBJAY_FULL_ERASURE ??= '1'
