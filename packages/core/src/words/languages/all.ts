import type { Language } from '../language.js'
import { dutch } from './dutch.js'
import { english } from './english.js'
import { french } from './french.js'
import { german } from './german.js'
import { italian } from './italian.js'
import { portuguese } from './portuguese.js'
import { spanish } from './spanish.js'

/** All of them at once: people do not always write in the language of their channel. */
export const languages: readonly Language[] = [english, german, spanish, french, portuguese, italian, dutch]
