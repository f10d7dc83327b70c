import { leadListTexts as texts } from '../../../texts/console-leads.js'
import { api, type Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { Page } from '../../page/page.js'
import { PrintButton } from '../../page/print-button.js'
import { LeadLink } from '../../parts/leads/lead-columns.js'
import { Colour, useLeftWords } from '../../parts/leads/marks.js'
import { Loaded } from '../../parts/states.js'
import type { Column } from '../../parts/table/columns.js'
import { DataTable } from '../../parts/table/data-table.js'
import { ListFoot } from '../../parts/table/list-foot.js'

type Overdue = Schemas['OverdueClocks']['data'][number]

/** Deadlines that are over and run on, the oldest first. */
export default function OverduePage() {
  const { t } = useLanguage()
  const query = api.useQuery('get', '/api/v1/clocks/overdue')
  const columns = useColumns()
  return (
    <Page title={t(texts.overdueTitle)} acts={<PrintButton />}>
      <Loaded query={query}>
        {({ data }) => (
          <>
            <DataTable
              caption={t(texts.overdueTitle)}
              columns={columns}
              rows={data}
              keyOf={({ item, clock }) => `${item} ${clock.term} ${clock.startedAt}`}
              empty={<p>{t(texts.overdueNone)}</p>}
              dense
            />
            <ListFoot address="/api/v1/clocks/overdue" name="overdue" rows={data} columns={columns} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

const useColumns = (): Column<Overdue>[] => {
  const { t, lang } = useLanguage()
  const leftOf = useLeftWords()
  const termOf = ({ clock: { about, term } }: Overdue): string => about?.[lang] ?? term
  return [
    {
      key: 'colour',
      head: t(texts.colour),
      width: '104px',
      value: ({ colour }) => colour,
      cell: ({ colour }) => <Colour colour={colour} />,
    },
    {
      key: 'id',
      head: t(texts.id),
      width: '142px',
      rowHead: true,
      value: ({ item }) => item,
      cell: ({ item }) => <LeadLink id={item} />,
    },
    {
      key: 'about',
      head: t(texts.about),
      value: ({ summary }) => summary[lang],
      cell: ({ summary }) => summary[lang],
    },
    {
      key: 'host',
      head: t(texts.host),
      width: '150px',
      value: ({ host }) => host?.name ?? null,
      cell: ({ host }) => host?.name ?? '–',
    },
    { key: 'term', head: t(texts.term), width: '200px', value: termOf, cell: termOf },
    {
      key: 'due',
      head: t(texts.due),
      width: '110px',
      value: ({ clock }) => clock.due,
      cell: ({ clock }) => clock.due,
    },
    {
      key: 'over',
      head: t(texts.light),
      width: lang === 'zh' ? '140px' : '180px',
      value: ({ clock }) => leftOf(clock.left),
      cell: ({ clock }) => <b className="over">{leftOf(clock.left)}</b>,
    },
  ]
}
