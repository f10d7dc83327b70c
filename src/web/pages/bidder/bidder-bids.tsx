import { extent } from 'd3-array'
import { scaleLinear, scaleUtc } from 'd3-scale'
import { lookUpTexts as texts } from '../../../texts/console-market.js'
import type { Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { Figure } from '../../parts/figure.js'
import { amountNumber, shareText } from '../../parts/format.js'
import { LotLink } from '../../parts/names.js'
import { Loaded } from '../../parts/states.js'
import { usePages } from '../../parts/use-pages.js'
import { industryWord } from '../../parts/words.js'

const WIDTH = 1080
const HEIGHT = 200
const LEFT = 52
const FOOT = 26

type Bid = Schemas['BidderBid']

/** When it bid, how near to the control price, and where it won. */
export const BidderBids = ({ id }: { id: string }) => {
  const { rows, error, refetch } = usePages<Bid>(`/api/v1/bidders/${encodeURIComponent(id)}/bids?limit=200`)
  return (
    <Loaded query={{ data: rows, error, refetch: refetch as never }}>
      {(bids) => <BidsFigure bids={bids} />}
    </Loaded>
  )
}

const BidsFigure = ({ bids }: { bids: readonly Bid[] }) => {
  const { t, lang } = useLanguage()
  const result = ({ won, valid }: Bid): string => t(won ? texts.won : valid ? texts.lost : texts.invalid)
  return (
    <Figure
      name="bids"
      title={t(texts.bidsTitle)}
      summary={t(texts.bidsSummary, {
        n: bids.length,
        won: bids.filter(({ won }) => won).length,
        first: bids.at(-1)?.day ?? '–',
        last: bids[0]?.day ?? '–',
      })}
      rows={bids}
      keyOf={({ lot, fen, rank }) => `${lot} ${fen} ${rank}`}
      columns={[
        { key: 'day', head: t(texts.day), width: '100px', cell: ({ day }) => day ?? '–' },
        {
          key: 'lot',
          head: t(texts.lot),
          rowHead: true,
          cell: ({ lot, title }) => <LotLink id={lot} title={title} />,
        },
        { key: 'buyer', head: t(texts.buyer), cell: ({ buyerName }) => buyerName ?? '–' },
        {
          key: 'industry',
          head: t(texts.industry),
          width: '120px',
          cell: ({ industry }) => industryWord(industry, lang),
        },
        {
          key: 'fen',
          head: t(texts.price),
          width: '120px',
          numeric: true,
          cell: ({ fen }) => amountNumber(fen, lang),
        },
        {
          key: 'control',
          head: t(texts.control),
          width: '130px',
          numeric: true,
          cell: ({ controlFen }) => amountNumber(controlFen, lang),
        },
        { key: 'rank', head: t(texts.rank), width: '60px', numeric: true, cell: ({ rank }) => rank ?? '–' },
        { key: 'result', head: t(texts.result), width: '80px', cell: result },
      ]}
      picture={<Drawing bids={bids} />}
    />
  )
}

const Drawing = ({ bids }: { bids: readonly Bid[] }) => {
  const { t, lang } = useLanguage()
  const drawn = bids.flatMap((bid) =>
    bid.day && bid.fen && bid.controlFen
      ? [{ bid, day: new Date(bid.day), share: bid.fen / bid.controlFen }]
      : [],
  )
  const [first, last] = extent(drawn, ({ day }) => day)
  const [least = 0, most = 1] = extent(drawn, ({ share }) => share)
  if (!first || !last) return null
  const x = scaleUtc([first, last], [LEFT + 30, WIDTH - 40]).nice()
  const y = scaleLinear([least, Math.max(most, least + 0.01)], [HEIGHT - FOOT - 8, 12]).nice(4)
  const month = new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', {
    year: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  })
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} role="group" aria-label={t(texts.discount)}>
      {y.ticks(4).map((tick) => (
        <g key={tick} aria-hidden="true">
          <line x1={LEFT} x2={WIDTH} y1={y(tick)} y2={y(tick)} stroke="#d5dbe3" />
          <text x={LEFT - 6} y={y(tick) + 4} fontSize="12" textAnchor="end" fill="#4a5568">
            {(100 * tick).toFixed(0)}%
          </text>
        </g>
      ))}
      {x.ticks(8).map((tick) => (
        <text
          key={tick.getTime()}
          x={x(tick)}
          y={HEIGHT - 6}
          fontSize="12"
          textAnchor="middle"
          fill="#4a5568"
          aria-hidden="true"
        >
          {month.format(tick)}
        </text>
      ))}
      {drawn.map(({ bid, day, share }) => (
        <circle
          key={`${bid.lot} ${bid.fen} ${bid.rank}`}
          role="img"
          aria-label={`${bid.day} ${bid.title} ${shareText(share)}${bid.won ? ` ${t(texts.won)}` : ''}`}
          cx={x(day)}
          cy={y(share)}
          r="4.5"
          fill={bid.won ? '#b3261e' : '#ffffff'}
          stroke={bid.won ? '#b3261e' : '#12355b'}
          strokeWidth="1.5"
        >
          <title>{`${bid.day} ${bid.title} ${shareText(share)}`}</title>
        </circle>
      ))}
    </svg>
  )
}
