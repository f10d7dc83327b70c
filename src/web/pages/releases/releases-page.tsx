import { Link } from 'wouter'
import { RELEASE_STATES, releasePageTexts as texts } from '../../../texts/console-releases.js'
import { listText } from '../../../texts/text.js'
import type { Schemas } from '../../api/client.js'
import { useOfficeName } from '../../api/use-offices.js'
import { useLanguage } from '../../page/language.js'
import { Page } from '../../page/page.js'
import { PrintButton } from '../../page/print-button.js'
import { momentText } from '../../parts/format.js'
import { PagedList } from '../../parts/paged-list.js'
import type { Column } from '../../parts/table/columns.js'

type Release = Schemas['Release']

/** Files that are to leave, and those that left, latest first. */
export default function ReleasesPage() {
  const { t } = useLanguage()
  return (
    <Page title={t(texts.title)} acts={<PrintButton />}>
      <p className="small">{t(texts.hint)}</p>
      <PagedList
        address="/api/v1/releases?limit=50"
        caption={t(texts.title)}
        columns={useColumns()}
        keyOf={({ id }) => id}
        name="releases"
        empty={<p>{t(texts.none)}</p>}
      />
    </Page>
  )
}

const useColumns = (): Column<Release>[] => {
  const { t, lang } = useLanguage()
  const officeOf = useOfficeName()
  return [
    {
      key: 'id',
      head: t(texts.id),
      width: '150px',
      rowHead: true,
      value: ({ id }) => id,
      cell: ({ id }) => <Link href={`/releases/${id}`}>{id}</Link>,
    },
    {
      key: 'state',
      head: t(texts.state),
      width: '130px',
      value: ({ state }) => state,
      cell: ({ state }) => t(RELEASE_STATES[state]),
    },
    { key: 'file', head: t(texts.file), value: ({ file }) => file.name, cell: ({ file }) => file.name },
    {
      key: 'addressee',
      head: t(texts.addressee),
      width: '150px',
      value: ({ addressee }) => addressee,
      cell: ({ addressee }) => officeOf(addressee),
    },
    {
      key: 'next',
      head: t(texts.next),
      width: '190px',
      value: ({ next }) => next.join(' '),
      cell: ({ next }) => listText(next, lang) || '–',
    },
    {
      key: 'made',
      head: t(texts.made),
      width: '170px',
      value: ({ madeAt }) => madeAt,
      cell: ({ madeAt }) => momentText(madeAt),
    },
  ]
}
