import type pc from 'picocolors'
import type { RingRecord } from '../domain/run.js'
import type { Words } from '../rules/words.js'

/** What the parts of the note write with. */
export interface Note extends Words {
  record: RingRecord
  colors: ReturnType<typeof pc.createColors>
  /** a paragraph: `first` before its first line, blanks before the others */
  paragraph(text: string, first?: string): string[]
}
