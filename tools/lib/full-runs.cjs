// Loaded by mocha for `npm run test:full`: the same tests with longer runs. Whatever the environment says wins.
process.env.SCRUBJAY_KILLS ??= '60'
process.env.SCRUBJAY_FUZZ_RUNS ??= '100'
process.env.SCRUBJAY_SCALE ??= '3'
process.env.SCRUBJAY_CONSENT_RUNS ??= '1000'
process.env.SCRUBJAY_CANARIES ??= '500'
