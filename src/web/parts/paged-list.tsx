import type { ReactNode } from 'react'
import { consoleTexts as texts } from '../../texts/console.js'
import { useLanguage } from '../page/language.js'
import { Loaded } from './states.js'
import type { Column } from './table/columns.js'
import { DataTable } from './table/data-table.js'
import { ListFoot } from './table/list-foot.js'
import { usePages } from './use-pages.js'

/** A list of the API as a table that grows page by page. */
export function PagedList<Row>({
  address,
  caption,
  columns,
  keyOf,
  name,
  empty,
}: {
  address: string
  caption: string
  columns: readonly Column<Row>[]
  keyOf: (row: Row) => string
  name: string
  empty?: ReactNode
}) {
  const { t } = useLanguage()
  const { rows, total, hasNextPage, fetchNextPage, isFetchingNextPage, error, refetch } =
    usePages<Row>(address)
  return (
    <Loaded query={{ data: rows, error, refetch: refetch as never }}>
      {(some) => (
        <>
          <DataTable caption={caption} columns={columns} rows={some} keyOf={keyOf} empty={empty} dense />
          {hasNextPage && (
            <p>
              <button type="button" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                {t(isFetchingNextPage ? texts.loading : texts.nextPage)}
              </button>
            </p>
          )}
          <ListFoot
            address={address}
            name={name}
            rows={some}
            columns={columns}
            {...(total !== undefined && { total })}
          />
        </>
      )}
    </Loaded>
  )
}
