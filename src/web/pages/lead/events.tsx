import { leadListTexts, leadPageTexts as texts } from '../../../texts/console-leads.js'
import { clauseText } from '../../../texts/text.js'
import { api } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { momentText } from '../../parts/format.js'
import { ColourHistory } from '../../parts/leads/colour-history.js'
import { useStateWord } from '../../parts/leads/use-definitions.js'
import { Loaded } from '../../parts/states.js'
import type { Column } from '../../parts/table/columns.js'
import { DataTable } from '../../parts/table/data-table.js'
import { ListFoot } from '../../parts/table/list-foot.js'
import { upperFirst } from '../../parts/words.js'
import { type ItemEvent, useDoerWord } from './event-words.js'
import { useInputWords } from './input-words.js'
import type { LeadPart } from './lead-part.js'

/** What was done with the lead, the last first, and how its colour changed. */
export const Events = ({ item: { id, kind } }: LeadPart) => {
  const { t } = useLanguage()
  const query = api.useQuery('get', '/api/v1/items/{id}/events', { params: { path: { id } } })
  const columns = useEventColumns(kind)
  return (
    <>
      <Loaded query={query}>
        {({ data }) => (
          <>
            <DataTable
              caption={t(texts.events)}
              columns={columns}
              rows={[...data].reverse()}
              keyOf={({ version }) => String(version)}
            />
            <ListFoot
              address={`/api/v1/items/${id}/events`}
              name={`${id}-events`}
              rows={data}
              columns={columns}
            />
          </>
        )}
      </Loaded>
      {kind === 'LD' && <ColoursOf id={id} />}
    </>
  )
}

const useEventColumns = (kind: string): Column<ItemEvent>[] => {
  const { t, lang } = useLanguage()
  const stateOf = useStateWord(kind)
  const doerOf = useDoerWord()
  const wordsOf = useInputWords()
  const change = ({ from, to }: ItemEvent): string =>
    from === to ? stateOf(to) : `${from === '' ? '' : `${stateOf(from)} → `}${stateOf(to)}`
  return [
    {
      key: 'at',
      head: t(texts.at),
      width: '150px',
      value: ({ at }) => at,
      cell: ({ at }) => momentText(at),
    },
    {
      key: 'act',
      head: t(texts.act),
      rowHead: true,
      value: ({ text }) => text[lang],
      cell: ({ text }) => upperFirst(text[lang]),
    },
    { key: 'by', head: t(texts.by), value: doerOf, cell: doerOf },
    { key: 'state', head: t(texts.change), value: change, cell: change },
    {
      key: 'words',
      head: t(texts.words),
      value: (event) => clauseText(wordsOf(event), lang),
      cell: (event) => wordsOf(event).map((word) => <div key={word}>{word}</div>),
    },
  ]
}

const ColoursOf = ({ id }: { id: string }) => {
  const { t } = useLanguage()
  const query = api.useQuery('get', '/api/v1/colours/history', { params: { query: { id } } })
  return (
    <section className="block">
      <h2>{t(texts.colours)}</h2>
      <Loaded query={query}>
        {({ data }) => <ColourHistory caption={`${t(leadListTexts.colour)} ${id}`} rows={data} />}
      </Loaded>
    </section>
  )
}
