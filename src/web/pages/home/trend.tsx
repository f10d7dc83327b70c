import { max, mean } from 'd3-array'
import { scaleBand, scaleLinear } from 'd3-scale'
import { homeTexts as texts } from '../../../texts/console-market.js'
import { useLanguage } from '../../page/language.js'
import { Figure } from '../../parts/figure.js'
import type { Overview } from './overview.js'

const WIDTH = 520
const HEIGHT = 220
const LEFT = 36
const FOOT = 26

type Month = Overview['months'][number]

/** Lots by month, and in front of them those of rings. */
export const Trend = ({ months }: { months: readonly Month[] }) => {
  const { t } = useLanguage()
  const best = [...months].sort((a, b) => b.ringLots - a.ringLots)[0]
  return (
    <Figure
      name="trend"
      title={t(texts.trendTitle)}
      summary={t(texts.trendSummary, {
        first: months[0]?.month ?? '–',
        last: months.at(-1)?.month ?? '–',
        mean: (mean(months, ({ lots }) => lots) ?? 0).toFixed(0),
        best: best?.month ?? '–',
        n: best?.ringLots ?? 0,
      })}
      rows={months}
      keyOf={({ month }) => month}
      columns={[
        {
          key: 'month',
          head: t(texts.month),
          rowHead: true,
          value: ({ month }) => month,
          cell: ({ month }) => month,
        },
        {
          key: 'lots',
          head: t(texts.allLots),
          numeric: true,
          value: ({ lots }) => lots,
          cell: ({ lots }) => lots,
        },
        {
          key: 'rings',
          head: t(texts.ringLots),
          numeric: true,
          value: ({ ringLots }) => ringLots,
          cell: ({ ringLots }) => ringLots,
        },
      ]}
      picture={<Columns months={months} />}
    />
  )
}

const Columns = ({ months }: { months: readonly Month[] }) => {
  const { t } = useLanguage()
  const x = scaleBand(
    months.map(({ month }) => month),
    [LEFT, WIDTH],
  ).padding(0.15)
  const y = scaleLinear([0, max(months, ({ lots }) => lots) ?? 1], [HEIGHT - FOOT, 10]).nice(4)
  const step = Math.ceil(months.length / 6)
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} role="group" aria-label={t(texts.trendTitle)}>
      {y.ticks(4).map((tick) => (
        <g key={tick} aria-hidden="true">
          <line x1={LEFT} x2={WIDTH} y1={y(tick)} y2={y(tick)} stroke="#d5dbe3" />
          <text x={LEFT - 6} y={y(tick) + 4} fontSize="12" textAnchor="end" fill="#4a5568">
            {tick}
          </text>
        </g>
      ))}
      {months.map(({ month, lots, ringLots }, i) => (
        <g
          key={month}
          role="img"
          aria-label={`${month} ${t(texts.allLots)} ${lots} ${t(texts.ringLots)} ${ringLots}`}
        >
          <title>{`${month}: ${ringLots} / ${lots}`}</title>
          <rect x={x(month)} width={x.bandwidth()} y={y(lots)} height={y(0) - y(lots)} fill="#c3cedb" />
          <rect
            x={x(month)}
            width={x.bandwidth()}
            y={y(ringLots)}
            height={y(0) - y(ringLots)}
            fill="#b3261e"
          />
          {i % step === 0 && (
            <text x={x(month)} y={HEIGHT - 8} fontSize="12" fill="#4a5568">
              {month}
            </text>
          )}
        </g>
      ))}
    </svg>
  )
}
