import { consoleTexts } from '../../../texts/console.js'
import { leadListTexts as texts } from '../../../texts/console-leads.js'
import { lookUpTexts } from '../../../texts/console-market.js'
import { inboxTexts } from '../../../texts/handling.js'
import type { Text } from '../../../texts/text.js'
import { INDUSTRY_WORDS } from '../../../texts/words.js'
import { leadTexts } from '../../../texts/workflow.js'
import { useOffices } from '../../api/use-offices.js'
import { useLanguage } from '../../page/language.js'
import { useParams } from '../../page/use-param.js'
import { Choice } from '../../parts/choice.js'
import { Colour } from '../../parts/leads/marks.js'
import { useColours } from '../../parts/leads/use-colours.js'
import { regionWord } from '../../parts/words.js'

/** What the list is narrowed and ordered by, as it stands in the address. */
export const FILTERS = [
  'group',
  'state',
  'colour',
  'host',
  'due',
  'industry',
  'stage',
  'region',
  'open',
  'keyProject',
  'ring',
  'bidder',
  'lot',
  'sort',
] as const

/** The form above the list. */
export const LeadFilters = () => {
  const { t } = useLanguage()
  const [params, change] = useParams()
  const { data: offices = [] } = useOffices()
  const wordsIn = (words: Readonly<Record<string, Text>>) =>
    Object.entries(words).map(([value, word]) => [value, t(word)] as const)
  return (
    <form className="filters" role="search" onSubmit={(event) => event.preventDefault()}>
      <Colours />
      <Choice name="state" label={t(texts.state)} of={wordsIn(leadTexts.states)} />
      <Choice name="due" label={t(texts.dueWithin)} of={wordsIn(texts.dueWords)} />
      <Choice name="host" label={t(texts.host)} of={offices.map(({ id, short }) => [id, short])} />
      <Choice name="industry" label={t(lookUpTexts.industry)} of={wordsIn(INDUSTRY_WORDS)} />
      <Choice name="stage" label={t(texts.stage)} of={wordsIn(texts.stageWords)} />
      <Choice name="sort" label={t(texts.sort)} of={wordsIn(texts.sortWords)} unset="colour" />
      <fieldset>
        <label>
          <input
            type="checkbox"
            checked={params.get('keyProject') === 'true'}
            onChange={({ target }) => change({ keyProject: target.checked ? 'true' : '' })}
          />
          {t(texts.keyProject)}
        </label>
      </fieldset>
      <Narrowed />
      <button type="button" onClick={() => change(Object.fromEntries(FILTERS.map((name) => [name, ''])))}>
        {t(consoleTexts.reset)}
      </button>
    </form>
  )
}

const Colours = () => {
  const { t } = useLanguage()
  const [params, change] = useParams()
  const codes = useColours().map(({ code }) => code)
  const chosen = (params.get('colour') ?? '').split(',')
  const turn = (code: string): void =>
    change({ colour: codes.filter((one) => (one === code) !== chosen.includes(one)).join() })
  return (
    <fieldset>
      <legend className="unseen">{t(texts.colour)}</legend>
      {codes.map((code) => (
        <label key={code}>
          <input type="checkbox" checked={chosen.includes(code)} onChange={() => turn(code)} />
          <Colour colour={code} />
        </label>
      ))}
    </fieldset>
  )
}

/** What other pages narrowed the list to, each with its way out. */
const Narrowed = () => {
  const { t, lang } = useLanguage()
  const [params, change] = useParams()
  const groups: Readonly<Record<string, Text>> = inboxTexts.groups
  return (['group', 'open', 'region', 'ring', 'bidder', 'lot'] as const)
    .flatMap((name) => [[name, params.get(name)] as const])
    .filter((pair): pair is [(typeof pair)[0], string] => pair[1] !== null)
    .map(([name, value]) => {
      const group = name === 'group' ? groups[value] : undefined
      const word = group
        ? t(group)
        : name === 'region'
          ? regionWord(value.replace(/(^|\/)none$/, '$1').replace(/^none\//, '/'), lang)
          : name === 'open'
            ? t(value === 'true' ? texts.isOpen : texts.isClosed)
            : value
      return (
        <button
          key={name}
          type="button"
          aria-label={`${t(lookUpTexts.leaveOut)}: ${word}`}
          onClick={() => change({ [name]: '' })}
        >
          {word} <span aria-hidden="true">×</span>
        </button>
      )
    })
}
