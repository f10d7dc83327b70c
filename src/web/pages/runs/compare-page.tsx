import { consoleTexts } from '../../../texts/console.js'
import { CHANGE_TEXTS, runTexts as texts } from '../../../texts/console-runs.js'
import { clauseText } from '../../../texts/text.js'
import { api } from '../../api/client.js'
import type { components } from '../../api/schema.d.ts'
import { useLanguage } from '../../page/language.js'
import { Page } from '../../page/page.js'
import { useParams } from '../../page/use-param.js'
import { PagedList } from '../../parts/paged-list.js'
import { Loaded } from '../../parts/states.js'
import { useChangeColumns } from './change-columns.js'
import { CompareForm } from './compare-form.js'

type Diff = components['schemas']['RunDiff']

/** Two runs side by side: which rings they tell differently. */
export default function ComparePage() {
  const { t } = useLanguage()
  const [params] = useParams()
  const before = params.get('before') ?? ''
  const after = params.get('after') ?? ''
  const chosen = before !== '' && after !== ''
  return (
    <Page title={t(texts.compareTitle)}>
      <CompareForm {...(before && { before })} {...(after && { after })} />
      {!chosen || before === after ? (
        <p className="small">{t(texts.same)}</p>
      ) : (
        <Compared before={before} after={after} />
      )}
    </Page>
  )
}

const Compared = ({ before, after }: { before: string; after: string }) => {
  const { t } = useLanguage()
  const [params, change] = useParams()
  const columns = useChangeColumns()
  const level = params.get('level') ?? ''
  const kind = (params.get('change') ?? '') as keyof typeof CHANGE_TEXTS | ''
  const levels = level === '' ? 'red,yellow' : level
  const query = api.useQuery('get', '/api/v1/runs/{before}/diff/{after}', {
    params: { path: { before, after }, query: { level: levels, limit: 1 } },
  })
  const address = `/api/v1/runs/${before}/diff/${after}?limit=100&level=${levels}${kind && `&change=${kind}`}`
  return (
    <Loaded query={query}>
      {(diff) => (
        <>
          <Sentences diff={diff} />
          <div className="filters">
            <Kinds diff={diff} kind={kind} choose={(one) => change({ change: one })} />
            <label>
              {t(texts.whichLevels)}
              <select value={level} onChange={({ target }) => change({ level: target.value })}>
                <option value="">{t(texts.listed)}</option>
                <option value="red,yellow,green">{t(texts.withGreen)}</option>
              </select>
            </label>
          </div>
          <PagedList
            address={address}
            caption={t(texts.compareTitle)}
            columns={columns}
            keyOf={({ ring }) => ring}
            name={`${before}-${after}`}
            empty={<p>{t(texts.none)}</p>}
          />
        </>
      )}
    </Loaded>
  )
}

const Sentences = ({ diff: { before, after, total, sameData, settingTexts } }: { diff: Diff }) => {
  const { t, lang } = useLanguage()
  const told = [
    t(texts.summary, { before: before.id, after: after.id, n: total }),
    t(sameData ? texts.sameData : texts.otherData),
    settingTexts.length === 0
      ? t(texts.sameSettings)
      : t(texts.settings, {
          list: clauseText(
            settingTexts.map((one) => one[lang]),
            lang,
          ),
        }),
  ]
  return <p className="lead">{told.join(lang === 'zh' ? '' : ' ')}</p>
}

/** Each kind of change says how many rings it would leave. */
const Kinds = ({ diff, kind, choose }: { diff: Diff; kind: string; choose: (kind: string) => void }) => {
  const { t } = useLanguage()
  return (
    <label>
      {t(texts.whichChange)}
      <select value={kind} onChange={({ target }) => choose(target.value)}>
        <option value="">
          {t(consoleTexts.any)} ({diff.total})
        </option>
        {Object.entries(CHANGE_TEXTS).map(([name, text]) => (
          <option key={name} value={name}>
            {t(text)} ({diff.counts[name] ?? 0})
          </option>
        ))}
      </select>
    </label>
  )
}
