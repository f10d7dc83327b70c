import { orderTexts as texts } from '../../../texts/console-leads.js'
import type { Text } from '../../../texts/text.js'
import { api, type Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { Loaded } from '../../parts/states.js'
import type { Column } from '../../parts/table/columns.js'
import { DataTable } from '../../parts/table/data-table.js'
import { ListFoot } from '../../parts/table/list-foot.js'
import { upperFirst } from '../../parts/words.js'

type Term = Schemas['TermList']['data'][number]

/** Where a term or row comes from, in a word. */
export const useMarkWord = (): ((mark: string) => string) => {
  const { t } = useLanguage()
  const words: Readonly<Record<string, Text>> = texts.marks
  return (mark) => (words[mark] ? t(words[mark]) : mark)
}

/** How long what may take, and by what source. */
export const TermTable = () => {
  const { t, lang } = useLanguage()
  const markOf = useMarkWord()
  const query = api.useQuery('get', '/api/v1/terms')
  const long = ({ unit, amount }: Term): string => t(texts.units[unit], { n: amount })
  const columns: Column<Term>[] = [
    {
      key: 'code',
      head: t(texts.code),
      width: '150px',
      rowHead: true,
      value: ({ code }) => code,
      cell: ({ code }) => code,
    },
    {
      key: 'about',
      head: t(texts.about),
      value: ({ about }) => about[lang],
      cell: ({ about }) => upperFirst(about[lang]),
    },
    { key: 'long', head: t(texts.long), value: long, cell: long },
    {
      key: 'since',
      head: t(texts.since),
      width: '110px',
      value: ({ validFrom }) => validFrom,
      cell: ({ validFrom }) => validFrom,
    },
    { key: 'source', head: t(texts.source), value: ({ source }) => source, cell: ({ source }) => source },
    { key: 'mark', head: t(texts.mark), value: ({ mark }) => markOf(mark), cell: ({ mark }) => markOf(mark) },
  ]
  return (
    <Loaded query={query}>
      {({ data }) => (
        <>
          <DataTable
            caption={t(texts.terms)}
            columns={columns}
            rows={data}
            keyOf={({ code, version }) => `${code} ${version}`}
          />
          <ListFoot address="/api/v1/terms" name="terms" rows={data} columns={columns} />
        </>
      )}
    </Loaded>
  )
}
