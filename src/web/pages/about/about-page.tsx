import { useQuery } from '@tanstack/react-query'
import { LEVELS } from '../../../domain/grade.js'
import { workTexts as texts } from '../../../texts/console-work.js'
import { LEVEL_MEANINGS } from '../../../texts/rings.js'
import { api } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { useMe } from '../../page/me.js'
import { Page } from '../../page/page.js'
import { countText } from '../../parts/format.js'
import { Light } from '../../parts/leads/marks.js'
import { Level } from '../../parts/level.js'
import { Loaded } from '../../parts/states.js'
import { Terms } from '../../parts/terms.js'

interface Ready {
  status: string
  checks: { name: string; ok: boolean; detail: string }[]
}

/** What this is, how it stands, and how to use it without a mouse. */
export default function AboutPage() {
  const { t } = useLanguage()
  const { version, rights } = useMe()
  const health = useQuery({
    queryKey: ['/readyz'],
    queryFn: async () => (await (await fetch('/readyz')).json()) as Ready,
    refetchInterval: 10_000,
  })
  return (
    <Page title={t(texts.aboutTitle)}>
      <p className="lead">{t(texts.whatItIs)}</p>
      <Terms
        of={[
          [t(texts.version), version],
          [t(texts.licence), 'Apache-2.0'],
          [
            t(texts.apiDocs),
            <a key="docs" href="/docs">
              {'/docs'}
            </a>,
          ],
        ]}
      />
      {rights.includes('quality') && <StoreCounts />}
      <section className="block">
        <h2>{t(texts.health)}</h2>
        <Loaded query={health}>
          {({ checks }) => (
            <ul className="bullets">
              {checks.map(({ name, ok, detail }) => (
                <li key={name}>
                  {name}: {t(ok ? texts.ready : texts.notReady)} ({detail})
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      </section>
      <Signs />
      <section className="block">
        <h2>{t(texts.keyboard)}</h2>
        <p>{t(texts.keyList)}</p>
      </section>
      <section className="block">
        <h2>{t(texts.access)}</h2>
        <p>{t(texts.accessText)}</p>
      </section>
    </Page>
  )
}

const LIGHTS = ['green', 'amber', 'red'] as const

/**
 * What the signs mean that stand beside words everywhere: one for each level and for each state of a
 * deadline.
 */
const Signs = () => {
  const { t } = useLanguage()
  return (
    <section className="block">
      <h2>{t(texts.signs)}</h2>
      <p>{t(texts.signsHint)}</p>
      <dl className="terms">
        {LEVELS.map((level) => (
          <div key={level}>
            <dt>
              <Level level={level} />
            </dt>
            <dd>{t(LEVEL_MEANINGS[level])}</dd>
          </div>
        ))}
        {LIGHTS.map((light) => (
          <div key={light}>
            <dt>
              <Light light={light} />
            </dt>
            <dd>{t(texts[`light_${light}`])}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

const StoreCounts = () => {
  const { t } = useLanguage()
  const query = api.useQuery('get', '/api/v1/store')
  return (
    <Loaded query={query}>
      {({ digest, tables }) => (
        <Terms
          of={[
            [t(texts.digest), digest.slice(0, 32)],
            ...Object.entries(tables).map(([name, rows]) => [name, countText(rows)] as const),
          ]}
        />
      )}
    </Loaded>
  )
}
