import { Link } from 'wouter'
import { seatTexts, leadListTexts as texts } from '../../../texts/console-leads.js'
import { api, type Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { Page } from '../../page/page.js'
import { PrintButton } from '../../page/print-button.js'
import { ChooseSeat } from '../../page/seat-bar.js'
import { BulkBar } from '../../parts/leads/bulk-bar.js'
import { type ItemRow, useLeadColumns } from '../../parts/leads/lead-columns.js'
import { type Choice, useChoice } from '../../parts/leads/use-choice.js'
import { Empty, Loaded } from '../../parts/states.js'
import type { Column } from '../../parts/table/columns.js'
import { DataTable } from '../../parts/table/data-table.js'
import { ListFoot } from '../../parts/table/list-foot.js'
import { upperFirst } from '../../parts/words.js'

type Group = Schemas['Inbox']['groups'][number]

/** How often what waits is asked for anew while the page is open. */
const AGAIN_MS = 60_000

/** What waits for the seat, by group, what is due first at its top. */
export default function WorkPage() {
  const { t } = useLanguage()
  const query = api.useQuery('get', '/api/v1/inbox', {}, { refetchInterval: AGAIN_MS })
  return (
    <Page title={t(texts.work)} acts={<PrintButton />}>
      <Loaded query={query}>{(inbox) => <Inbox {...inbox} />}</Loaded>
    </Page>
  )
}

const Inbox = ({ seat, groups }: Schemas['Inbox']) => {
  const { t } = useLanguage()
  const choice = useChoice()
  const columns = useLeadColumns()
  return (
    <>
      {seat === null && (
        <p className="hint">
          {t(texts.noSeat)} <ChooseSeat text={t(seatTexts.choose)} />
        </p>
      )}
      {groups.length === 0 && <Empty>{t(texts.nothing)}</Empty>}
      <BulkBar choice={choice} />
      {groups.map((group) => (
        <Waiting key={group.key} group={group} columns={columns} choice={choice} mayAct={seat !== null} />
      ))}
    </>
  )
}

/** Groups whose items may be ticked. */
const TICKED = new Set(['to-route', 'to-sign'])

const Waiting = ({
  group: { key, title, count, red, overdue, more, items },
  columns,
  choice,
  mayAct,
}: {
  group: Group
  columns: readonly Column<ItemRow>[]
  choice: Choice
  mayAct: boolean
}) => {
  const { lang, t } = useLanguage()
  const shown = mayAct && TICKED.has(key) ? [choice.column, ...columns] : columns
  return (
    <section className="block">
      <h2>
        <Link href={`${more.includes('/items?') ? '/items' : '/leads'}?group=${key}`}>
          {upperFirst(title[lang])}
        </Link>
      </h2>
      <p className="small">{t(texts.counts, { n: count, red, overdue })}</p>
      <DataTable caption={title[lang]} columns={shown} rows={items} keyOf={({ id }) => id} dense />
      <ListFoot address={`${more}&limit=100`} name={key} rows={items} columns={columns} total={count} />
    </section>
  )
}
