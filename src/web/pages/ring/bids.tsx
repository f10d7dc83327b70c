import { ringTexts as texts } from '../../../texts/console-rings.js'
import { useLanguage } from '../../page/language.js'
import { amountNumber, shareText } from '../../parts/format.js'
import { LotLink } from '../../parts/names.js'
import { Loaded } from '../../parts/states.js'
import type { Column } from '../../parts/table/columns.js'
import { DataTable } from '../../parts/table/data-table.js'
import { ListFoot } from '../../parts/table/list-foot.js'
import { above, type BidLot, type Cell, type RingBids, useRingBids } from './ring-bids.js'
import type { RingPart } from './ring-part.js'

/** Members shown as columns; a ring of more is read by its timeline's table. */
const COLUMNS_SHOWN = 30

/** Lots by day, a column a member: what each bid, how near to the lowest, who won. */
export const Bids = ({ account }: RingPart) => (
  <Loaded query={useRingBids(account)}>{(bids) => <Matrix bids={bids} ring={account.ring} />}</Loaded>
)

interface LotRow {
  lot: BidLot
  cells: Map<number, Cell>
}

const Matrix = ({ bids, ring }: { bids: RingBids; ring: string }) => {
  const { t } = useLanguage()
  const rows = bids.lots.map((lot): LotRow => ({ lot, cells: new Map() }))
  for (const cell of bids.cells) rows[cell.lot]!.cells.set(cell.member, cell)
  const columns = useColumns(bids)
  return (
    <section>
      <h2>{t(texts.matrixTitle)}</h2>
      <p className="small">{t(texts.matrixNote)}</p>
      <DataTable caption={t(texts.matrixTitle)} columns={columns} rows={rows} keyOf={({ lot }) => lot.id} />
      <ListFoot address={`/api/v1/rings/${ring}/bids`} name={`${ring}-bids`} rows={rows} columns={columns} />
    </section>
  )
}

const useColumns = ({ members }: RingBids): Column<LotRow>[] => {
  const { t, lang } = useLanguage()
  return [
    {
      key: 'day',
      head: t(texts.day),
      width: '112px',
      value: ({ lot }) => lot.day,
      cell: ({ lot }) => lot.day ?? '–',
    },
    {
      key: 'lot',
      head: t(texts.lot),
      width: '230px',
      rowHead: true,
      value: ({ lot }) => lot.title || lot.id,
      cell: ({ lot }) => <LotLink id={lot.id} title={lot.title} />,
    },
    {
      key: 'control',
      head: t(texts.control),
      width: '96px',
      numeric: true,
      value: ({ lot }) => lot.controlFen,
      cell: ({ lot }) => amountNumber(lot.controlFen, lang),
    },
    ...members.slice(0, COLUMNS_SHOWN).map(
      ({ id, name }, i): Column<LotRow> => ({
        key: id,
        head: shortName(name),
        width: '128px',
        numeric: true,
        value: ({ cells }) => cells.get(i)?.fen ?? null,
        cell: ({ lot, cells }) => {
          const cell = cells.get(i)
          return cell ? <Price lot={lot} cell={cell} /> : ''
        },
      }),
    ),
    {
      key: 'bidders',
      head: t(texts.bidders),
      width: '76px',
      numeric: true,
      value: ({ lot }) => lot.bids,
      cell: ({ lot }) => lot.bids,
    },
    {
      key: 'winner',
      head: t(texts.winner),
      width: '200px',
      value: ({ lot }) => lot.winner,
      cell: ({ lot }) => lot.winner ?? '–',
    },
  ]
}

const Price = ({ lot, cell }: { lot: BidLot; cell: Cell }) => {
  const { t, lang } = useLanguage()
  const share = above(lot, cell)
  return (
    <span className={`price ${heatOf(share)}`}>
      {cell.won && <b className="mark">{t(texts.wonMark)} </b>}
      {amountNumber(cell.fen, lang)}
      {share !== undefined && <span className="small"> ({shareText(share)})</span>}
      {!cell.valid && <span className="small"> {t(texts.invalidMark)}</span>}
      {cell.consortium && <span className="small"> {t(texts.consortiumMark)}</span>}
    </span>
  )
}

/** The nearer to the lowest bid, the darker. */
const heatOf = (share: number | undefined): string => {
  if (share === undefined) return ''
  return share < 0.002
    ? 'heat-4'
    : share < 0.02
      ? 'heat-3'
      : share < 0.05
        ? 'heat-2'
        : share < 0.1
          ? 'heat-1'
          : ''
}

/** A firm's name without what every name of the county has: place in front, form at the end. */
const shortName = (name: string): string =>
  name.replace(/(有限责任公司|股份有限公司|有限公司)$/, '').replace(/^.{2,3}(省|市|县|区)(?=.{4})/, '')
