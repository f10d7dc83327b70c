import { useParams as usePathParams } from 'wouter'
import { packTexts } from '../../../texts/packs.js'
import { api, type Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { Page } from '../../page/page.js'
import { PrintButton } from '../../page/print-button.js'
import { momentText } from '../../parts/format.js'
import { MakeFile } from '../../parts/making.js'
import { Loaded } from '../../parts/states.js'
import type { Column } from '../../parts/table/columns.js'
import { DataTable } from '../../parts/table/data-table.js'

const texts = packTexts.console
type Section = Schemas['Pack']['body']['sections'][number]

interface Row {
  n: number
  cells: Section['rows'][number]
}
const FORMATS = ['docx', 'xlsx', 'html'] as const

/** One pack, section by section, as it was when it was made; and its files. */
export default function PackPage() {
  const { t, lang } = useLanguage()
  const { id = '' } = usePathParams<{ id: string }>()
  const query = api.useQuery('get', '/api/v1/packs/{id}', { params: { path: { id } } })
  return (
    <Page title={query.data?.body.title[lang] ?? id} acts={<PrintButton />}>
      <Loaded query={query}>
        {({ body, at, sha256 }) => (
          <>
            <p className="small">
              {id} · {t(texts.at)} {momentText(at)} · {t(texts.sha)} <code>{sha256.slice(0, 16)}</code>
            </p>
            <p className="choices">
              {FORMATS.map((format) => (
                <MakeFile
                  key={format}
                  address={`/api/v1/packs/${encodeURIComponent(id)}/file?format=${format}&lang=${lang}`}
                  text={format.toUpperCase()}
                />
              ))}
            </p>
            {body.sections.map((section) => (
              <PackPart key={section.key} section={section} />
            ))}
            <p className="small">{t(packTexts.notice)}</p>
          </>
        )}
      </Loaded>
    </Page>
  )
}

const PackPart = ({ section: { title, said, columns, rows, empty } }: { section: Section }) => {
  const { lang } = useLanguage()
  return (
    <section className="block">
      <h2>{title[lang]}</h2>
      {said.map((text) => (
        <p key={text[lang]}>{text[lang]}</p>
      ))}
      {columns.length > 0 && rows.length === 0 && <p>{empty[lang]}</p>}
      {rows.length > 0 && (
        <DataTable
          caption={title[lang]}
          columns={columns.map(
            ({ head }, i): Column<Row> => ({
              key: `${i}`,
              head: head[lang],
              rowHead: i === 0,
              value: ({ cells }) => cells[i]![lang],
              cell: ({ cells }) => cells[i]![lang],
            }),
          )}
          rows={rows.map((cells, n) => ({ n, cells }))}
          keyOf={({ n }) => `${n}`}
          empty={null}
          dense
        />
      )}
    </section>
  )
}
