import { append } from '../arrays/append.js'
import { AppError } from '../domain/errors.js'
import { tableOf } from '../domain/storage.js'
import { normaliserFor } from '../normalise/normaliser-for.js'
import type { Mapping } from '../sources/mapping.js'
import { openSources } from '../sources/open.js'
import type { CellBatch, SourceTable } from '../sources/source.js'

/** What a labelled bid table says, by canonical id. */
export interface Labels {
  /** lots on which a labelled bid was made, of all lots */
  lots: Map<string, boolean>
  /**
   * bidders who made a labelled bid, with their ring: one for all where no column names it, none where it is
   * blank
   */
  rings: Map<string, string>
  /** bids read, and how many of them are labelled */
  bids: number
  labelled: number
}

export interface LabelColumns {
  /** column of the bid table, as the file or its mapping names it: 1, true, yes or 是 = labelled */
  label: string
  /** column that names the ring; none: all labelled bidders are one */
  ring?: string | undefined
}

const TRUE = /^(?:1(?:\.0+)?|true|yes|y|是)$/i

/** Labels from the bid tables under the paths. Fails with `invalid_input` when none has the column. */
export const readLabels = async (
  paths: readonly string[],
  columns: LabelColumns,
  mapping?: Mapping,
): Promise<Labels> => {
  const labels: Labels = { lots: new Map(), rings: new Map(), bids: 0, labelled: 0 }
  const seen: string[] = []
  let found = false
  for await (const outcome of openSources(paths, mapping ? { mapping } : {})) {
    if (outcome.kind !== 'table' || outcome.table.table !== 'bids') continue
    const { header, ignored } = outcome.table
    append(seen, header)
    append(seen, ignored)
    if (!header.includes(columns.label)) continue
    found = true
    await readTable(outcome.table, columns, labels)
  }
  if (!found)
    throw new AppError(
      'invalid_input',
      `Cannot read labels: no bid table has the column "${columns.label}"; a mapping must name it under "keep". Columns: ${[...new Set(seen)].join(', ') || 'none'}`,
    )
  return labels
}

const readTable = async (table: SourceTable, columns: LabelColumns, labels: Labels): Promise<void> => {
  const at = (name: string): number => table.columns.indexOf(name)
  const own = tableOf('bids').columns
  const normalise = (name: string) => normaliserFor(own.find((column) => column.name === name)!, 'bids')
  const [lotOf, bidderOf] = [normalise('lot_id'), normalise('bidder_id')]
  const [lotCell, bidderCell] = [at('lot_id'), at('bidder_id')]
  const labelCell = table.header.indexOf(columns.label)
  const ringCell = columns.ring === undefined ? -1 : table.header.indexOf(columns.ring)
  for await (const cells of table.batches())
    for (let r = 0; r < cells.rows; r++) {
      const lot = lotOf(textAt(cells, r, lotCell)).canonical
      const bidder = bidderOf(textAt(cells, r, bidderCell)).canonical
      if (lot === '' || bidder === '') continue
      const isLabelled = TRUE.test(textAt(cells, r, labelCell).trim())
      labels.bids++
      labels.lots.set(lot, isLabelled || (labels.lots.get(lot) ?? false))
      if (!isLabelled) continue
      labels.labelled++
      const ring = ringCell < 0 ? 'ring' : textAt(cells, r, ringCell).trim()
      if (ring !== '') labels.rings.set(bidder, ring)
    }
}

const textAt = ({ bytes, width, starts, ends }: CellBatch, row: number, cell: number): string =>
  cell < 0 ? '' : decoder.decode(bytes.subarray(starts[row * width + cell]!, ends[row * width + cell]!))

const decoder = new TextDecoder()
