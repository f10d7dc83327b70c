import { leadPageTexts as texts } from '../../../texts/console-leads.js'
import { sheetTexts } from '../../../texts/sheet.js'
import { listText } from '../../../texts/text.js'
import { api, type Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { GradeMark } from '../../parts/level.js'
import { MakeFile } from '../../parts/making.js'
import { Loaded } from '../../parts/states.js'
import type { Column } from '../../parts/table/columns.js'
import { DataTable } from '../../parts/table/data-table.js'
import { ListFoot } from '../../parts/table/list-foot.js'
import type { LeadPart } from './lead-part.js'
import { MarkBar } from './mark-bar.js'
import { MarkCell } from './mark-cell.js'
import { FACT_MARKS, LINE_MARKS, type Marking, useMarking } from './marking.js'

type CheckSheet = Schemas['CheckSheet']

/** The check sheet: facts and lines, prefilled; whoever may mark does so in it. */
export const Sheet = ({ item }: LeadPart) => {
  const { t, lang } = useLanguage()
  const { id } = item
  const query = api.useQuery('get', '/api/v1/leads/{id}/sheet', { params: { path: { id } } })
  return (
    <>
      <p>
        <MakeFile address={`/api/v1/leads/${id}/sheet.docx?lang=${lang}`} item={id} text={t(texts.docx)} />
      </p>
      <p className="small">{t(sheetTexts.notice)}</p>
      <Loaded query={query}>{(sheet) => <Filled item={item} sheet={sheet} />}</Loaded>
    </>
  )
}

const Filled = ({ item, sheet }: LeadPart & { sheet: CheckSheet }) => {
  const { t } = useLanguage()
  const marking = useMarking(item, sheet)
  const facts = useFactColumns(marking)
  const lines = useLineColumns(marking)
  return (
    <>
      <MarkBar marking={marking} />
      <section className="block">
        <h2>{t(sheetTexts.factsHead)}</h2>
        <DataTable
          caption={t(sheetTexts.factsHead)}
          columns={facts}
          rows={sheet.facts}
          keyOf={({ id }) => id}
        />
      </section>
      <section className="block">
        <h2>{t(sheetTexts.linesHead)}</h2>
        <DataTable
          caption={t(sheetTexts.linesHead)}
          columns={lines}
          rows={sheet.lines}
          keyOf={({ id }) => id}
        />
        <ListFoot
          address={`/api/v1/leads/${item.id}/sheet`}
          name={`${item.id}-sheet`}
          rows={sheet.lines}
          columns={lines}
        />
      </section>
    </>
  )
}

const useFactColumns = (marking: Marking): Column<CheckSheet['facts'][number]>[] => {
  const { t, lang } = useLanguage()
  return [
    {
      key: 'no',
      head: t(sheetTexts.no),
      width: '48px',
      numeric: true,
      value: ({ no }) => no,
      cell: ({ no }) => no,
    },
    {
      key: 'fact',
      head: t(sheetTexts.fact),
      rowHead: true,
      value: ({ rule, name, value }) => [rule, name[lang], value].filter(Boolean).join(' '),
      cell: ({ rule, name, value, members, grade }) => (
        <>
          <GradeMark grade={grade} /> {rule} {name[lang]} {value && <b>{value}</b>}
          <span className="under small">{listText(members, lang)}</span>
        </>
      ),
    },
    {
      key: 'lots',
      head: t(sheetTexts.lots),
      width: '64px',
      numeric: true,
      value: ({ lots }) => lots,
      cell: ({ lots }) => lots,
    },
    {
      key: 'mark',
      head: t(texts.verdict),
      width: '420px',
      value: ({ mark }) => mark && `${mark.verdict}: ${mark.why}`,
      cell: ({ id, no, rule, mark }) => (
        <MarkCell
          marking={marking}
          what="fact"
          id={id}
          name={`${no} ${rule}`}
          mark={mark}
          choices={FACT_MARKS}
        />
      ),
    },
  ]
}

const useLineColumns = (marking: Marking): Column<CheckSheet['lines'][number]>[] => {
  const { t, lang } = useLanguage()
  return [
    { key: 'id', head: t(sheetTexts.no), width: '56px', value: ({ id }) => id, cell: ({ id }) => id },
    {
      key: 'line',
      head: t(sheetTexts.line),
      rowHead: true,
      value: ({ stage, text }) => `${t(sheetTexts.stages[stage])} ${text[lang]}`,
      cell: ({ stage, text, law }) => (
        <>
          <span className="small">{t(sheetTexts.stages[stage])}</span> {text[lang]}
          {law && <span className="under small">{law}</span>}
        </>
      ),
    },
    {
      key: 'prefill',
      head: t(texts.prefill),
      value: ({ prefill }) => `${t(sheetTexts.states[prefill.state])}: ${prefill.text[lang]}`,
      cell: ({ prefill }) => (
        <>
          <b className={`prefill-${prefill.state}`}>{t(sheetTexts.states[prefill.state])}</b>{' '}
          <span className="small">{prefill.text[lang]}</span>
        </>
      ),
    },
    {
      key: 'mark',
      head: t(texts.mark),
      width: '420px',
      value: ({ mark }) => mark && `${mark.verdict}: ${mark.why}`,
      cell: ({ id, mark }) => (
        <MarkCell marking={marking} what="line" id={id} name={id} mark={mark} choices={LINE_MARKS} />
      ),
    },
  ]
}
