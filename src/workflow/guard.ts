import { filled, type Text } from '../texts/text.js'
import type { Facts, Open } from './facts.js'
import type { Input } from './input.js'

/** What is missing: where it belongs, and what to do. */
export interface Missing {
  pointer: string
  text: Text
}

/** What an act needs: nothing is missing where it answers nothing. */
export type Guard = (input: Input, facts: Facts) => Missing[]

const FEWEST_LETTERS = 10

export const unless = (ok: boolean, pointer: string, text: Text): Missing[] => (ok ? [] : [{ pointer, text }])

/** How many letters, digits or ideographs a text has. */
export const lettersOf = (text: string | undefined): number => text?.match(/[\p{L}\p{N}]/gu)?.length ?? 0

/** A reason says something: ten letters or more, signs not counted. */
export const isReason = (text: string | undefined): boolean => lettersOf(text) >= FEWEST_LETTERS

export const isOneOf = (word: string | undefined, words: readonly string[]): boolean =>
  word !== undefined && words.includes(word)

/** More open things than this are told as a number. */
const NAMED = 40

export const openOnes = (open: readonly Open[], at: string, say: (one: Open) => Text): Missing[] =>
  open.slice(0, NAMED).map((one) => ({ pointer: `${at}/${one.id}`, text: say(one) }))

export const named = (text: Text, name: Text): Text => filled(text, { name })
