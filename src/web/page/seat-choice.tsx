import { useState } from 'react'
import { POSITIONS } from '../../domain/seat.js'
import { seatTexts as texts } from '../../texts/console-leads.js'
import { CAPACITY_WORDS, POSITION_WORDS } from '../../texts/seats.js'
import { useSeat } from '../api/seat.js'
import { type Office, useOffices } from '../api/use-offices.js'
import { Ask } from '../parts/ask.js'
import { Loaded } from '../parts/states.js'
import { useLanguage } from './language.js'

/**
 * The seat that is tried: an office, in one capacity where it has several, a position, and who of several.
 */
export const SeatChoice = ({ close, take }: { close: () => void; take: (seat: string) => void }) => {
  const { t } = useLanguage()
  const query = useOffices()
  const act = (form: FormData): void => {
    const [office, position, person] = ['office', 'position', 'person'].map((name) => String(form.get(name)))
    close()
    take(`${office}/${position}${person ? `@${person}` : ''}`)
  }
  return (
    <Ask title={t(texts.title)} act={t(texts.take)} onAct={act} onClose={close}>
      <p className="small">{t(texts.hint)}</p>
      <Loaded query={query}>{(offices) => <Fields offices={offices} />}</Loaded>
    </Ask>
  )
}

const SEAT = /^(.+)\/([a-z-]+)(?:@(\w+))?$/

const Fields = ({ offices }: { offices: readonly Office[] }) => {
  const { t } = useLanguage()
  const [, office = 'O-xt', position = 'dispatcher', person = ''] = SEAT.exec(useSeat() ?? '') ?? []
  const [typed, setTyped] = useState(person)
  return (
    <>
      <label className="field">
        {t(texts.office)}
        <select name="office" defaultValue={office}>
          {offices.flatMap(({ id, short, capacities }) =>
            capacities.map((one) => (
              <option key={one.id} value={capacities.length > 1 ? one.id : id}>
                {short} · {t(CAPACITY_WORDS[one.kind])}
              </option>
            )),
          )}
        </select>
      </label>
      <label className="field">
        {t(texts.position)}
        <select name="position" defaultValue={position}>
          {POSITIONS.map((one) => (
            <option key={one} value={one}>
              {t(POSITION_WORDS[one])}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        {t(texts.person)}
        <input
          name="person"
          value={typed}
          pattern="[a-z0-9]{0,20}"
          maxLength={20}
          onChange={({ target }) => setTyped(target.value)}
        />
      </label>
      <p className="small">{t(texts.personHint)}</p>
    </>
  )
}
