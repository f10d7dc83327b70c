import { type MouseEvent, useState } from 'react'
import { consoleTexts as texts } from '../../../texts/console.js'
import { saveFile, saveText } from '../../api/download.js'
import { seatForCurl, useSeat } from '../../api/seat.js'
import { useLanguage } from '../../page/language.js'
import type { Column } from './columns.js'

/** Under every list: how much of it is shown, and the same data for other tools. */
export function ListFoot<Row>({
  address,
  name,
  rows,
  columns,
  total = rows.length,
}: {
  /** of the API, without the host */
  address: string
  /** of the file */
  name: string
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  total?: number
}) {
  const { t } = useLanguage()
  const [copied, setCopied] = useState(false)
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(`curl -s${seatForCurl()} '${location.origin}${address}'`)
    setCopied(true)
  }
  return (
    <footer className="list-foot">
      <span role="status">
        {total > rows.length
          ? t(texts.shownOf, { n: rows.length, of: total })
          : t(texts.rows, { n: rows.length })}
      </span>
      <span className="list-data">
        {t(texts.dataAs)} <JsonLink address={address} name={name} />
        <button type="button" className="plain" onClick={() => void saveCsv(name, rows, columns)}>
          CSV
        </button>
        <button type="button" className="plain" onClick={() => void copy()}>
          {t(copied ? texts.copied : texts.copyCurl)}
        </button>
      </span>
    </footer>
  )
}

/** The answer itself; in a seat that is tried it is asked for by the page, for a link cannot say the seat. */
const JsonLink = ({ address, name }: { address: string; name: string }) => {
  const seat = useSeat()
  const save = (event: MouseEvent): void => {
    if (seat === undefined) return
    event.preventDefault()
    void saveFile(address, {}, `${name}.json`)
  }
  return (
    <a href={address} onClick={save}>
      JSON
    </a>
  )
}

/** The rows as they are listed, for a spreadsheet: no cell is read as a formula. */
export const saveCsv = async <Row,>(
  name: string,
  rows: readonly Row[],
  columns: readonly Column<Row>[],
): Promise<void> => {
  const { stringify } = await import('csv-stringify/browser/esm/sync')
  const saved = columns.filter(({ value }) => value)
  const cells = [saved.map(({ head }) => head), ...rows.map((row) => saved.map(({ value }) => value!(row)))]
  const csv = stringify(cells, { bom: true, escape_formulas: true })
  saveText(`${name}.csv`, 'text/csv;charset=utf-8', csv)
}
