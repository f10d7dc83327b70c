import { ringTexts as texts } from '../../../texts/console-rings.js'
import { api } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { Loaded } from '../../parts/states.js'
import { DataTable } from '../../parts/table/data-table.js'
import { ListFoot } from '../../parts/table/list-foot.js'
import type { RingPart } from './ring-part.js'

const HEADS = {
  question: texts.lawQuestion,
  article: texts.article,
  answer: texts.lawAnswer,
  basis: texts.lawBasis,
  confirm: texts.lawConfirm,
}

const WIDTHS: Partial<Record<keyof typeof HEADS, string>> = {
  question: '200px',
  article: '250px',
  confirm: '130px',
}

/** The sheet that an officer checks statutes and the prosecution standard by. */
export const Law = ({ account: { ring, run } }: RingPart) => {
  const { t, lang } = useLanguage()
  const query = api.useQuery('get', '/api/v1/rings/{id}/law', {
    params: { path: { id: ring }, query: { run, lang } },
  })
  return (
    <Loaded query={query}>
      {({ rows }) => {
        const columns = (Object.keys(HEADS) as (keyof typeof HEADS)[]).map((key) => ({
          key,
          head: t(HEADS[key]),
          rowHead: key === 'question',
          ...(WIDTHS[key] && { width: WIDTHS[key] }),
          value: (row: (typeof rows)[number]) => row[key],
          cell: (row: (typeof rows)[number]) => row[key],
        }))
        return (
          <section>
            <h2>{t(texts.lawTitle)}</h2>
            <DataTable
              caption={t(texts.lawTitle)}
              columns={columns}
              rows={rows}
              keyOf={(row) => JSON.stringify(row)}
            />
            <ListFoot
              address={`/api/v1/rings/${ring}/law?lang=${lang}`}
              name={`${ring}-law`}
              rows={rows}
              columns={columns}
            />
          </section>
        )
      }}
    </Loaded>
  )
}
