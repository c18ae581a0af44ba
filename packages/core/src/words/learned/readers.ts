import { ScrubjayError } from '../../errors.js'
import { readersFormat, unpackReader, type PackedReaders, type Reader } from './model.js'

/** The readers that come with the package, loaded when they are asked for the first time and not before. */
export function answersReader(): Reader {
  return (answers ??= unpackReader(loadReaders().answers))
}

export function requestsReader(): Reader {
  return (requests ??= unpackReader(loadReaders().requests))
}

let answers: Reader | undefined
let requests: Reader | undefined

function loadReaders(): PackedReaders {
  const packed = require('#words-model') as PackedReaders
  if (packed.format !== readersFormat) throw new ScrubjayError('ERR_MODEL_VERSION')
  return packed
}
