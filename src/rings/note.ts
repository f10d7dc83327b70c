import type pc from 'picocolors'
import type { RingRecord } from '../domain/run.js'
import type { Lang, Text } from '../texts/text.js'

/** What the parts of the note write with. */
export interface Note {
  record: RingRecord
  lang: Lang
  colors: ReturnType<typeof pc.createColors>
  nameOf(bidder: string): string
  text(text: Text, params?: Record<string, string | number>): string
  /** a paragraph: `first` before its first line, blanks before the others */
  paragraph(text: string, first?: string): string[]
  list(items: readonly string[], most?: number): string
}
