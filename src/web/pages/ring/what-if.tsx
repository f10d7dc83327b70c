import { consoleTexts } from '../../../texts/console.js'
import { ringTexts as rings, whatIfPageTexts as texts } from '../../../texts/console-rings.js'
import { listText } from '../../../texts/text.js'
import { api, type Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { useParam } from '../../page/use-param.js'
import { bitsText } from '../../parts/format.js'
import { GradeMark, Level } from '../../parts/level.js'
import { Loaded } from '../../parts/states.js'
import type { Column } from '../../parts/table/columns.js'
import { DataTable } from '../../parts/table/data-table.js'
import type { Fact, RingPart } from './ring-part.js'

/** Facts as they stand in the evidence: `without=0,3` of the address names those left out. */
type Row = Fact & { place: number }

/** What would be left of the ring without some facts: untick one, and the service weighs the ring again. */
export const WhatIf = ({ account }: RingPart) => {
  const { t } = useLanguage()
  const [param, setParam] = useParam('without')
  const without = param.split(',').flatMap((one) => (/^\d+$/.test(one) ? [Number(one)] : []))
  const query = useAnswer(account, without)
  const turn = (place: number): void => {
    const next = without.includes(place) ? without.filter((one) => one !== place) : [...without, place]
    setParam(next.sort((x, y) => x - y).join(','))
  }
  const gone = without.length > 0 ? (query.data?.removed ?? []) : []
  const columns = useColumns(without, gone, turn)
  if (account.level === 'green') return null
  return (
    <section className="block" aria-labelledby="what-if">
      <h2 id="what-if">{t(texts.title)}</h2>
      <p className="small">{t(texts.hint)}</p>
      {without.length > 0 && (
        <div className="panel what-if" role="status">
          <Loaded query={query}>{(answer) => <Told answer={answer} />}</Loaded>
        </div>
      )}
      <DataTable
        caption={t(texts.caption)}
        rows={account.facts.map((fact, place) => ({ ...fact, place }))}
        keyOf={({ place }) => String(place)}
        columns={columns}
        dense
      />
      {without.length > 0 && (
        <p>
          <button type="button" onClick={() => setParam('')}>
            {t(consoleTexts.reset)}
          </button>
        </p>
      )}
    </section>
  )
}

const useColumns = (
  without: readonly number[],
  gone: readonly number[],
  turn: (place: number) => void,
): Column<Row>[] => {
  const { t, lang } = useLanguage()
  return [
    {
      key: 'counts',
      head: t(texts.counts),
      width: '132px',
      cell: ({ place, rule, name, value }) => (
        <label className="tick">
          <input type="checkbox" checked={!without.includes(place)} onChange={() => turn(place)} />
          <span className="unseen">{[rule, name, value].filter(Boolean).join(' ')}</span>
          {gone.includes(place) && !without.includes(place) && (
            <span className="small">{t(texts.goesAlong)}</span>
          )}
        </label>
      ),
    },
    { key: 'rule', head: t(rings.facts), rowHead: true, cell: ({ rule, name }) => `${rule} ${name}` },
    { key: 'value', head: t(texts.value), cell: ({ value, kindName }) => value && `${kindName} ${value}` },
    { key: 'grade', head: t(texts.grade), width: '150px', cell: ({ grade }) => <GradeMark grade={grade} /> },
    { key: 'bits', head: t(rings.bits), width: '72px', numeric: true, cell: ({ bits }) => bitsText(bits) },
    {
      key: 'joins',
      head: t(rings.joins),
      cell: ({ memberNames }) => listText(memberNames, lang),
    },
  ]
}

const useAnswer = ({ ring, run }: RingPart['account'], without: number[]) => {
  const { lang } = useLanguage()
  return api.useQuery(
    'post',
    '/api/v1/rings/{id}/what-if',
    { params: { path: { id: ring }, query: { lang, run } }, body: { without } },
    { placeholderData: (before) => before, enabled: without.length > 0 },
  )
}

const Told = ({ answer: { before, after, sentences } }: { answer: Schemas['RingWhatIf'] }) => (
  <>
    <p className="what-if-levels">
      <LevelOrNone level={before.level} /> <span aria-hidden="true">→</span>{' '}
      <LevelOrNone level={after.level} />
    </p>
    <ul className="bullets">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  </>
)

const LevelOrNone = ({ level }: Pick<Schemas['RingWhatIf']['after'], 'level'>) => {
  const { t } = useLanguage()
  return level === null ? <b>{t(texts.noRing)}</b> : <Level level={level} />
}
