import type { Command } from 'commander'
import type { Lang } from '../texts/text.js'

/** Registers one command (or a pair) on the program; texts in the language of the call. */
export type Register = (program: Command, lang: Lang) => void
