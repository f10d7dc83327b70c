import { scaleLinear } from 'd3-scale'
import { SCREEN_NAMES, lookUpTexts as texts } from '../../../texts/console-market.js'
import { api, type Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { Figure } from '../../parts/figure.js'
import { shareText } from '../../parts/format.js'
import { Loaded } from '../../parts/states.js'

const WIDTH = 900
const LEFT = 190
const ROW = 26
const FOOT = 24

type Screens = Schemas['LotScreens']
type Name = keyof typeof SCREEN_NAMES
interface Screen {
  name: Name
  own: number
  reference: NonNullable<Screens['reference'][Name]>
}

/** Each price screen of the lot beside those of comparable lots. */
export const LotScreens = ({ id }: { id: string }) => {
  const query = api.useQuery('get', '/api/v1/lots/{id}/screens', { params: { path: { id } } })
  return <Loaded query={query}>{(screens) => <ScreensFigure screens={screens} />}</Loaded>
}

const ScreensFigure = ({ screens }: { screens: Screens }) => {
  const { t } = useLanguage()
  const rows = (Object.keys(SCREEN_NAMES) as Name[]).flatMap((name): Screen[] => {
    const [own, reference] = [screens[name], screens.reference[name]]
    return own === null || reference === null ? [] : [{ name, own, reference }]
  })
  const short = (value: number): string => Number(value.toPrecision(3)).toString()
  return (
    <Figure
      name="screens"
      title={t(texts.screens)}
      summary={`${t(texts.screensSummary, { n: rows[0]?.reference.n ?? 0 })} ${t(texts.suspicion)}: ${screens.score.toFixed(2)}`}
      rows={rows}
      keyOf={({ name }) => name}
      columns={[
        { key: 'screen', head: t(texts.screen), rowHead: true, cell: ({ name }) => t(SCREEN_NAMES[name]) },
        { key: 'own', head: t(texts.own), numeric: true, cell: ({ own }) => short(own) },
        {
          key: 'middle',
          head: t(texts.middle),
          numeric: true,
          cell: ({ reference }) => short(reference.q50),
        },
        {
          key: 'span',
          head: t(texts.span),
          numeric: true,
          cell: ({ reference }) => `${short(reference.q05)} – ${short(reference.q95)}`,
        },
        {
          key: 'place',
          head: t(texts.place),
          numeric: true,
          cell: ({ reference }) => shareText(reference.place),
        },
      ]}
      picture={<Drawing rows={rows} />}
    />
  )
}

/** Rows of shares: the lot's place among the others, so that screens of different units stand on one axis. */
const Drawing = ({ rows }: { rows: readonly Screen[] }) => {
  const { t } = useLanguage()
  const x = scaleLinear([0, 1], [LEFT, WIDTH - 60])
  const bottom = rows.length * ROW
  return (
    <svg viewBox={`0 0 ${WIDTH} ${bottom + FOOT}`} width={WIDTH} role="group" aria-label={t(texts.screens)}>
      {[0, 0.25, 0.5, 0.75, 1].map((tick) => (
        <g key={tick} aria-hidden="true">
          <line x1={x(tick)} x2={x(tick)} y1="0" y2={bottom} stroke={tick === 0.5 ? '#76808f' : '#e3e8ee'} />
          <text x={x(tick)} y={bottom + 16} fontSize="12" textAnchor="middle" fill="#4a5568">
            {100 * tick}%
          </text>
        </g>
      ))}
      {rows.map(({ name, reference }, i) => (
        <g key={name} role="img" aria-label={`${t(SCREEN_NAMES[name])} ${shareText(reference.place)}`}>
          <text x={LEFT - 8} y={i * ROW + 17} fontSize="12.5" textAnchor="end" fill="#1a202c">
            {t(SCREEN_NAMES[name])}
          </text>
          <rect x={x(0.05)} y={i * ROW + 9} width={x(0.95) - x(0.05)} height={8} fill="#e3e8ee" />
          <circle
            cx={x(reference.place)}
            cy={i * ROW + 13}
            r="5.5"
            fill={reference.place < 0.05 || reference.place > 0.95 ? '#b3261e' : '#12355b'}
          />
        </g>
      ))}
    </svg>
  )
}
