import { EDITION_WORDS, workTexts as texts } from '../../../texts/console-work.js'
import type { Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { useParam } from '../../page/use-param.js'
import { momentText } from '../../parts/format.js'
import { Framed } from '../../parts/framed.js'
import { PagedList } from '../../parts/paged-list.js'
import type { Column } from '../../parts/table/columns.js'

type Report = Schemas['Report']

/** Reports made so far, and one of them in a frame that runs nothing. */
export const MadeReports = () => {
  const { t } = useLanguage()
  const [shown, show] = useParam('show')
  const columns: Column<Report>[] = [
    {
      key: 'title',
      head: t(texts.title),
      rowHead: true,
      value: ({ title }) => title,
      cell: ({ title }) => <span title={title}>{title}</span>,
    },
    {
      key: 'number',
      head: t(texts.number),
      width: '220px',
      value: ({ number }) => number,
      cell: ({ number }) => number,
    },
    {
      key: 'period',
      head: t(texts.period),
      width: '90px',
      value: ({ period }) => period,
      cell: ({ period }) => period,
    },
    {
      key: 'edition',
      head: t(texts.edition),
      width: '170px',
      value: ({ edition }) => t(EDITION_WORDS[edition]),
      cell: ({ edition }) => t(EDITION_WORDS[edition]),
    },
    { key: 'at', head: t(texts.at), width: '150px', value: ({ at }) => at, cell: ({ at }) => momentText(at) },
    {
      key: 'file',
      head: t(texts.download),
      width: '150px',
      cell: ({ id, format }) => (
        <>
          <a href={`/api/v1/reports/${id}/file`} download>
            {format.toUpperCase()}
          </a>{' '}
          {format === 'html' && (
            <button type="button" className="plain" onClick={() => show(id)}>
              {t(texts.preview)}
            </button>
          )}
        </>
      ),
    },
  ]
  return (
    <section className="block">
      <h2 className="unseen">{t(texts.reportsTitle)}</h2>
      {shown !== '' && (
        <Framed
          title={t(texts.previewTitle, { number: shown })}
          src={`/api/v1/reports/${encodeURIComponent(shown)}/preview`}
          close={() => show('')}
        />
      )}
      <PagedList
        address="/api/v1/reports?limit=50"
        caption={t(texts.reportsTitle)}
        columns={columns}
        keyOf={({ id }) => id}
        name="reports"
        empty={<p>{t(texts.noReports)}</p>}
      />
    </section>
  )
}
