import { createInterface } from 'node:readline'
import type { ScriptLine } from './script.js'

/** Lines that a person types, until the end of input or Ctrl-C. */
export async function* readChat(): AsyncGenerator<ScriptLine> {
  const prompt = process.stdin.isTTY ? '  you › ' : ''
  const lines = createInterface({ input: process.stdin, output: process.stdout, prompt })
  let isOpen = true
  lines.once('close', () => {
    isOpen = false
  })
  lines.on('SIGINT', () => lines.close())
  try {
    lines.prompt()
    for await (const text of lines) {
      if (text.trim() !== '') yield { user: 'you', text }
      // The last lines are still read when the input has ended, and Node 24 prompts no closed interface.
      if (isOpen) lines.prompt()
    }
  } finally {
    lines.close()
    process.stdout.write('\n')
  }
}
