import { type FormEvent, useState } from 'react'
import { Link } from 'wouter'
import { spotCheckTexts as texts } from '../../../texts/spot-checks.js'
import { clauseText, listText } from '../../../texts/text.js'
import { api, client, type Problem, type Schemas } from '../../api/client.js'
import { saveFile } from '../../api/download.js'
import { useOfficeName } from '../../api/use-offices.js'
import { useLanguage } from '../../page/language.js'
import { momentText } from '../../parts/format.js'
import { useColourWords } from '../../parts/leads/use-colours.js'
import { Loaded, ProblemNote } from '../../parts/states.js'
import type { Column } from '../../parts/table/columns.js'
import { DataTable } from '../../parts/table/data-table.js'
import { ListFoot } from '../../parts/table/list-foot.js'
import { Terms } from '../../parts/terms.js'
import { industryWord, regionWord } from '../../parts/words.js'

type Check = Schemas['SpotCheck']
type Drawn = NonNullable<Check['draw']>['drawn'][number]

/** One spot check: its list's digest, the numbers to give, and what was drawn. */
export const SpotCheckPart = ({ id, changed }: { id: string; changed: () => void }) => {
  const query = api.useQuery('get', '/api/v1/spot-checks/{id}', { params: { path: { id } } })
  const given = (): void => {
    void query.refetch()
    changed()
  }
  return (
    <section className="panel stack">
      <h2>{id}</h2>
      <Loaded query={query}>
        {(check) => (
          <>
            <PlanTerms check={check} />
            {check.draw ? (
              <DrawnTable check={check} drawn={check.draw.drawn} />
            ) : (
              <GiveNumber id={id} given={given} />
            )}
          </>
        )}
      </Loaded>
    </section>
  )
}

/** What is drawn from, how, and by whom it is checked; the digests by which it can be made again. */
const PlanTerms = ({ check: { of, listed, digest, draw, drawnAt, plan } }: { check: Check }) => {
  const { t, lang } = useLanguage()
  const wordOf = useColourWord()
  const boosts = Object.entries(plan.boosts).map(([colour, percent]) => `${wordOf(colour)} ${percent}%`)
  const inspectors = plan.inspectors.map(({ user, recused }) =>
    recused.length > 0 ? t(texts.excused, { user, ids: recused.join(' ') }) : user,
  )
  return (
    <Terms
      of={[
        [t(texts.of), t(texts.objects[of])],
        [t(texts.days), `${plan.firstDay} – ${plan.lastDay}`],
        [t(texts.listed), String(listed)],
        [t(texts.share), String(plan.share)],
        [t(texts.boosts), boosts.length > 0 ? clauseText([...boosts, plan.reason], lang) : null],
        [t(texts.checkers), clauseText(inspectors, lang)],
        [t(texts.drawnAt), drawnAt && momentText(drawnAt)],
        [t(texts.digest), <code key="digest">{digest}</code>],
        [t(texts.seed), draw && <code key="seed">{draw.seed}</code>],
      ]}
    />
  )
}

const GiveNumber = ({ id, given }: { id: string; given: () => void }) => {
  const { t } = useLanguage()
  const [problem, setProblem] = useState<Problem>()
  const send = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const number = String(new FormData(event.currentTarget).get('number'))
    const { error } = await client.POST('/api/v1/spot-checks/{id}/number', {
      params: { path: { id } },
      body: { number },
    })
    setProblem(error)
    if (!error) given()
  }
  return (
    <form className="filters" onSubmit={(event) => void send(event)}>
      <label>
        {t(texts.number)}
        <input name="number" required pattern="[0-9]{4,40}" inputMode="numeric" autoComplete="off" />
      </label>
      <button type="submit" className="primary">
        {t(texts.give)}
      </button>
      {problem && <ProblemNote error={problem} />}
    </form>
  )
}

/** A colour as the office's policy calls it; its code where it is none of them any more. */
const useColourWord = (): ((colour: string) => string) => {
  const { t } = useLanguage()
  const words = useColourWords()
  return (colour) => (words[colour] ? t(words[colour]) : colour)
}

/** A layer as it enters the draw, in words: lots by industry and place, leads by host, all by colour. */
const useStratumWords = (of: Check['of']): ((stratum: string) => string) => {
  const { lang } = useLanguage()
  const officeOf = useOfficeName()
  const wordOf = useColourWord()
  return (stratum) => {
    const parts = stratum.split(' · ')
    const layer = parts.slice(0, -1).map((part, i) => {
      if (part === '–') return part
      if (of === 'lead') return officeOf(part)
      return i === 0 ? industryWord(part, lang) : regionWord(part, lang)
    })
    return [...layer, wordOf(parts.at(-1)!)].join(' · ')
  }
}

const PAGES: Record<Check['of'], string> = { lot: 'lots', bidder: 'bidders', lead: 'leads' }

const DrawnTable = ({ check: { id, of }, drawn }: { check: Check; drawn: Drawn[] }) => {
  const { t, lang } = useLanguage()
  const [problem, setProblem] = useState<Problem>()
  const save = async (): Promise<void> => {
    const answer = await saveFile(`/api/v1/spot-checks/${id}/file`, {}, `${id}.json`)
    setProblem('problem' in answer ? answer.problem : undefined)
  }
  const stratumOf = useStratumWords(of)
  const columns: Column<Drawn>[] = [
    {
      key: 'id',
      head: t(texts.object),
      rowHead: true,
      value: (row) => row.id,
      cell: (row) => <Link href={`/${PAGES[of]}/${encodeURIComponent(row.id)}`}>{row.id}</Link>,
    },
    {
      key: 'stratum',
      head: t(texts.stratum),
      value: ({ stratum }) => stratum,
      cell: ({ stratum }) => stratumOf(stratum),
    },
    { key: 'rank', head: t(texts.rank), numeric: true, value: ({ rank }) => rank, cell: ({ rank }) => rank },
    {
      key: 'inspectors',
      head: t(texts.checkers),
      value: ({ inspectors }) => listText(inspectors, lang),
      cell: ({ inspectors }) => listText(inspectors, lang) || '–',
    },
  ]
  return (
    <>
      <DataTable caption={t(texts.drawn)} rows={drawn} keyOf={(row) => row.id} columns={columns} />
      <ListFoot address={`/api/v1/spot-checks/${id}`} name={id} rows={drawn} columns={columns} />
      <p>
        <button type="button" onClick={() => void save()}>
          {t(texts.file)}
        </button>
      </p>
      {problem && <ProblemNote error={problem} />}
    </>
  )
}
