import { Link } from 'wouter'
import { homeTexts as texts } from '../../../texts/console-market.js'
import { api } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { Loaded } from '../../parts/states.js'
import { DataTable } from '../../parts/table/data-table.js'
import { useRingColumns } from '../rings/ring-columns.js'
import { ringRows } from '../rings/ring-rows.js'

const SHOWN = 5

/** The rings to begin with. */
export const FirstRings = () => {
  const { t } = useLanguage()
  const query = api.useQuery('get', '/api/v1/rings/index', { params: { query: { limit: SHOWN } } })
  const columns = useRingColumns()
  return (
    <section className="block">
      <h2>
        {t(texts.topRings)} <Link href="/rings">{t(texts.seeAll)}</Link>
      </h2>
      <Loaded query={query}>
        {(index) => (
          <DataTable
            caption={t(texts.topRings)}
            columns={columns}
            rows={ringRows(index)}
            keyOf={({ id }) => id}
            dense
          />
        )}
      </Loaded>
    </section>
  )
}
