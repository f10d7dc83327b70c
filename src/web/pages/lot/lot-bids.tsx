import { extent, mean } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { useState } from 'react'
import { lookUpTexts as texts } from '../../../texts/console-market.js'
import { listText } from '../../../texts/text.js'
import type { Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { useColumnWords } from '../../parts/column-words.js'
import { Figure } from '../../parts/figure.js'
import { amountNumber, amountText, momentText, shareText } from '../../parts/format.js'
import { BidderLink } from '../../parts/names.js'
import { Loaded } from '../../parts/states.js'
import { stackedAlong } from './stacked.js'
import { useLotBids } from './use-lot-bids.js'

const WIDTH = 1080
const SIDE = 40
const AXIS = 96
const HEIGHT = 140

type Bid = Schemas['Bid']
type Lot = Schemas['Lot']

/** Every bid of the lot: on one axis with the control price, and as a table with what it carried. */
export const LotBids = ({ lot }: { lot: Lot }) => {
  const { rows, error, refetch } = useLotBids(lot.id)
  return (
    <Loaded query={{ data: rows, error, refetch: refetch as never }}>
      {(bids) => <BidsFigure lot={lot} bids={bids} />}
    </Loaded>
  )
}

const BidsFigure = ({ lot, bids }: { lot: Lot; bids: readonly Bid[] }) => {
  const { t, lang } = useLanguage()
  const valid = bids.filter(({ status, amountFen }) => status === 'valid' && amountFen)
  const [low = 0, high = 0] = extent(valid, ({ amountFen }) => amountFen)
  const sorted = [...bids].sort((a, b) => (a.amountFen ?? 0) - (b.amountFen ?? 0))
  return (
    <Figure
      name="bids"
      title={t(texts.stripTitle)}
      summary={t(texts.stripSummary, {
        n: valid.length,
        low: amountText(low || null, lang),
        high: amountText(high || null, lang),
        spread: low > 0 ? shareText(high / low - 1) : '–',
        control: amountText(lot.controlPriceFen, lang),
      })}
      first="both"
      rows={sorted}
      keyOf={({ bidderId, no }) => `${bidderId} ${no}`}
      columns={[
        {
          key: 'bidder',
          head: t(texts.bidder),
          rowHead: true,
          cell: ({ bidderId, bidderName }) => <BidderLink id={bidderId} name={bidderName} />,
        },
        {
          key: 'fen',
          head: t(texts.price),
          numeric: true,
          cell: ({ amountFen }) => amountNumber(amountFen, lang),
        },
        { key: 'rank', head: t(texts.rank), numeric: true, cell: ({ rank }) => rank ?? '–' },
        { key: 'result', head: t(texts.result), cell: (bid) => t(resultOf(bid)) },
        {
          key: 'at',
          head: t(texts.day),
          cell: ({ submittedAt }) => (submittedAt ? momentText(submittedAt) : '–'),
        },
        { key: 'carried', head: t(texts.carried), cell: (bid) => <Carried {...bid} /> },
      ]}
      picture={<Strip lot={lot} bids={valid} />}
    />
  )
}

const resultOf = ({ won, status }: Bid) => (won ? texts.won : status === 'valid' ? texts.lost : texts.invalid)

/** What a bid carried, folded away: column by column, whose words are asked for when it is opened. */
const Carried = ({ values }: Bid) => {
  const { t } = useLanguage()
  const [isOpen, open] = useState(false)
  return (
    <details onToggle={({ currentTarget }) => open(currentTarget.open)}>
      <summary>{t(texts.items, { n: Object.keys(values).length })}</summary>
      {isOpen && <CarriedValues values={values} />}
    </details>
  )
}

const CarriedValues = ({ values }: Pick<Bid, 'values'>) => {
  const { lang } = useLanguage()
  const wordOf = useColumnWords()
  return (
    <dl className="carried">
      {Object.entries(values).map(([column, held]) => (
        <div key={column}>
          <dt>{wordOf(`bids.${column}`)}</dt>
          <dd>{listText(held, lang)}</dd>
        </div>
      ))}
    </dl>
  )
}

const Strip = ({ lot, bids }: { lot: Lot; bids: readonly Bid[] }) => {
  const { t, lang } = useLanguage()
  const amounts = bids.map(({ amountFen }) => amountFen!)
  const control = lot.controlPriceFen
  const [low, high] = extent(control ? [...amounts, control] : amounts)
  if (amounts.length === 0 || low === undefined || high === undefined) return null
  const x = scaleLinear([low, Math.max(high, low + 1)], [SIDE, WIDTH - SIDE]).nice(6)
  const average = mean(amounts)!
  const marks = stackedAlong(
    amounts.map((fen) => x(fen)),
    13,
  )
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} role="group" aria-label={t(texts.stripTitle)}>
      <line x1={SIDE} x2={WIDTH - SIDE} y1={AXIS} y2={AXIS} stroke="#76808f" />
      {x.ticks(6).map((tick) => (
        <text
          key={tick}
          x={x(tick)}
          y={AXIS + 20}
          fontSize="12"
          textAnchor="middle"
          fill="#4a5568"
          aria-hidden="true"
        >
          {amountNumber(tick, lang)}
        </text>
      ))}
      {control && (
        <Line
          at={x(control)}
          text={`${t(texts.controlPrice)} ${amountNumber(control, lang)}`}
          colour="#7a5200"
        />
      )}
      <Line
        at={x(average)}
        text={`${t(texts.mean)} ${amountNumber(average, lang)}`}
        colour="#4a5568"
        dashed
      />
      {bids.map((bid, i) => (
        <circle
          key={`${bid.bidderId} ${bid.no}`}
          role="img"
          aria-label={`${bid.bidderName} ${amountText(bid.amountFen, lang)} ${t(resultOf(bid))}`}
          cx={x(bid.amountFen!)}
          cy={AXIS - 9 - marks[i]! * 13}
          r="6"
          fill={bid.won ? '#b3261e' : '#ffffff'}
          stroke={bid.won ? '#b3261e' : '#12355b'}
          strokeWidth="1.8"
        >
          <title>{`${bid.bidderName} ${amountText(bid.amountFen, lang)}`}</title>
        </circle>
      ))}
    </svg>
  )
}

const Line = ({
  at,
  text,
  colour,
  dashed = false,
}: {
  at: number
  text: string
  colour: string
  dashed?: boolean
}) => {
  const left = at > WIDTH / 2
  return (
    <g role="img" aria-label={text}>
      <line x1={at} x2={at} y1="6" y2={AXIS} stroke={colour} strokeDasharray={dashed ? '4 3' : undefined} />
      <text
        x={left ? at - 5 : at + 5}
        y={dashed ? 30 : 14}
        fontSize="12"
        textAnchor={left ? 'end' : 'start'}
        fill={colour}
      >
        {text}
      </text>
    </g>
  )
}
