import { type ChangeEvent, useState } from 'react'
import { LEVELS } from '../../../domain/grade.js'
import { colourPageTexts as texts } from '../../../texts/console-colours.js'
import { LEVEL_TEXTS } from '../../../texts/rings.js'
import { client, type Problem } from '../../api/client.js'
import { saveText } from '../../api/download.js'
import { useLanguage } from '../../page/language.js'
import { useMatchWords } from '../../parts/leads/match-words.js'
import type { ColourPolicy } from '../../parts/leads/use-colours.js'
import { ProblemNote } from '../../parts/states.js'
import { AddRise, type Rise } from './add-rise.js'
import { Changes, type Recoloured } from './changes.js'

type Drafted = Omit<ColourPolicy, 'version'>

/** Whatever is changed, what it would do is to be tried again. */
const useDraft = (policy: ColourPolicy) => {
  const { version: _version, ...first } = policy
  const [draft, setDraft] = useState<Drafted>(first)
  const [rows, setRows] = useState<readonly Recoloured[]>()
  const [problem, setProblem] = useState<Problem | string>()
  const change = (next: Partial<Drafted>): void => {
    setDraft((before) => ({ ...before, ...next }))
    setRows(undefined)
    setProblem(undefined)
  }
  return { draft, change, rows, setRows, problem, setProblem }
}

/** A new policy: changed here or in a file, tried, and proposed to another person. */
export const Draft = ({ policy, settled }: { policy: ColourPolicy; settled: (said: string) => void }) => {
  const { t } = useLanguage()
  const { draft, change, rows, setRows, problem, setProblem } = useDraft(policy)
  const tryOut = async (): Promise<void> => {
    const { data, error } = await client.POST('/api/v1/colours/policy/preview', { body: draft })
    setRows(data?.rows)
    setProblem(error as Problem | undefined)
  }
  const propose = async (): Promise<void> => {
    const { data, error } = await client.POST('/api/v1/colours/policy', { body: draft })
    setProblem(error as Problem | undefined)
    if (data) settled(t(texts.proposed, { version: data.version }))
  }
  const take = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = target.files?.[0]
    if (!file) return
    try {
      const { version: _version, ...given } = JSON.parse(await file.text()) as ColourPolicy
      change(given)
    } catch {
      setProblem(t(texts.badFile, { file: file.name }))
    }
  }
  return (
    <section className="panel stack on-screen">
      <h2>{t(texts.draft)}</h2>
      <p className="small">{t(texts.draftHint)}</p>
      <p className="making">
        <button
          type="button"
          onClick={() => saveText('colours.json', 'application/json', JSON.stringify(draft, null, 2))}
        >
          {t(texts.save)}
        </button>
      </p>
      <label>
        {t(texts.takeFile)}
        <input type="file" accept=".json,application/json" onChange={(event) => void take(event)} />
      </label>
      <Levels draft={draft} change={change} />
      <Rises draft={draft} change={change} />
      {problem && <ProblemNote error={problem} />}
      {rows && <Changes rows={rows} />}
      <p className="making">
        <button type="button" onClick={() => void tryOut()}>
          {t(texts.tryOut)}
        </button>
        <button type="button" className="primary" disabled={!rows} onClick={() => void propose()}>
          {t(texts.propose)}
        </button>
      </p>
    </section>
  )
}

interface PartProps {
  draft: Drafted
  change: (next: Partial<Drafted>) => void
}

/** The colour of each level of a ring. */
const Levels = ({ draft: { levels = {}, colours }, change }: PartProps) => {
  const { t, lang } = useLanguage()
  return (
    <fieldset className="boxes">
      <legend>{t(texts.levels)}</legend>
      {LEVELS.map((level) => (
        <label key={level}>
          {t(LEVEL_TEXTS[level])}{' '}
          <select
            value={levels[level] ?? ''}
            onChange={({ target: { value } }) => {
              const { [level]: _before, ...others } = levels
              change({ levels: value === '' ? others : { ...others, [level]: value } })
            }}
          >
            <option value="">{t(texts.asLevel)}</option>
            {colours.map(({ code, text }) => (
              <option key={code} value={code}>
                {text[lang]}
              </option>
            ))}
          </select>
        </label>
      ))}
    </fieldset>
  )
}

/** What raises a colour: each may be taken out, another added. */
const Rises = ({ draft: { rises = [], colours }, change }: PartProps) => {
  const { t, lang } = useLanguage()
  const matchOf = useMatchWords()
  const wordOf = (code: string): string => colours.find((one) => one.code === code)?.text[lang] ?? code
  const add = (rise: Rise): void => change({ rises: [...rises.filter(({ id }) => id !== rise.id), rise] })
  return (
    <>
      <ul className="bullets">
        {rises.map((rise) => (
          <li key={rise.id}>
            {rise.id}: {matchOf(rise)} → {wordOf(rise.to)}{' '}
            <button
              type="button"
              className="plain"
              onClick={() => change({ rises: rises.filter(({ id }) => id !== rise.id) })}
            >
              {t(texts.remove, { id: rise.id })}
            </button>
          </li>
        ))}
      </ul>
      <AddRise colours={colours} add={add} />
    </>
  )
}
