import { Link, Redirect } from 'wouter'
import { consoleTexts } from '../../../texts/console.js'
import { homeTexts as texts } from '../../../texts/console-market.js'
import { CONSOLE_PAGES, type ConsolePage } from '../../../texts/console-pages.js'
import { EVENT_TEXTS } from '../../../texts/rings.js'
import { api, type Problem } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { useMe } from '../../page/me.js'
import { Page } from '../../page/page.js'
import { amountText, countText, momentText } from '../../parts/format.js'
import { Level } from '../../parts/level.js'
import { Empty, Loaded } from '../../parts/states.js'
import { Warnings } from '../../parts/warnings.js'
import { FiredRules } from './fired-rules.js'
import { FirstRings } from './first-rings.js'
import type { Overview } from './overview.js'
import { Trend } from './trend.js'
import { Where } from './where.js'

/** The market at a glance; who does not see it, as an administrator, comes to what is theirs. */
export default function HomePage() {
  const { rights } = useMe()
  if (rights.includes(CONSOLE_PAGES.home.needs)) return <Market />
  const own = Object.values<ConsolePage>(CONSOLE_PAGES).find(
    ({ section, needs }) => section && needs && rights.includes(needs),
  )
  return <Redirect to={(own ?? CONSOLE_PAGES.about).path} replace />
}

/** Warnings first, then how much, where, when and by what. */
const Market = () => {
  const { t } = useLanguage()
  const query = api.useQuery('get', '/api/v1/overview')
  const nothingYet = (query.error as Problem | null)?.status === 404
  return (
    <Page title={t(CONSOLE_PAGES.home.title)}>
      {nothingYet ? (
        <Empty>
          <p>{t(texts.nothingYet)}</p>
        </Empty>
      ) : (
        <Loaded query={query}>{(overview) => <Glance overview={overview} />}</Loaded>
      )}
    </Page>
  )
}

const Glance = ({ overview }: { overview: Overview }) => {
  const { t } = useLanguage()
  const { run, finishedAt, notEvaluated } = overview
  return (
    <>
      <Warnings
        title={t(texts.warnings)}
        warnings={overview.warnings}
        first={overview.current ? [] : [t(texts.stale)]}
      />
      <Numbers overview={overview} />
      <p className="small">
        {t(texts.run, { run, at: momentText(finishedAt) })} · {t(texts.store, countsOf(overview))}
      </p>
      <Events overview={overview} />
      <FirstRings />
      <Where overview={overview} />
      <div className="panels">
        <section className="panel">
          <Trend months={overview.months} />
        </section>
        <section className="panel">
          <FiredRules rules={overview.rules} />
          {notEvaluated.length > 0 && (
            <p className="small">{t(texts.notEvaluated, { n: notEvaluated.length })}</p>
          )}
        </section>
      </div>
    </>
  )
}

const countsOf = ({ counts }: Overview): Record<string, string> => ({
  lots: countText(counts.lots ?? 0),
  bids: countText(counts.bids ?? 0),
  bidders: countText(counts.bidders ?? 0),
})

const Numbers = ({ overview }: { overview: Overview }) => {
  const { t, lang } = useLanguage()
  const { counts, firms, ringLots, wonFen, currency } = overview
  return (
    <dl className="numbers block">
      {(['red', 'yellow'] as const).map((level) => (
        <div key={level}>
          <dt>
            <Level level={level} />
          </dt>
          <dd>
            <Link href={`/rings?level=${level}`}>{countText(counts[level] ?? 0)}</Link>
          </dd>
          <dd className="text small">{changeText(overview, level, t)}</dd>
        </div>
      ))}
      <Counted
        name={t(texts.firms)}
        value={countText(firms)}
        of={t(texts.ofFirms, { n: countsOf(overview).bidders! })}
      />
      <Counted
        name={t(texts.ringLots)}
        value={countText(ringLots)}
        of={t(texts.ofLots, { n: countsOf(overview).lots! })}
      />
      <Counted name={t(texts.won)} value={amountText(wonFen, lang, currency)} of="" />
    </dl>
  )
}

const Counted = ({ name, value, of }: { name: string; value: string; of: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
    <dd className="text small">{of}</dd>
  </div>
)

const changeText = (
  { counts, before }: Overview,
  level: 'red' | 'yellow',
  t: ReturnType<typeof useLanguage>['t'],
): string => {
  if (!before) return ''
  const change = (counts[level] ?? 0) - (before.counts[level] ?? 0)
  return change === 0 ? t(texts.same) : t(texts.change, { n: change > 0 ? `+${change}` : `−${-change}` })
}

/** What became of the rings since the run before; of a first run all are new, which says nothing. */
const Events = ({ overview: { before, events } }: { overview: Overview }) => {
  const { t } = useLanguage()
  if (!before) return null
  const told = Object.entries(EVENT_TEXTS).flatMap(([event, text]) =>
    events[event] ? [t(texts.eventCount, { event: t(text, { other: '…' }), n: events[event] })] : [],
  )
  return (
    <p>
      {t(texts.events)}: {told.join(' · ') || t(consoleTexts.unknown)}
    </p>
  )
}
