export { main } from './main.js'
export type { ExitCode } from './command.js'
