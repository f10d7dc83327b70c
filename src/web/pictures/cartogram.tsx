import { Link } from 'wouter'
import { tilesOf } from '../../pictures/tiles.js'
import { useShades } from './shades.js'

const WIDTH = 132
const HEIGHT = 84
const GAP = 8
/** The hatched foot of a tile; its text stands above, on plain ground. */
const FOOT = 24

export interface ShadedPlace {
  code: string
  name: string
  shade: number
  said: string
  href: string | undefined
}

/** One tile a place, in the order of codes: name, number, and a foot hatched the denser the more it is. */
export const Cartogram = ({ places, label }: { places: readonly ShadedPlace[]; label: string }) => {
  const { defs, fill } = useShades()
  const tiles = tilesOf(places)
  const columns = Math.max(...tiles.map(({ column }) => column + 1), 1)
  const rows = Math.max(...tiles.map(({ row }) => row + 1), 1)
  const [width, height] = [columns * (WIDTH + GAP), rows * (HEIGHT + GAP)]
  return (
    <svg
      role="group"
      aria-label={label}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      className="cartogram"
    >
      {defs}
      {tiles.map(({ of, column, row }) => (
        <g key={of.code} transform={`translate(${column * (WIDTH + GAP)} ${row * (HEIGHT + GAP)})`}>
          <MaybeLink href={of.href} label={of.href === undefined ? `${of.name} ${of.said}` : undefined}>
            <rect width={WIDTH} height={HEIGHT} rx={4} className="tile" />
            <rect x={1} y={HEIGHT - FOOT} width={WIDTH - 2} height={FOOT - 1} fill={fill(of.shade)} />
            <text x={10} y={24} className="tile-name">
              {short(of.name)}{' '}
            </text>
            <text x={10} y={48} className="tile-value">
              {of.said}
            </text>
            {short(of.name) !== of.name && <title>{of.name}</title>}
          </MaybeLink>
        </g>
      ))}
    </svg>
  )
}

/** What fits into a tile; the whole name is its title. */
const short = (name: string): string => {
  const most = /\p{Script=Han}/u.test(name) ? 8 : 15
  return name.length > most ? `${name.slice(0, most - 1)}…` : name
}

export const MaybeLink = ({
  href,
  label,
  children,
}: {
  href: string | undefined
  /** where what is inside does not say it */
  label: string | undefined
  children: React.ReactNode
}) =>
  href === undefined ? (
    <g role="img" aria-label={label}>
      {children}
    </g>
  ) : (
    <Link href={href} aria-label={label}>
      {children}
    </Link>
  )
