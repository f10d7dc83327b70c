import type { Text } from '../texts/text.js'
import { told } from './source-error.js'
import type { SheetRow } from './xlsx-sheet.js'

/** rows that a note names */
const SHOWN = 5

/**
 * Counts what only the eye sees of a sheet's rows, which are read as all others: hidden ones, cells that are
 * struck through, numbers that are shown in another currency.
 */
export class SeenMarks {
  #hidden = 0
  #struck = 0
  #hiddenRows: number[] = []
  #struckRows: number[] = []
  readonly #currencies = new Map<string, number>()

  /** The same rows, counted below the header; begins anew. */
  async *of<P extends { rows: SheetRow[] }>(pieces: AsyncGenerator<P>, headRow: number): AsyncGenerator<P> {
    this.#hidden = this.#struck = 0
    this.#hiddenRows = []
    this.#struckRows = []
    this.#currencies.clear()
    for await (const piece of pieces) {
      for (const row of piece.rows) if (row.row > headRow) this.#count(row)
      yield piece
    }
  }

  #count({ row, isHidden, struck, currencies }: SheetRow): void {
    if (isHidden && ++this.#hidden <= SHOWN) this.#hiddenRows.push(row)
    if (struck !== undefined && this.#struckRows.length < SHOWN) this.#struckRows.push(row)
    this.#struck += struck ?? 0
    if (currencies)
      for (const [sign, cells] of currencies)
        this.#currencies.set(sign, (this.#currencies.get(sign) ?? 0) + cells)
  }

  /** What its users should know. */
  notes(): Text[] {
    return [
      ...(this.#hidden > 0
        ? [told('note_hidden_rows', { hidden: this.#hidden, rows: this.#hiddenRows.join(', ') })]
        : []),
      ...(this.#struck > 0
        ? [told('note_struck', { cells: this.#struck, rows: this.#struckRows.join(', ') })]
        : []),
      ...[...this.#currencies].map(([sign, cells]) => told('note_shown_currency', { sign, cells })),
    ]
  }
}
