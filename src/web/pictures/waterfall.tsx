import { scaleLinear } from 'd3-scale'
import { ringTexts as texts } from '../../texts/console-rings.js'
import { useLanguage } from '../page/language.js'
import type { Account } from '../pages/ring/ring-part.js'
import { Figure } from '../parts/figure.js'
import { bitsText } from '../parts/format.js'

const WIDTH = 900
const LEFT = 150
const BAR = 26
const GAP = 12
const FOOT = 30
const CHANNEL_COLORS = { identity: '#2b6cb0', participation: '#4a5568', price: '#b83280', outcome: '#c05621' }

type Channel = Account['channels'][number]
interface Step {
  name: string
  from: number
  to: number
  color: string
  channel: Channel | undefined
}

/** The score as a waterfall: each channel's bits from where the one before ended, and their sum. */
export const Waterfall = ({ account }: { account: Account }) => {
  const { t } = useLanguage()
  const steps = stepsOf(account, t(texts.sum))
  const best = [...account.channels].sort((a, b) => (b.bits ?? 0) - (a.bits ?? 0))[0]
  return (
    <Figure
      name="score"
      title={t(texts.waterfallTitle)}
      summary={t(texts.waterfallSummary, { score: bitsText(account.score), best: best?.name ?? '–' })}
      rows={steps}
      keyOf={({ name }) => name}
      columns={[
        {
          key: 'name',
          head: t(texts.channel),
          rowHead: true,
          value: ({ name }) => name,
          cell: ({ name }) => name,
        },
        {
          key: 'bits',
          head: t(texts.bits),
          numeric: true,
          value: (step) => step.to - step.from,
          cell: (step) =>
            step.channel?.bits === null ? t(texts.notEvaluatedChannel) : bitsText(step.to - step.from),
        },
        {
          key: 'rule',
          head: t(texts.rules),
          value: ({ channel }) => channel?.rule ?? null,
          cell: ({ channel }) => channel?.rule ?? '',
        },
        {
          key: 'chance',
          head: t(texts.chance),
          value: ({ channel }) => channel?.chance ?? null,
          cell: ({ channel }) => channel?.chance ?? '',
        },
        {
          key: 'under',
          head: t(texts.under),
          value: ({ channel }) => channel?.under ?? null,
          cell: ({ channel }) => channel?.under ?? '',
        },
      ]}
      picture={<Drawing steps={steps} unit={t(texts.bits)} missing={t(texts.notEvaluatedChannel)} />}
    />
  )
}

const stepsOf = ({ channels, score }: Account, sum: string): Step[] => {
  let at = 0
  const steps = channels.map((channel): Step => {
    const from = at
    at += channel.bits ?? 0
    return { name: channel.name, from, to: at, color: CHANNEL_COLORS[channel.channel], channel }
  })
  return [...steps, { name: sum, from: 0, to: score, color: '#12355b', channel: undefined }]
}

const Drawing = ({ steps, unit, missing }: { steps: readonly Step[]; unit: string; missing: string }) => {
  const most = Math.max(1, ...steps.map(({ to }) => to))
  const x = scaleLinear([0, most], [LEFT, WIDTH - 90]).nice(6)
  const height = steps.length * (BAR + GAP) + FOOT
  return (
    <svg viewBox={`0 0 ${WIDTH} ${height}`} width={WIDTH} role="group" aria-label={unit}>
      {x.ticks(6).map((tick) => (
        <g key={tick} aria-hidden="true">
          <line x1={x(tick)} x2={x(tick)} y1="0" y2={height - FOOT} stroke="#d5dbe3" />
          <text x={x(tick)} y={height - 10} fontSize="12" textAnchor="middle" fill="#4a5568">
            {tick}
          </text>
        </g>
      ))}
      {steps.map((step, i) => (
        <g key={step.name} role="img" aria-label={`${step.name} ${bitsText(step.to - step.from)} ${unit}`}>
          <text x={LEFT - 10} y={i * (BAR + GAP) + 18} fontSize="13" textAnchor="end" fill="#1a202c">
            {step.name}
          </text>
          <rect
            x={x(step.from)}
            y={i * (BAR + GAP)}
            width={Math.max(1, x(step.to) - x(step.from))}
            height={BAR}
            fill={step.color}
          />
          <text x={x(step.to) + 6} y={i * (BAR + GAP) + 18} fontSize="13" fill="#1a202c">
            {step.channel?.bits === null ? missing : bitsText(step.to - step.from)}
          </text>
          {i < steps.length - 1 && (
            <line
              x1={x(step.to)}
              x2={x(step.to)}
              y1={i * (BAR + GAP) + BAR}
              y2={(i + 1) * (BAR + GAP)}
              stroke="#4a5568"
              strokeDasharray="2 2"
            />
          )}
        </g>
      ))}
    </svg>
  )
}
