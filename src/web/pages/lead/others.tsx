import { actTexts as texts } from '../../../texts/console-leads.js'
import { clauseText } from '../../../texts/text.js'
import type { Schemas } from '../../api/client.js'
import { useSeat } from '../../api/seat.js'
import { useOffices } from '../../api/use-offices.js'
import { useLanguage } from '../../page/language.js'
import { useMe } from '../../page/me.js'
import { actIn } from '../../page/seat-bar.js'
import type { Item } from '../../parts/leads/do-acts.js'
import { useSeatWords } from '../../parts/leads/seat-words.js'
import { useDefinitions } from '../../parts/leads/use-definitions.js'
import { seatsOf, useWhoWord } from '../../parts/leads/who-may.js'
import { upperFirst } from '../../parts/words.js'
import type { LeadPart } from './lead-part.js'

type Act = Schemas['DefinitionList']['data'][number]['acts'][number]

/** What others may do from the state it is in, and who they are; where seats are tried, the way into them. */
export const Others = ({ item }: LeadPart) => {
  const { t, lang } = useLanguage()
  const { role } = useMe()
  const seat = useSeat()
  const definitions = useDefinitions()
  const own = new Set(item.acts.map(({ act }) => act))
  const acts =
    definitions
      .find(({ kind, version }) => `${kind}@${version}` === item.definition)
      ?.acts.filter(({ id, from, by }) => by.length > 0 && from.includes(item.state) && !own.has(id)) ?? []
  if (acts.length === 0) return null
  return (
    <details className="others" open={item.acts.length === 0}>
      <summary>{t(texts.others)}</summary>
      <ul className="bullets">
        {acts.map((act) => (
          <li key={act.id}>
            <b>{upperFirst(act.text[lang])}</b>: <WhoMay act={act} />
            {(role === 'local' || seat !== undefined) && <Seats act={act} item={item} />}
          </li>
        ))}
      </ul>
    </details>
  )
}

const WhoMay = ({ act: { by } }: { act: Act }) => {
  const { lang } = useLanguage()
  const whoOf = useWhoWord()
  return clauseText(by.map(whoOf), lang)
}

const MOST_SEATS = 4

/** The seats that may do it, as buttons. */
const Seats = ({ act, item }: { act: Act; item: Item }) => {
  const { t } = useLanguage()
  const { data: offices = [] } = useOffices()
  const wordsOf = useSeatWords()
  const seats = [...new Set(act.by.flatMap((who) => seatsOf(who, item, offices)))].slice(0, MOST_SEATS)
  return (
    <span className="making">
      {seats.map((seat) => (
        <button key={seat} type="button" className="plain" onClick={() => actIn(seat)}>
          {t(texts.as, { seat: wordsOf(seat) })}
        </button>
      ))}
    </span>
  )
}
