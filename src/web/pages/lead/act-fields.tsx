import { type ReactNode, useId, useState } from 'react'
import { actTexts, CODE_WORDS, itemPageTexts } from '../../../texts/console-leads.js'
import { orderTexts, problemItemTexts } from '../../../texts/papers.js'
import { clauseText, type Text } from '../../../texts/text.js'
import { workflowTexts } from '../../../texts/workflow.js'
import { api, type Problem } from '../../api/client.js'
import { useOffices } from '../../api/use-offices.js'
import { useLanguage } from '../../page/language.js'
import { DayInput } from '../../parts/day-field.js'
import { useCodesInWords } from '../../parts/leads/codes-in-words.js'
import type { Item, LeadAct } from '../../parts/leads/do-acts.js'
import { useSeatWords } from '../../parts/leads/seat-words.js'
import { useColourWords } from '../../parts/leads/use-colours.js'

const texts = actTexts.fields
type Name = keyof typeof texts

interface FieldsProps {
  item: Item
  act: Pick<LeadAct, 'act' | 'input'>
  problem: Problem | undefined
  /** whether a note may come with it */
  noted?: boolean
}

/** A field for each thing that comes with an act, with what is wrong with it beside it. */
export const ActFields = ({ item, act, problem, noted = act.act !== 'undo' }: FieldsProps) => {
  const { t } = useLanguage()
  const inWords = useCodesInWords()
  const wrongOf = (name: string): string[] => wrongWith(name, problem).map(inWords)
  return (
    <>
      {act.input.map((name) => (
        <FieldOf
          key={name}
          name={name as Name}
          item={item}
          act={act}
          wrong={wrongOf(name)}
          excludedWrong={wrongOf('excluded')}
        />
      ))}
      {noted && (
        <label className="field">
          {t(actTexts.note)}
          <input name="note" maxLength={2000} />
        </label>
      )}
    </>
  )
}

const wrongWith = (name: string, problem: Problem | undefined): string[] => [
  ...new Set(
    problem?.errors?.filter(({ pointer }) => pointer.split('/').includes(name)).map(({ detail }) => detail),
  ),
]

interface FieldProps {
  name: Name
  item: Item
  act: Pick<LeadAct, 'act'>
  wrong: readonly string[]
  /** of the reason for an exclusion, which is asked beside the disposal */
  excludedWrong: readonly string[]
}

const LONG = new Set<string>(['reason', 'opinion', 'text', 'conclusion', 'impact'])
const DATES = new Set<string>(['until', 'day'])

const FieldOf = (props: FieldProps) => {
  const { name } = props
  if (name === 'host' || name === 'office') return <OfficeField {...props} />
  if (name === 'cohandlers' || name === 'copied') return <OfficesField {...props} />
  if (name === 'handlers') return <HandlersField {...props} />
  if (name === 'recusal') return <RecusalField {...props} />
  if (name === 'lots') return <LotsField {...props} />
  if (name === 'disposal') return <DisposalField {...props} />
  if (name === 'excluded') return null
  if (name === 'code') return <WordField {...props} words={wordsOfCode(props.act.act)} />
  if (name === 'level') return <WordField {...props} words={orderTexts.levels} />
  if (name === 'colour') return <ColourField {...props} />
  if (name === 'type') return <LetterField {...props} />
  if (name === 'enclosures') return <EnclosuresField {...props} />
  if (name === 'kind') return <KindField {...props} />
  return <TypedField {...props} />
}

const Labelled = ({
  name,
  wrong,
  children,
}: Pick<FieldProps, 'name' | 'wrong'> & {
  children: (given: { id: string; describe: object }) => ReactNode
}) => {
  const { t, lang } = useLanguage()
  const id = useId()
  const describe =
    wrong.length > 0 ? { 'aria-invalid': true, 'aria-describedby': `${id}-wrong` } : ({} as object)
  return (
    <div className="field">
      <label htmlFor={id}>{t(texts[name])}</label>
      {children({ id, describe })}
      {wrong.length > 0 && (
        <span id={`${id}-wrong`} className="field-error">
          {clauseText(wrong, lang)}
        </span>
      )}
    </div>
  )
}

/** What a field says at first: a letter about a lead is about its rings. */
const startOf = ({ name, item: { links } }: FieldProps): string | undefined =>
  name === 'rings' ? links.flatMap(({ what, key }) => (what === 'ring' ? [key] : [])).join(',') : undefined

const TypedField = ({ name, wrong, ...props }: FieldProps) => {
  const { t } = useLanguage()
  return (
    <Labelled name={name} wrong={wrong}>
      {({ id, describe }) =>
        LONG.has(name) ? (
          <textarea id={id} name={name} rows={name === 'conclusion' ? 5 : 2} maxLength={4000} {...describe} />
        ) : DATES.has(name) ? (
          <DayInput id={id} name={name} label={t(texts[name])} {...describe} />
        ) : (
          <input
            id={id}
            name={name}
            type={name === 'days' ? 'number' : 'text'}
            {...(name === 'days' && { min: 1, max: 366 })}
            defaultValue={startOf({ name, wrong, ...props })}
            maxLength={1000}
            {...describe}
          />
        )
      }
    </Labelled>
  )
}

/** Codes of an act; what is made with a code is a problem. */
const wordsOfCode = (act: string): Readonly<Record<string, Text>> =>
  (CODE_WORDS as Readonly<Record<string, Readonly<Record<string, Text>>>>)[act] ?? problemItemTexts.kinds

