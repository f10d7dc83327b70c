import { useQuery } from '@tanstack/react-query'
import { classOf } from '../../../pictures/tiles.js'
import { consoleTexts } from '../../../texts/console.js'
import { mapTexts as texts } from '../../../texts/console-map.js'
import { client } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { useParam } from '../../page/use-param.js'
import { Figure } from '../../parts/figure.js'
import { Empty } from '../../parts/states.js'
import { Boundaries } from '../../pictures/boundaries.js'
import { Cartogram } from '../../pictures/cartogram.js'
import { Legend } from './legend.js'
import { type Drawn, listOf, MEASURES, type MeasureName, type Region, type RegionLevel } from './measures.js'
import { useRegionColumns } from './region-columns.js'

interface Props {
  regions: readonly Region[]
  level: RegionLevel
  measure: MeasureName
  /** what amounts are in */
  currency: string
  /** whether the office gave boundaries */
  geometry: boolean
}

/** Places by one measure, as tiles or within boundaries, and their table. */
export const RegionFigure = ({ regions, level, measure, currency, geometry: isGiven }: Props) => {
  const { t, lang } = useLanguage()
  const columns = useRegionColumns(currency)
  const { data: geometry } = useGeometry(isGiven)
  const [drawn, draw] = useParam('as', isGiven ? 'boundaries' : 'tiles')
  const { of, said, text } = MEASURES[measure]
  if (regions.length === 0) return <Empty>{t(consoleTexts.none)}</Empty>
  const largest = Math.max(...regions.map(of))
  const places: Drawn[] = regions.map((region) => ({
    code: region.code,
    name: region.code === '' ? t(texts.unknownPlace) : region.name[lang],
    shade: classOf(of(region), largest),
    said: said(of(region), lang, currency),
    href: listOf(region),
  }))
  const best = regions.reduce((a, b) => (of(b) > of(a) ? b : a))
  const isMap = geometry !== undefined && geometry !== null && drawn === 'boundaries'
  const most = { most: best.name[lang] || t(texts.unknownPlace), value: said(of(best), lang, currency) }
  return (
    <>
      {isGiven && (
        <div className="making" role="group" aria-label={t(texts.drawnAs)}>
          {(['boundaries', 'tiles'] as const).map((one) => (
            <button key={one} type="button" aria-pressed={drawn === one} onClick={() => draw(one)}>
              {t(texts[one])}
            </button>
          ))}
        </div>
      )}
      <Figure
        name="map"
        title={t(text)}
        summary={
          isMap ? t(texts.mapSummary, most) : t(texts.tilesSummary, { ...most, level: t(texts[level]) })
        }
        rows={regions}
        columns={columns}
        keyOf={({ code }) => code}
        first="both"
        picture={
          <>
            {isMap ? (
              <Boundaries features={geometry.features} places={places} label={t(text)} />
            ) : (
              <Cartogram places={places} label={t(text)} />
            )}
            <Legend largest={largest} said={(value) => said(value, lang, currency)} />
            {isMap && (
              <p className="small">
                {geometry.approval === null
                  ? t(texts.noApproval)
                  : t(texts.approval, { number: geometry.approval })}
              </p>
            )}
          </>
        }
      />
    </>
  )
}

/** The office's own boundaries; null where it gave none. */
const useGeometry = (isGiven: boolean) =>
  useQuery({
    enabled: isGiven,
    queryKey: ['geometry'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const { data } = await client.GET('/api/v1/regions/geometry')
      if (!data) return null
      return {
        approval: data.approval,
        features: data.features.map(({ properties, geometry }) => ({
          ...properties,
          outline: geometry.coordinates as unknown as [number, number][][][],
        })),
      }
    },
  })
