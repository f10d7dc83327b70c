import { useLocation } from 'wouter'
import { runTexts as texts } from '../../../texts/console-runs.js'
import { useLanguage } from '../../page/language.js'
import { useParams } from '../../page/use-param.js'
import { momentText } from '../../parts/format.js'
import { useRuns } from '../runs/use-runs.js'

/** Which run is listed, and another to compare it with; nothing while there is one run only. */
export const RunPicker = ({ run }: { run: string }) => {
  const { t } = useLanguage()
  const [, go] = useLocation()
  const [params, change] = useParams()
  const runs = useRuns().data?.data ?? []
  if (runs.length < 2) return null
  const name = ({ id, finishedAt }: (typeof runs)[number]): string => `${id} · ${momentText(finishedAt)}`
  return (
    <>
      <label>
        {t(texts.shownRun)}
        <select
          value={params.get('run') ?? ''}
          onChange={({ target }) => change({ run: target.value, at: '' })}
        >
          <option value="">{t(texts.last, { run: runs[0]!.id })}</option>
          {runs.map((one) => (
            <option key={one.id} value={one.id}>
              {name(one)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t(texts.compareWith)}
        <select
          className="wide"
          value=""
          onChange={({ target }) => go(`/compare?before=${target.value}&after=${run}`)}
        >
          <option value="">{t(texts.choose)}</option>
          {runs
            .filter(({ id }) => id !== run)
            .map((one) => (
              <option key={one.id} value={one.id}>
                {name(one)}
              </option>
            ))}
        </select>
      </label>
    </>
  )
}
