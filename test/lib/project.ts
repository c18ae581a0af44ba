import { join } from 'node:path'

/** The repository, seen from the compiled tests in test/dist/lib. */
export const projectRoot: string = join(__dirname, '../../..')
