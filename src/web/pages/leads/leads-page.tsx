import { leadListTexts as texts } from '../../../texts/console-leads.js'
import { useLanguage } from '../../page/language.js'
import { useMe } from '../../page/me.js'
import { Page } from '../../page/page.js'
import { PrintButton } from '../../page/print-button.js'
import { useParams } from '../../page/use-param.js'
import { BulkBar } from '../../parts/leads/bulk-bar.js'
import { useLeadColumns } from '../../parts/leads/lead-columns.js'
import { useChoice } from '../../parts/leads/use-choice.js'
import { PagedList } from '../../parts/paged-list.js'
import { FILTERS, LeadFilters } from './lead-filters.js'
import { Stock } from './stock.js'

/** Leads, narrowed and ordered by the service, page after page. */
export default function LeadsPage() {
  const { t } = useLanguage()
  const { seat, rights } = useMe()
  const [params] = useParams()
  const choice = useChoice()
  const columns = useLeadColumns()
  const query = new URLSearchParams({ limit: '100' })
  for (const name of FILTERS) if (params.get(name)) query.set(name, params.get(name)!)
  return (
    <Page title={t(texts.leads)} wide acts={<PrintButton />}>
      <LeadFilters />
      <BulkBar choice={choice} />
      <PagedList
        address={`/api/v1/leads?${query}`}
        caption={t(texts.leads)}
        columns={seat ? [choice.column, ...columns] : columns}
        keyOf={({ id }) => id}
        name="leads"
      />
      {rights.includes('lead-stock') && <Stock />}
    </Page>
  )
}
