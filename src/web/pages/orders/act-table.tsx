import { consoleTexts } from '../../../texts/console.js'
import { orderTexts as texts } from '../../../texts/console-leads.js'
import { clauseText, listText, type Text } from '../../../texts/text.js'
import { api, type Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { useWhoWord } from '../../parts/leads/who-may.js'
import { Loaded } from '../../parts/states.js'
import type { Column } from '../../parts/table/columns.js'
import { DataTable } from '../../parts/table/data-table.js'
import { ListFoot } from '../../parts/table/list-foot.js'
import { upperFirst } from '../../parts/words.js'

type Definition = Schemas['DefinitionList']['data'][number]
type Row = Definition['acts'][number] & { definition: Definition }

/** States and acts of each kind of item: what leads where, and by whom. */
export const ActTable = () => {
  const { t } = useLanguage()
  const query = api.useQuery('get', '/api/v1/definitions')
  const columns = useColumns()
  return (
    <Loaded query={query}>
      {({ data }) => {
        const rows = data.flatMap((definition) => definition.acts.map((act) => ({ ...act, definition })))
        return (
          <>
            <DataTable
              caption={t(texts.acts)}
              columns={columns}
              rows={rows}
              keyOf={({ definition, id }) => `${definition.kind} ${id}`}
            />
            <ListFoot address="/api/v1/definitions" name="acts" rows={rows} columns={columns} />
          </>
        )
      }}
    </Loaded>
  )
}

const useColumns = (): Column<Row>[] => {
  const { t, lang } = useLanguage()
  const whoOf = useWhoWord()
  const kinds: Readonly<Record<string, Text>> = texts.kinds
  const stateOf = ({ definition: { states } }: Row, state: string): string =>
    states[state]?.text[lang] ?? state
  const kindOf = ({ definition: { kind } }: Row): string => (kinds[kind] ? t(kinds[kind]) : kind)
  const from = (row: Row): string =>
    listText(
      row.from.map((state) => stateOf(row, state)),
      lang,
    )
  const to = (row: Row): string => (row.to === 'same' ? t(texts.same) : toOf(row, stateOf))
  const by = ({ by: who }: Row): string =>
    who.length === 0 ? t(texts.system) : clauseText(who.map(whoOf), lang)
  return [
    { key: 'item', head: t(texts.item), width: '80px', value: kindOf, cell: kindOf },
    {
      key: 'act',
      head: t(texts.act),
      rowHead: true,
      value: ({ text }) => text[lang],
      cell: ({ text }) => upperFirst(text[lang]),
    },
    { key: 'from', head: t(texts.from), value: from, cell: from },
    { key: 'to', head: t(texts.to), value: to, cell: to },
    { key: 'by', head: t(texts.by), value: by, cell: by },
    {
      key: 'undo',
      head: t(texts.undo),
      width: '72px',
      value: ({ undo }) => t(undo ? consoleTexts.yes : consoleTexts.no),
      cell: ({ undo }) => t(undo ? consoleTexts.yes : consoleTexts.no),
    },
  ]
}

/** Where the disposal decides: one of three states. */
const AS_DISPOSED = ['closed', 'second-review', 'tracking']

const toOf = (row: Row, stateOf: (row: Row, state: string) => string): string =>
  (row.to === 'as-disposed' ? AS_DISPOSED : [row.to]).map((state) => stateOf(row, state)).join(' / ')
