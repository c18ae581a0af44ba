/**
 * compromise, loaded when the first name is looked for and not before: loading takes longer than a
 * thousand detections, and many bots never ask for names.
 */
export function readNames(text: string): LanguageView {
  library ??= require('compromise') as LanguageLibrary
  return library(text)
}

/** The few parts of compromise that we use. */
export interface LanguageView {
  people(): LanguageMatches
  places(): LanguageMatches
  organizations(): LanguageMatches
}

interface LanguageMatches {
  json(options: { readonly offset: true }): readonly LanguageMatch[]
}

interface LanguageMatch {
  readonly offset: { readonly start: number; readonly length: number }
}

type LanguageLibrary = (text: string) => LanguageView

let library: LanguageLibrary | undefined
