import { csvOf } from '../formats/csv.js'
import { evidenceColumns, evidenceRows } from './evidence-rows.js'
import type { ExportModel } from './model.js'

/** The evidence table as CSV for spreadsheets: RFC 4180, UTF-8 with BOM, cells on one line, no formula. */
export const csv = (model: ExportModel): Iterable<string> =>
  csvOf(evidenceColumns(model.head.lang), evidenceRows(model))
