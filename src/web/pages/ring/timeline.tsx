import { extent } from 'd3-array'
import { scalePoint, scaleUtc } from 'd3-scale'
import { ringTexts as texts } from '../../../texts/console-rings.js'
import { useLanguage } from '../../page/language.js'
import { Figure } from '../../parts/figure.js'
import { amountText } from '../../parts/format.js'
import { LotLink } from '../../parts/names.js'
import { Loaded } from '../../parts/states.js'
import { type BidLot, type Cell, type RingBids, useRingBids } from './ring-bids.js'
import type { RingPart } from './ring-part.js'

const WIDTH = 1080
const LEFT = 230
const ROW = 34
const TOP = 14
const FOOT = 34

interface Bid {
  cell: Cell
  lot: BidLot
  member: string
}

/** Members over time: a line each, a dot for a bid, filled where it won. */
export const Timeline = ({ account }: RingPart) => (
  <Loaded query={useRingBids(account)}>{(bids) => <TimelineFigure bids={bids} />}</Loaded>
)

const TimelineFigure = ({ bids }: { bids: RingBids }) => {
  const { t, lang } = useLanguage()
  const rows = bids.cells.map(
    (cell): Bid => ({ cell, lot: bids.lots[cell.lot]!, member: bids.members[cell.member]!.name }),
  )
  const days = bids.lots.flatMap(({ day }) => day ?? [])
  return (
    <Figure
      name="timeline"
      title={t(texts.timelineTitle)}
      summary={t(texts.timelineSummary, {
        first: days[0] ?? '–',
        last: days.at(-1) ?? '–',
        lots: bids.lots.length,
        bids: rows.length,
      })}
      rows={rows}
      keyOf={({ cell }) => `${cell.lot} ${cell.member} ${cell.fen}`}
      columns={[
        { key: 'day', head: t(texts.day), width: '120px', cell: ({ lot }) => lot.day ?? '–' },
        { key: 'lot', head: t(texts.lot), cell: ({ lot }) => <LotLink id={lot.id} title={lot.title} /> },
        { key: 'member', head: t(texts.member), rowHead: true, cell: ({ member }) => member },
        {
          key: 'price',
          head: t(texts.price),
          numeric: true,
          width: '130px',
          cell: ({ cell }) => amountText(cell.fen, lang),
        },
        {
          key: 'won',
          head: t(texts.won2),
          width: '60px',
          cell: ({ cell }) => (cell.won ? t(texts.wonMark) : ''),
        },
      ]}
      picture={<Drawing bids={bids} rows={rows} />}
    />
  )
}

const Drawing = ({ bids, rows }: { bids: RingBids; rows: readonly Bid[] }) => {
  const { t, lang } = useLanguage()
  const [first, last] = extent(bids.lots.flatMap(({ day }) => (day ? [new Date(day)] : [])))
  if (!first || !last) return null
  const x = scaleUtc([first, last], [LEFT + 12, WIDTH - 40]).nice()
  const y = scalePoint(
    bids.members.map(({ id }) => id),
    [TOP + ROW / 2, TOP + ROW * (bids.members.length - 0.5)],
  )
  const bottom = TOP + ROW * bids.members.length
  const dayOf = new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', {
    year: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  })
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${bottom + FOOT}`}
      width={WIDTH}
      role="group"
      aria-label={t(texts.timelineTitle)}
    >
      {x.ticks(8).map((tick) => (
        <g key={tick.getTime()} aria-hidden="true">
          <line x1={x(tick)} x2={x(tick)} y1={TOP} y2={bottom} stroke="#e3e8ee" />
          <text x={x(tick)} y={bottom + 20} fontSize="12" textAnchor="middle" fill="#4a5568">
            {dayOf.format(tick)}
          </text>
        </g>
      ))}
      {bids.lots.map(({ id, day }) =>
        day ? (
          <line
            key={id}
            x1={x(new Date(day))}
            x2={x(new Date(day))}
            y1={TOP}
            y2={bottom}
            stroke="#b8c2cf"
            aria-hidden="true"
          />
        ) : null,
      )}
      {bids.members.map(({ id, name }) => (
        <g key={id}>
          <line x1={LEFT} x2={WIDTH - 8} y1={y(id)} y2={y(id)} stroke="#d5dbe3" />
          <text x={LEFT - 8} y={y(id)! + 4} fontSize="12.5" textAnchor="end" fill="#1a202c">
            {name.length > 17 ? `${name.slice(0, 16)}…` : name}
            <title>{name}</title>
          </text>
        </g>
      ))}
      {rows.map(({ cell, lot, member }) =>
        lot.day ? (
          <circle
            key={`${cell.lot} ${cell.member} ${cell.fen}`}
            role="img"
            aria-label={`${lot.day} ${member} ${amountText(cell.fen, lang)}${cell.won ? ` ${t(texts.won2)}` : ''}`}
            cx={x(new Date(lot.day))}
            cy={y(bids.members[cell.member]!.id)}
            r="5.5"
            fill={cell.won ? '#b3261e' : '#ffffff'}
            stroke={cell.won ? '#b3261e' : '#12355b'}
            strokeWidth="1.8"
          >
            <title>{`${lot.day} ${lot.title} ${member} ${amountText(cell.fen, lang)}`}</title>
          </circle>
        ) : null,
      )}
    </svg>
  )
}
