import type { DateProblem } from './date-forms.js'
import type { MoneyProblem } from './money-forms.js'

/**
 * What a normaliser makes of one cell. A normaliser is pure, never throws, and leaves its own canonical text
 * as it is.
 */
export interface Normalised {
  /** '' = not given */
  canonical: string
  /** fen, epoch seconds, day number, 1/0 … for cells that hold a number; NaN otherwise and when not given */
  number: number
  /** may link bidders; false for placeholders, generic, private, virtual and the like */
  links: boolean
  /** bit set of QUALITY_MARKS; of a multi-valued cell, of all its values together */
  marks: number
  /** the row goes to quarantine with this reason */
  problem?: Problem
  /** values after the first of a multi-valued cell, each different from the others */
  all?: Normalised[]
  /** the cell's own text where `canonical` is a stand-in: an unknown word of a code */
  kept?: string
}

export type Problem = 'unreadable' | 'negative' | 'unknown_word' | 'several_ids' | DateProblem | MoneyProblem
export type Normaliser = (raw: string) => Normalised

/**
 * Marks of data quality, by bit. Their texts are in `texts/quality.ts`. Append only: stores keep the bits.
 */
export const QUALITY_MARKS = {
  placeholder: 1 << 0,
  invalidChecksum: 1 << 1,
  lookalikeCode: 1 << 2,
  otherDocument: 1 << 3,
  unknownWord: 1 << 4,
  zeroAmount: 1 << 5,
  dateOnly: 1 << 6,
  masked: 1 << 7,
  genericValue: 1 << 8,
  privateIp: 1 << 9,
  cgnat: 1 << 10,
  loopback: 1 << 11,
  linkLocal: 1 << 12,
  reservedIp: 1 << 13,
  notIp: 1 << 14,
  virtualMac: 1 << 15,
  randomMac: 1 << 16,
  multicastMac: 1 << 17,
  notMac: 1 << 18,
  volumeSerial: 1 << 19,
  trialLock: 1 << 20,
  emptyFile: 1 << 21,
  notPhone: 1 << 22,
  serviceNumber: 1 << 23,
  switchboard: 1 << 24,
  noAreaCode: 1 << 25,
  notEmail: 1 << 26,
  noDoor: 1 << 27,
  clusterAddress: 1 << 28,
  institution: 1 << 29,
  lostDigits: 1 << 30,
} as const
export type QualityMark = keyof typeof QUALITY_MARKS

/**
 * Longest cell, in UTF-16 units, that is read as a value, a name, an id or a number; a longer one is
 * unreadable.
 */
export const LONGEST_CELL = 4096

export const NOT_GIVEN: Normalised = Object.freeze({
  canonical: '',
  number: Number.NaN,
  links: false,
  marks: 0,
})
export const PLACEHOLDER: Normalised = Object.freeze({ ...NOT_GIVEN, marks: QUALITY_MARKS.placeholder })
export const UNREADABLE: Normalised = Object.freeze({ ...NOT_GIVEN, problem: 'unreadable' as const })
export const NEGATIVE: Normalised = Object.freeze({ ...NOT_GIVEN, problem: 'negative' as const })
export const SEVERAL_IDS: Normalised = Object.freeze({ ...NOT_GIVEN, problem: 'several_ids' as const })
export const UNKNOWN_WORD: Normalised = Object.freeze({ ...NOT_GIVEN, problem: 'unknown_word' as const })

/** A text that may link bidders. */
export const linking = (canonical: string, marks = 0): Normalised => ({
  canonical,
  number: Number.NaN,
  links: true,
  marks,
})

/** A text that is kept but never links. */
export const kept = (canonical: string, marks = 0): Normalised => ({
  canonical,
  number: Number.NaN,
  links: false,
  marks,
})

/** A number with the text it is written as. */
export const counted = (canonical: string, number: number, marks = 0): Normalised => ({
  canonical,
  number,
  links: false,
  marks,
})

/** Names of the marks set in a bit set, in the order of QUALITY_MARKS. */
export const markNames = (marks: number): QualityMark[] =>
  (Object.keys(QUALITY_MARKS) as QualityMark[]).filter((name) => (marks & QUALITY_MARKS[name]) !== 0)
