// Loaded with --require: a child tells its largest resident set on stderr before it ends.
process.on('exit', () => process.stderr.write(`max-rss-kb ${process.resourceUsage().maxRSS}\n`))
