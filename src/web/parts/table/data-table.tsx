import { type KeyboardEvent, memo, type ReactNode, useRef } from 'react'
import { consoleTexts as texts } from '../../../texts/console.js'
import { useLanguage } from '../../page/language.js'
import { usePrinting } from '../../page/use-printing.js'
import { Empty } from '../states.js'
import type { Column, Sorting } from './columns.js'
import { ROW_HEIGHT, showRow, useRowsReady } from './use-rows-ready.js'

/** Lists longer than this have only the rows in sight in the page. */
const WINDOWED_FROM = 80
/** On paper a list stands whole; a longer one leaves as a file. */
const PRINTED_MOST = 2000
const SHORT_PX = 180

interface TableProps<Row> {
  /** what the table is of, read first and named as the region that scrolls */
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  sorting?: Sorting | undefined
  onSort?: ((sorting: Sorting) => void) | undefined
  /** the row that is looked at beside the list, and how another is */
  at?: string | undefined
  onAt?: (key: string) => void
  empty?: ReactNode
  /** one line a row, its columns by their widths: for lists that are gone through */
  dense?: boolean
}

/**
 * A list as a table: native rows, those in sight alone where it is long, with their true count and places for
 * whoever listens to it. With `onAt`, ↑ ↓ j k go along the rows.
 */
export function DataTable<Row>(props: TableProps<Row>) {
  const { caption, rows, at, onAt, keyOf, empty, dense = false } = props
  const { t } = useLanguage()
  const scroll = useRef<HTMLElement>(null)
  const printing = usePrinting()
  const columns = printing ? props.columns.filter(({ onScreen }) => !onScreen) : props.columns
  const windowed = rows.length > WINDOWED_FROM && !(printing && rows.length <= PRINTED_MOST)
  const ready = useRowsReady(scroll, rows.length, windowed)
  const { first, end } = windowed ? ready : { first: 0, end: rows.length }
  const move = (event: KeyboardEvent): void => {
    const step = stepOf(event)
    if (!onAt || step === 0) return
    event.preventDefault()
    const now = rows.findIndex((row) => keyOf(row) === at)
    const next = Math.max(0, Math.min(rows.length - 1, now + step))
    if (rows[next]) onAt(keyOf(rows[next]))
    if (windowed && scroll.current) showRow(scroll.current, next)
  }
  if (rows.length === 0) return <Empty>{empty ?? <p>{t(texts.none)}</p>}</Empty>
  return (
    <section
      className={`table${windowed ? ' windowed' : ''}${dense || windowed ? ' dense' : ''}`}
      ref={scroll}
      aria-label={caption}
      tabIndex={0}
      onKeyDown={move}
    >
      <table
        aria-rowcount={rows.length + 1}
        style={{
          minWidth: (dense || windowed) && !printing ? leastWidth(columns) : undefined,
          ...(windowed && { [COLUMNS]: trackSizes(columns) }),
        }}
      >
        <caption className="unseen">{caption}</caption>
        <colgroup>
          {columns.map(({ key, width }) => (
            <col key={key} style={{ width: printing ? undefined : width }} />
          ))}
        </colgroup>
        <Head {...props} columns={columns} />
        <tbody>
          <Gap rows={first} columns={columns.length} />
          {rows.slice(first, end).map((row, i) => (
            <TableRow
              key={keyOf(row)}
              name={keyOf(row)}
              index={first + i}
              row={row}
              columns={columns}
              current={at === keyOf(row)}
              onAt={onAt}
            />
          ))}
          <Gap rows={rows.length - end} columns={columns.length} />
        </tbody>
      </table>
    </section>
  )
}

/**
 * Pixels below which a list scrolls to the side: what its columns ask for, and some for those that share the
 * rest.
 */
const leastWidth = (columns: readonly { width?: string }[]): number =>
  columns.reduce((sum, { width }) => sum + (width ? Number.parseInt(width, 10) : 130), 0)

/** The property of table.css that says how wide the columns of a long list are. */
const COLUMNS = '--columns'

/** The widths of columns as tracks of a grid: as a table shares them out whose layout is fixed. */
const trackSizes = (columns: readonly { width?: string }[]): string => {
  const isShared = columns.some(({ width }) => width === undefined)
  return columns
    .map(({ width }) => width ?? 'minmax(0, 1fr)')
    .map((width) => (isShared ? width : `minmax(${width}, ${Number.parseInt(width, 10)}fr)`))
    .join(' ')
}

/** Rows down or up that a key means; none while something is typed. */
const stepOf = ({ key, target, altKey, ctrlKey, metaKey }: KeyboardEvent): number => {
  if (altKey || ctrlKey || metaKey || target instanceof HTMLInputElement) return 0
  return key === 'j' || key === 'ArrowDown' ? 1 : key === 'k' || key === 'ArrowUp' ? -1 : 0
}

function Head<Row>({ columns, sorting, onSort }: TableProps<Row>) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map((column) => (
          <HeadCell key={column.key} column={column} sorting={sorting} onSort={onSort} />
        ))}
      </tr>
    </thead>
  )
}

function HeadCell<Row>({
  column: { key, head, numeric, value },
  sorting,
  onSort,
}: { column: Column<Row> } & Pick<TableProps<Row>, 'sorting' | 'onSort'>) {
  const { t } = useLanguage()
  const sorted = sorting?.key === key
  const order = sorted ? (sorting.descending ? 'descending' : 'ascending') : undefined
  const mark = sorted ? (sorting.descending ? ' ↓' : ' ↑') : ''
  return (
    <th scope="col" className={numeric ? 'numeric' : undefined} aria-sort={order}>
      {onSort && value ? (
        <button
          type="button"
          className="sort"
          title={t(texts.sortBy, { column: head })}
          onClick={() => onSort({ key, descending: sorted ? !sorting.descending : Boolean(numeric) })}
        >
          {head}
          <span aria-hidden="true">{mark}</span>
        </button>
      ) : (
        head
      )}
    </th>
  )
}

interface TableRowProps<Row> extends Pick<TableProps<Row>, 'columns'> {
  onAt: TableProps<Row>['onAt'] | undefined
  name: string
  index: number
  row: Row
  current: boolean
}

/** A row is drawn anew only when what it shows changes, not when the list moves under it. */
const TableRow = memo(function TableRow<Row>({
  name,
  index,
  row,
  columns,
  current,
  onAt,
}: TableRowProps<Row>) {
  return (
    <tr
      aria-rowindex={index + 2}
      aria-current={current ? 'true' : undefined}
      onClick={onAt && (() => onAt(name))}
    >
      {columns.map(({ key: column, cell, numeric, rowHead, width }) => {
        const className = numeric ? 'numeric' : isShort(width) ? 'one-line' : undefined
        return rowHead ? (
          <th key={column} scope="row" className={className}>
            {cell(row)}
          </th>
        ) : (
          <td key={column} className={className}>
            {cell(row)}
          </td>
        )
      })}
    </tr>
  )
}) as <Row>(props: TableRowProps<Row>) => ReactNode

/** Whether what stands in a column of such a width is one line on paper too: numbers, days, marks. */
const isShort = (width: string | undefined): boolean =>
  width !== undefined && Number.parseInt(width, 10) <= SHORT_PX

const Gap = ({ rows, columns }: { rows: number; columns: number }) =>
  rows > 0 ? (
    <tr aria-hidden="true">
      <td colSpan={columns} className="gap" style={{ height: rows * ROW_HEIGHT }} />
    </tr>
  ) : null