const WordField = ({ name, wrong, words }: FieldProps & { words: Readonly<Record<string, Text>> }) => {
  const { t } = useLanguage()
  return (
    <Labelled name={name} wrong={wrong}>
      {({ id, describe }) => (
        <select id={id} name={name} {...describe}>
          <option value="">–</option>
          {Object.entries(words).map(([value, word]) => (
            <option key={value} value={value}>
              {t(word)}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  )
}

/** One of the colours of the policy in force. */
const ColourField = (props: FieldProps) => <WordField {...props} words={useColourWords()} />

const LetterField = (props: FieldProps) => {
  const { data } = api.useQuery('get', '/api/v1/letters')
  const words = Object.fromEntries(data?.data.map(({ code, name }) => [code, name as Text]) ?? [])
  return <WordField {...props} words={words} />
}

/** Papers that go along: each is there, or it is said why not. */
const EnclosuresField = ({ wrong }: FieldProps) => {
  const { t, lang } = useLanguage()
  return (
    <fieldset className="boxes">
      <legend>{t(texts.enclosures)}</legend>
      {Object.entries(itemPageTexts.enclosures).map(([no, name]) => (
        <span key={no} className="enclosure">
          <label className="tick">
            <input type="checkbox" name={`enclosure-${no}`} /> {t(name)}
          </label>
          <input
            name={`why-${no}`}
            aria-label={t(itemPageTexts.whyNot, { name: t(name) })}
            maxLength={4000}
          />
        </span>
      ))}
      {wrong.length > 0 && <span className="field-error">{clauseText(wrong, lang)}</span>}
    </fieldset>
  )
}

/** Which way of disposal a result is of: one of those that were approved. */
const KindField = (props: FieldProps) => {
  const all: Readonly<Record<string, Text>> = workflowTexts.disposals
  const words = Object.fromEntries((props.item.about?.disposal ?? []).map((one) => [one, all[one]!]))
  return <WordField {...props} words={words} />
}

const HANDLES = new Set(['P', 'D', 'R', 'A', 'C'])

const useHandlingOffices = () =>
  (useOffices().data ?? []).filter(({ capacities }) => capacities.some(({ kind }) => HANDLES.has(kind)))

const OfficeField = ({ name, wrong, item }: FieldProps) => {
  const offices = useHandlingOffices()
  return (
    <Labelled name={name} wrong={wrong}>
      {({ id, describe }) => (
        <select
          key={offices.length}
          id={id}
          name={name}
          defaultValue={(name === 'host' && item.proposal?.host) || ''}
          {...describe}
        >
          <option value="">–</option>
          {offices.map((office) => (
            <option key={office.id} value={office.id}>
              {office.short}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  )
}

/** Boxes of which several may be ticked, under one name. */
const Boxes = ({
  name,
  wrong,
  of,
  ticked = [],
  onTick,
}: Pick<FieldProps, 'name' | 'wrong'> & {
  of: readonly { value: string; text: ReactNode }[]
  ticked?: readonly string[]
  onTick?: (value: string, on: boolean) => void
}) => {
  const { t, lang } = useLanguage()
  const id = useId()
  return (
    <fieldset className="boxes" aria-describedby={wrong.length > 0 ? `${id}-wrong` : undefined}>
      <legend>{t(texts[name])}</legend>
      {of.map(({ value, text }) => (
        <label key={value} className="tick">
          <input
            type="checkbox"
            name={name}
            value={value}
            defaultChecked={ticked.includes(value)}
            onChange={({ target }) => onTick?.(value, target.checked)}
          />
          {text}
        </label>
      ))}
      {wrong.length > 0 && (
        <span id={`${id}-wrong`} className="field-error">
          {clauseText(wrong, lang)}
        </span>
      )}
    </fieldset>
  )
}

const OfficesField = ({ name, wrong, item }: FieldProps) => {
  const offices = useHandlingOffices()
  const proposed = item.proposal?.[name as 'cohandlers' | 'copied'] ?? []
  return (
    <Boxes
      key={offices.length}
      name={name}
      wrong={wrong}
      ticked={proposed}
      of={offices.map(({ id, short }) => ({ value: id, text: short }))}
    />
  )
}

const HandlersField = ({ name, wrong, item: { id, handlers } }: FieldProps) => {
  const wordsOf = useSeatWords()
  const { data } = api.useQuery('get', '/api/v1/leads/{id}/handlers', { params: { path: { id } } })
  const people = data?.data ?? []
  return (
    <Boxes
      key={people.length}
      name={name}
      wrong={wrong}
      ticked={handlers.map(({ user }) => user)}
      of={people.map(({ user, name: called }) => ({ value: user, text: wordsOf(called) }))}
    />
  )
}

const RecusalField = ({ wrong }: FieldProps) => {
  const { t, lang } = useLanguage()
  const id = useId()
  return (
    <div className="field">
      <label className="tick">
        <input type="checkbox" name="recusal" aria-describedby={wrong.length > 0 ? id : undefined} />
        {t(texts.recusal)}
      </label>
      {wrong.length > 0 && (
        <span id={id} className="field-error">
          {clauseText(wrong, lang)}
        </span>
      )}
    </div>
  )
}

const LotsField = ({ name, wrong, item }: FieldProps) => (
  <Boxes
    name={name}
    wrong={wrong}
    of={(item.about?.lots ?? []).map(({ id, title }) => ({ value: id, text: title || id }))}
  />
)

/** Ways of disposal; why it is excluded is asked where it is. */
const DisposalField = (props: FieldProps) => {
  const { t } = useLanguage()
  const [excluded, setExcluded] = useState(false)
  return (
    <>
      <Boxes
        {...props}
        of={Object.entries(workflowTexts.disposals).map(([value, word]) => ({ value, text: t(word) }))}
        onTick={(value, on) => value === 'excluded' && setExcluded(on)}
      />
      {excluded && (
        <WordField {...props} name="excluded" wrong={props.excludedWrong} words={CODE_WORDS.excluded} />
      )}
    </>
  )
}
