/** What the trainer shares with the reader, so that both see the same features. */
export { conceptOf } from './concepts.js'
export { featuresMax, writeFeatures } from './features.js'
export { guess, lengthFactor, readersFormat, signOfZero, unpackReader, weightMax, type PackedReader, type PackedReaders, type Reader } from './model.js'
export { readWords, type Word } from '../plain.js'
export { languages } from '../languages/all.js'
export { hasQuestion } from './has-question.js'
