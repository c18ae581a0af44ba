import { parseOptions, usage, UsageError } from './options.js'

/**
 * Exit codes: 0 all is well, 1 the log does not verify or a typed value was found in clear, 2 wrong use.
 * The process ends by itself; what keeps it alive would be a leak.
 */
async function main(): Promise<number> {
  try {
    const options = parseOptions(process.argv.slice(2), process.env)
    if (options.help) {
      process.stdout.write(usage)
      return 0
    }
    // Loaded late, so that wrong use is answered at once and the old libraries' deprecation notices stay away.
    Object.assign(process, { noDeprecation: true })
    const { runDemo } = await import('./run-demo.js')
    return await runDemo(options)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    process.stderr.write(`demo: ${error.message}\n`)
    return 2
  }
}

// Whoever reads the output may stop reading, as `head` does.
process.stdout.on('error', () => process.exit(0))

void main().then((code) => {
  process.exitCode = code
})
