import { scaleLinear } from 'd3-scale'
import { Link } from 'wouter'
import { homeTexts as texts } from '../../../texts/console-market.js'
import { ringListTexts } from '../../../texts/console-rings.js'
import { useLanguage } from '../../page/language.js'
import { Figure } from '../../parts/figure.js'
import type { Overview } from './overview.js'

const WIDTH = 520
const LEFT = 250
const ROW = 24
const SHOWN = 12

type Fired = Overview['rules'][number]

/** How many rings each rule stands in, most first. */
export const FiredRules = ({ rules }: { rules: Overview['rules'] }) => {
  const { t, lang } = useLanguage()
  const title = ({ rule, name }: Fired): string => `${rule} ${name?.[lang] ?? ''}`
  return (
    <Figure
      name="rules"
      title={t(texts.rulesTitle)}
      summary={t(texts.rulesSummary, {
        n: rules.length,
        best: rules[0] ? title(rules[0]) : '–',
        m: rules[0]?.rings ?? 0,
      })}
      rows={rules}
      keyOf={({ rule }) => rule}
      columns={[
        {
          key: 'rule',
          head: t(ringListTexts.rule),
          rowHead: true,
          value: ({ rule }) => rule,
          cell: (one) => <Link href={`/rings?rule=${one.rule}`}>{title(one)}</Link>,
        },
        {
          key: 'rings',
          head: t(texts.ringsCount),
          numeric: true,
          value: ({ rings }) => rings,
          cell: ({ rings }) => rings,
        },
      ]}
      picture={<Bars rules={rules.slice(0, SHOWN)} title={title} label={t(texts.rulesTitle)} />}
    />
  )
}

const Bars = ({
  rules,
  title,
  label,
}: {
  rules: Overview['rules']
  title: (rule: Fired) => string
  label: string
}) => {
  const x = scaleLinear([0, Math.max(1, rules[0]?.rings ?? 1)], [LEFT, WIDTH - 40])
  return (
    <svg viewBox={`0 0 ${WIDTH} ${rules.length * ROW}`} width={WIDTH} role="group" aria-label={label}>
      {rules.map((one, i) => (
        <g key={one.rule} role="img" aria-label={`${title(one)} ${one.rings}`}>
          <text x={LEFT - 8} y={i * ROW + 16} fontSize="12.5" textAnchor="end" fill="#1a202c">
            {title(one).slice(0, 34)}
          </text>
          <rect x={LEFT} y={i * ROW + 4} width={x(one.rings) - LEFT} height={ROW - 8} fill="#12355b" />
          <text x={x(one.rings) + 5} y={i * ROW + 16} fontSize="12.5" fill="#1a202c">
            {one.rings}
          </text>
        </g>
      ))}
    </svg>
  )
}
