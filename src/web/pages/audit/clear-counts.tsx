import { auditPageTexts as texts } from '../../../texts/console-audit.js'
import { api } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { Loaded } from '../../parts/states.js'
import { DataTable } from '../../parts/table/data-table.js'

/** Who was shown many personal values in clear, by day. */
export const ClearCounts = () => {
  const { t } = useLanguage()
  const query = api.useQuery('get', '/api/v1/audit/clear')
  return (
    <>
      <p className="small">{t(texts.manyClear)}</p>
      <Loaded query={query}>
        {({ data }) => (
          <DataTable
            caption={t(texts.clear)}
            rows={data}
            keyOf={({ user, day }) => `${user} ${day}`}
            empty={<p>{t(texts.nobody)}</p>}
            columns={[
              {
                key: 'day',
                head: t(texts.day),
                rowHead: true,
                value: ({ day }) => day,
                cell: ({ day }) => day,
              },
              { key: 'who', head: t(texts.who), value: ({ user }) => user, cell: ({ user }) => user },
              {
                key: 'shown',
                head: t(texts.shown),
                numeric: true,
                value: ({ shown }) => shown,
                cell: ({ shown }) => shown,
              },
            ]}
          />
        )}
      </Loaded>
    </>
  )
}
