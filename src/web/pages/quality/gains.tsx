import { Link } from 'wouter'
import { workTexts as texts } from '../../../texts/console-work.js'
import { useLanguage } from '../../page/language.js'
import { useColumnWords } from '../../parts/column-words.js'
import { DataTable } from '../../parts/table/data-table.js'
import { oneMore } from './one-more.js'

/** Which rules one more column would wake. */
export const Gains = ({ of }: { of: readonly { rule: string; missing: readonly string[] }[] }) => {
  const { t } = useLanguage()
  const wordOf = useColumnWords()
  const gains = oneMore(of)
  if (gains.length === 0) return null
  return (
    <section className="block">
      <h2>{t(texts.gains)}</h2>
      <p className="small">{t(texts.gainsHint)}</p>
      <DataTable
        caption={t(texts.gains)}
        rows={gains}
        keyOf={({ column }) => column}
        columns={[
          {
            key: 'column',
            head: t(texts.column),
            rowHead: true,
            cell: ({ column }) => <span title={column}>{wordOf(column)}</span>,
          },
          {
            key: 'rules',
            head: t(texts.rulesGained),
            cell: ({ rules }) => (
              <span className="ids">
                {rules.map((rule) => (
                  <Link key={rule} href={`/rules?at=${rule}`}>
                    {rule}
                  </Link>
                ))}
              </span>
            ),
          },
        ]}
      />
    </section>
  )
}
