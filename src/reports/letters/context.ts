import type { ReportRecord } from '../../casebook/casebook.js'
import type { RunRecord } from '../../domain/run.js'
import type { LawSheet } from '../../telling/law-sheet.js'
import type { Column } from '../blocks.js'
import type { Facts, ListedRing } from '../facts.js'
import type { FigureBook } from '../figures.js'
import type { LetterRequest } from './request.js'

/** What the sections of a letter are made of. */
export interface LetterContext extends LetterRequest {
  facts: Facts
  book: FigureBook
  run: RunRecord
  /** the rings it is about, best first */
  rings: (ListedRing & { active: Int32Array })[]
  /** the check sheet of statutes of a ring */
  law(ring: ListedRing): LawSheet
  /** reports made so far, newest first */
  reports: ReportRecord[]
}

export const column = (head: Column['head'], width: number, align: Column['align'] = 'left'): Column => ({
  head,
  width,
  align,
})
