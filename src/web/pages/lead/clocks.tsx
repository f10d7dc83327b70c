import { leadListTexts, clockTexts as texts } from '../../../texts/console-leads.js'
import type { Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { Light, useLeftWords } from '../../parts/leads/marks.js'
import { upperFirst } from '../../parts/words.js'
import type { LeadPart } from './lead-part.js'

type Clock = Schemas['Clock']

/** The bar of clocks: those that run with what is left, those that ended below. */
export const Clocks = ({ item: { clocks } }: LeadPart) => {
  const { t } = useLanguage()
  const running = clocks.filter(({ result }) => result === 'running')
  const past = clocks.filter(({ result }) => result !== 'running')
  return (
    <section className="clocks" aria-label={t(texts.title)}>
      {running.length === 0 && <p className="small">{t(texts.none)}</p>}
      <ul className="clock-bar">
        {running.map((clock) => (
          <Running key={`${clock.term} ${clock.startedAt}`} clock={clock} />
        ))}
      </ul>
      {past.length > 0 && (
        <details>
          <summary>{t(texts.past, { n: past.length })}</summary>
          <ul className="bullets">
            {past.map((clock) => (
              <Ended key={`${clock.term} ${clock.startedAt}`} clock={clock} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

const Running = ({ clock }: { clock: Clock }) => {
  const { t, lang } = useLanguage()
  const leftOf = useLeftWords()
  const { due, lenient, left, light, paused, provisional, about, source, mark, term } = clock
  return (
    <li
      className={`clock clock-${paused ? 'paused' : (light ?? 'green')}`}
      title={`${source ?? ''} ${mark ?? ''}`}
    >
      <b title={term}>{about ? upperFirst(about[lang]) : t(leadListTexts.due)}</b>
      <span>
        {paused ? t(texts.paused) : <Light light={light} />} {!paused && leftOf(left)}
      </span>
      <span className="small">
        {t(texts.due, { day: due })}
        {lenient !== due && ` · ${t(texts.lenient, { day: lenient })}`}
        {provisional && ` · ${t(texts.provisional)}`}
      </span>
    </li>
  )
}

const Ended = ({ clock: { about, term, startedAt, due, result } }: { clock: Clock }) => {
  const { t, lang } = useLanguage()
  return (
    <li>
      {about?.[lang] ?? term}: {startedAt.slice(0, 10)} – {due} · {t(texts.results[result])}
    </li>
  )
}
