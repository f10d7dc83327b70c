import { WARNING_TEXTS } from '../../texts/rings.js'
import type { Schemas } from '../api/client.js'
import { useLanguage } from '../page/language.js'

/** What a run warns of, in words, after what is to be said first; nothing where there is nothing. */
export const Warnings = ({
  title,
  warnings,
  first = [],
}: {
  title: string
  warnings: Schemas['Run']['warnings']
  first?: readonly string[]
}) => {
  const { t } = useLanguage()
  const told = warnings.flatMap(({ key, params }) =>
    WARNING_TEXTS[key] ? [t(WARNING_TEXTS[key], params)] : [],
  )
  if (first.length + told.length === 0) return null
  return (
    <section className="warnings">
      <h2>{title}</h2>
      <ul className="bullets">
        {[...first, ...told].map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    </section>
  )
}
