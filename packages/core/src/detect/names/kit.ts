/** What the trainer shares with the tagger, so that both see the same features. */
export { kindOf } from './characters.js'
export { Crf } from './crf.js'
export { keysMax, writeKeys } from './features.js'
export * as gazetteer from './gazetteer.js'
export { canFollow, kindCodes, kindTypes, labelCount } from './labels.js'
export { classesMax, modelFormat, printOf, rowCount, rowOf, signs, unpackModel, type Model, type PackedModel } from './model.js'
export { defaultBiases, Tagger, type KindBiases } from './tagger.js'
export { edge, finish, shapeHandle, step, Tokens, windowLengthMax } from './tokens.js'
