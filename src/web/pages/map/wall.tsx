import { useEffect, useState } from 'react'
import { consoleTexts } from '../../../texts/console.js'
import { mapTexts as texts } from '../../../texts/console-map.js'
import { api } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { Page } from '../../page/page.js'
import { amountText, countText, momentText, shareText } from '../../parts/format.js'
import { Loaded } from '../../parts/states.js'
import { RegionFigure } from './region-figure.js'

const REFRESH_S = 60

/** Figures and the map for a wall: no names of firms, asked anew by itself until it is paused. */
export const Wall = ({ leave }: { leave: () => void }) => {
  const { t } = useLanguage()
  const [isPaused, setPaused] = useState(prefersStill)
  const every = { refetchInterval: isPaused ? (false as const) : REFRESH_S * 1000 }
  const overview = api.useQuery('get', '/api/v1/overview', {}, every)
  const regions = api.useQuery('get', '/api/v1/regions', {}, every)
  useBareFrame()
  const at = momentText(new Date(overview.dataUpdatedAt || Date.now()).toISOString())
  return (
    <Page
      title={t(consoleTexts.product)}
      kind={t(texts.wall)}
      acts={
        <>
          <span role="status" className="small">
            {isPaused ? t(texts.paused, { at }) : t(texts.refreshes, { n: REFRESH_S, at })}
          </span>
          <button type="button" onClick={() => setPaused(!isPaused)}>
            {t(isPaused ? texts.resume : texts.pause)}
          </button>
          <button type="button" onClick={leave}>
            {t(texts.leaveWall)}
          </button>
        </>
      }
    >
      <Loaded query={overview}>{(seen) => <Figures {...seen} />}</Loaded>
      <Loaded query={regions}>
        {({ data, geometry, currency }) => (
          <RegionFigure
            geometry={geometry}
            regions={data.filter(({ level }) => level === 'county')}
            level="county"
            currency={currency}
            measure="ringLots"
          />
        )}
      </Loaded>
      <p className="small">{t(texts.wallNote)}</p>
    </Page>
  )
}

type Seen = NonNullable<ReturnType<typeof useOverview>['data']>
const useOverview = () => api.useQuery('get', '/api/v1/overview')

const Figures = ({ counts, ringLots, cells, currency }: Seen) => {
  const { t, lang } = useLanguage()
  const lots = counts.lots ?? 0
  const figures: [string, string][] = [
    [t(texts.red), countText(counts.red ?? 0)],
    [t(texts.yellow), countText(counts.yellow ?? 0)],
    [t(texts.lots), countText(lots)],
    [t(texts.ringLots), countText(ringLots)],
    [t(texts.share), shareText(lots === 0 ? 0 : ringLots / lots)],
    [t(texts.bids), countText(counts.bids ?? 0)],
    [t(texts.bidders), countText(counts.bidders ?? 0)],
    [
      t(texts.controlFen),
      amountText(
        cells.reduce((sum, { controlFen }) => sum + controlFen, 0),
        lang,
        currency,
      ),
    ],
  ]
  return (
    <dl className="wall-figures">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Who asked for less movement begins paused. */
const prefersStill = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches

/** The page without the menu, for as long as it is a wall. */
const useBareFrame = (): void =>
  useEffect(() => {
    document.body.classList.add('wall')
    return () => document.body.classList.remove('wall')
  }, [])
