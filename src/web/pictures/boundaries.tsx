import { flatMap, type Outline } from '../../pictures/flat-map.js'
import { MaybeLink, type ShadedPlace } from './cartogram.js'
import { useShades } from './shades.js'

const WIDTH = 720

/** The office's own boundaries, each division hatched the denser the more it is. */
export const Boundaries = ({
  features,
  places,
  label,
}: {
  features: readonly { code: string; name: string | null; outline: Outline }[]
  places: readonly ShadedPlace[]
  label: string
}) => {
  const { defs, fill } = useShades()
  const { paths, height } = flatMap(
    features.map(({ outline }) => outline),
    WIDTH,
  )
  const at = new Map(places.map((place) => [place.code, place]))
  return (
    <svg role="group" aria-label={label} viewBox={`-4 -4 ${WIDTH + 8} ${height + 8}`} className="boundaries">
      {defs}
      {features.map(({ code, name }, i) => {
        const place = at.get(code)
        const said = `${place?.name ?? name ?? code} ${place?.said ?? ''}`
        return (
          <MaybeLink key={`${code} ${paths[i]!.slice(0, 40)}`} href={place?.href} label={said}>
            <path d={paths[i]} fill={fill(place?.shade ?? 0)} className="boundary" />
            <title>{said}</title>
          </MaybeLink>
        )
      })}
    </svg>
  )
}
