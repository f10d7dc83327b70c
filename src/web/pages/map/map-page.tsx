import { consoleTexts } from '../../../texts/console.js'
import { mapTexts as texts } from '../../../texts/console-map.js'
import { homeTexts } from '../../../texts/console-market.js'
import { api, type Problem } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { Page } from '../../page/page.js'
import { useParam } from '../../page/use-param.js'
import { Empty, Loaded } from '../../parts/states.js'
import { LEVELS, MEASURES, type MeasureName, type RegionLevel } from './measures.js'
import { RegionFigure } from './region-figure.js'
import { Wall } from './wall.js'

/** The market by places: tiles, or the office's own boundaries; or a wall of figures without names. */
export default function MapPage() {
  const { t } = useLanguage()
  const [wall, setWall] = useParam('wall')
  const [level, setLevel] = useParam('level', 'county')
  const [measure, setMeasure] = useParam('measure', 'ringLots')
  const regions = api.useQuery('get', '/api/v1/regions', {})
  if (wall !== '') return <Wall leave={() => setWall('')} />
  const nothingYet = (regions.error as Problem | null)?.status === 404
  return (
    <Page
      title={t(texts.title)}
      acts={
        <button type="button" onClick={() => setWall('1')}>
          {t(texts.wall)}
        </button>
      }
    >
      <form className="filters" onSubmit={(event) => event.preventDefault()}>
        <label>
          {t(texts.level)}
          <select value={level} onChange={({ target }) => setLevel(target.value)}>
            {LEVELS.map((one) => (
              <option key={one} value={one}>
                {t(texts[one])}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t(texts.measure)}
          <select value={measure} onChange={({ target }) => setMeasure(target.value)}>
            {Object.entries(MEASURES).map(([name, { text }]) => (
              <option key={name} value={name}>
                {t(text)}
              </option>
            ))}
          </select>
        </label>
      </form>
      {nothingYet ? (
        <Empty>
          <p>{t(homeTexts.nothingYet)}</p>
        </Empty>
      ) : (
        <Loaded query={regions}>
          {({ data, geometry, currency }) => (
            <RegionFigure
              geometry={geometry}
              currency={currency}
              regions={data.filter((region) => region.level === level)}
              level={(LEVELS as readonly string[]).includes(level) ? (level as RegionLevel) : 'county'}
              measure={measure in MEASURES ? (measure as MeasureName) : 'ringLots'}
            />
          )}
        </Loaded>
      )}
      <p className="small">{t(consoleTexts.notice)}</p>
    </Page>
  )
}
