/**
 * compromise, loaded when the thorough mode is used for the first time and not before: loading takes longer than
 * a thousand detections, and most bots never use it.
 */
export function readNames(text: string): LanguageView {
  library ??= require('compromise') as LanguageLibrary
  return library(text)
}

/** The few parts of compromise that we use. */
export interface LanguageView {
  people(): LanguageMatches
}

interface LanguageMatches {
  json(options: { readonly offset: true }): readonly LanguageMatch[]
}

interface LanguageMatch {
  readonly offset: { readonly start: number; readonly length: number }
}

type LanguageLibrary = (text: string) => LanguageView

let library: LanguageLibrary | undefined
