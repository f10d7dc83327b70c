import { Link } from 'wouter'
import { boardTexts as texts } from '../../../texts/console-board.js'
import { leadListTexts } from '../../../texts/console-leads.js'
import { lookUpTexts } from '../../../texts/console-market.js'
import { INDUSTRY_WORDS } from '../../../texts/words.js'
import { api, type Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { useMe } from '../../page/me.js'
import { useParams } from '../../page/use-param.js'
import { Choice } from '../../parts/choice.js'
import { markOf, useColours } from '../../parts/leads/use-colours.js'
import { Loaded } from '../../parts/states.js'
import type { Column } from '../../parts/table/columns.js'
import { DataTable } from '../../parts/table/data-table.js'
import { ListFoot } from '../../parts/table/list-foot.js'

type Row = Schemas['BoardRow']
const FILTERS = ['industry', 'colour', 'term'] as const

/** Open leads of each office by colour, and how many are over. */
export const OpenLeads = () => {
  const { t } = useLanguage()
  const [params] = useParams()
  const asked = Object.fromEntries(
    FILTERS.flatMap((name) => (params.get(name) ? [[name, params.get(name)!]] : [])),
  )
  const query = api.useQuery('get', '/api/v1/board', { params: { query: asked } })
  const columns = useColumns(asked)
  const told = new URLSearchParams(asked).toString()
  return (
    <section className="block">
      <h2>{t(texts.openBy)}</h2>
      <p className="small">{t(texts.hint)}</p>
      <Filters />
      <Loaded query={query}>
        {({ data }) => (
          <>
            <DataTable
              caption={t(texts.openBy)}
              columns={columns}
              rows={data}
              keyOf={({ office }) => office ?? ''}
              empty={<p>{t(texts.none)}</p>}
            />
            {data.length > 0 && (
              <ListFoot
                address={`/api/v1/board${told && `?${told}`}`}
                name="board"
                rows={data}
                columns={columns}
              />
            )}
          </>
        )}
      </Loaded>
    </section>
  )
}

const Filters = () => {
  const { t } = useLanguage()
  const { rights } = useMe()
  const enabled = rights.includes('settings')
  const { data } = api.useQuery('get', '/api/v1/terms', {}, { enabled })
  const terms = new Map((data?.data ?? []).map(({ code, about }) => [code.split('/')[0]!, t(about)]))
  return (
    <form className="filters" role="search" onSubmit={(event) => event.preventDefault()}>
      <Choice
        name="industry"
        label={t(lookUpTexts.industry)}
        of={Object.entries(INDUSTRY_WORDS).map(([value, word]) => [value, t(word)])}
      />
      <Choice
        name="colour"
        label={t(leadListTexts.colour)}
        of={useColours().map(({ code, text }) => [code, t(text)])}
      />
      {enabled && <Choice name="term" label={t(texts.term)} of={[...terms]} />}
    </form>
  )
}

const useColumns = (asked: Partial<Record<(typeof FILTERS)[number], string>>): Column<Row>[] => {
  const { t } = useLanguage()
  const officeOf = ({ office, name }: Row): string => (office === null ? t(texts.unrouted) : name)
  const colours = useColours().filter(({ code }) => asked.colour === undefined || code === asked.colour)
  const count = (
    key: string,
    head: string,
    nOf: (row: Row) => number,
    more: Record<string, string>,
  ): Column<Row> => ({
    key,
    head,
    numeric: true,
    value: nOf,
    cell: (row) => {
      const n = nOf(row)
      const { term, ...place } = asked
      // lists of leads are not asked for by a term, nor for those of no office
      if (n === 0 || row.office === null || term !== undefined) return String(n)
      const query = new URLSearchParams({ open: 'true', host: row.office, ...place, ...more })
      return (
        <Link
          href={`/leads?${query}`}
          aria-label={t(texts.openList, { office: officeOf(row), which: head, n })}
        >
          {n}
        </Link>
      )
    },
  })
  return [
    { key: 'office', head: t(texts.office), rowHead: true, value: officeOf, cell: officeOf },
    ...colours.map((colour) =>
      count(
        colour.code,
        `${markOf(colour)} ${t(colour.text)}`,
        ({ byColour }) => byColour[colour.code] ?? 0,
        {
          colour: colour.code,
        },
      ),
    ),
    count('open', t(texts.open), ({ open }) => open, {}),
    count('overdue', t(texts.overdue), ({ overdue }) => overdue, { due: 'overdue' }),
  ]
}
