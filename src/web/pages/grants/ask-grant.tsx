import { useState } from 'react'
import { ACTS_BY_CASE, POSITIONS } from '../../../domain/seat.js'
import { ADMIN_WORDS, GRANT_KIND_WORDS, grantPageTexts as texts } from '../../../texts/console-accounts.js'
import { POSITION_WORDS } from '../../../texts/seats.js'
import { api, client, type Problem, type Schemas } from '../../api/client.js'
import { type Office, useOffices } from '../../api/use-offices.js'
import { useLanguage } from '../../page/language.js'
import { DayField } from '../../parts/day-field.js'
import { fieldOf, MakeForm } from '../../parts/make-form.js'
import { ProblemNote } from '../../parts/states.js'
import { SeatChanges } from '../access/changes.js'

type Kind = Schemas['Grant']['kind']

/** The form that asks for a position, a new authenticator, or a case to be opened. */
export const AskGrant = ({ kinds, asked }: { kinds: readonly Kind[]; asked: () => void }) => {
  const { t } = useLanguage()
  const [kind, setKind] = useState<Kind>(kinds[0]!)
  const { data: offices = [] } = useOffices()
  return (
    <MakeForm
      title={t(texts.ask)}
      act={t(texts.send)}
      send={(form) => client.POST('/api/v1/grants', { body: wantedIn(form, kind) })}
      made={asked}
      told={({ id }) => <p role="status">{t(texts.sent, { id })}</p>}
    >
      <label>
        {t(texts.kind)}
        <select value={kind} onChange={({ target }) => setKind(target.value as Kind)}>
          {kinds.map((one) => (
            <option key={one} value={one}>
              {t(GRANT_KIND_WORDS[one])}
            </option>
          ))}
        </select>
      </label>
      {kind === 'case' ? <CaseFields offices={offices} /> : <UserFields />}
      {kind === 'position' && <PositionFields offices={offices} />}
      <label>
        {t(texts.basis)}
        <input name="basis" required minLength={2} maxLength={500} autoComplete="off" />
      </label>
      {kind === 'position' && <Preview />}
    </MakeForm>
  )
}

const wantedIn = (form: FormData, kind: Kind) => {
  const of = (name: string): string => fieldOf(form, name)
  const basis = of('basis')
  if (kind === 'case') return { kind, item: of('item'), office: of('office'), toDay: of('toDay'), basis }
  if (kind === 'reset') return { kind, user: of('user'), basis }
  const days = { ...(of('fromDay') && { fromDay: of('fromDay') }), toDay: of('toDay') || null }
  return { kind, user: of('user'), capacity: of('capacity'), position: of('position'), ...days, basis }
}

const UserFields = () => {
  const { t } = useLanguage()
  const { data } = api.useQuery('get', '/api/v1/users')
  return (
    <label>
      {t(texts.user)}
      <input name="user" required maxLength={64} list="users-known" autoComplete="off" />
      <datalist id="users-known">
        {data?.data.map(({ id, login, name }) => (
          <option key={id} value={login}>
            {name}
          </option>
        ))}
      </datalist>
    </label>
  )
}

const PositionFields = ({ offices }: { offices: readonly Office[] }) => {
  const { t } = useLanguage()
  return (
    <>
      <label>
        {t(texts.capacity)}
        <input name="capacity" required maxLength={100} list="capacities" autoComplete="off" />
        <datalist id="capacities">
          {offices.flatMap(({ short, capacities }) =>
            capacities.map(({ id }) => (
              <option key={id} value={id}>
                {short}
              </option>
            )),
          )}
        </datalist>
      </label>
      <label>
        {t(texts.position)}
        <select name="position" defaultValue="handler">
          {POSITIONS.map((one) => (
            <option key={one} value={one}>
              {t(POSITION_WORDS[one])}
            </option>
          ))}
          {Object.entries(ADMIN_WORDS).map(([one, word]) => (
            <option key={one} value={one}>
              {t(word)}
            </option>
          ))}
        </select>
      </label>
      <DayField label={t(texts.from)} name="fromDay" />
      <DayField label={t(texts.to)} name="toDay" />
    </>
  )
}

const CaseFields = ({ offices }: { offices: readonly Office[] }) => {
  const { t } = useLanguage()
  const open = offices.filter(({ capacities }) => capacities.some(({ kind }) => ACTS_BY_CASE.has(kind)))
  return (
    <>
      <label>
        {t(texts.item)}
        <input name="item" required maxLength={40} autoComplete="off" />
      </label>
      <label>
        {t(texts.office)}
        <select name="office">
          {open.map(({ id, short }) => (
            <option key={id} value={id}>
              {short}
            </option>
          ))}
        </select>
      </label>
      <DayField label={t(texts.to)} name="toDay" required />
    </>
  )
}

/** What the user would see more of with the position that stands in the form about it. */
const Preview = () => {
  const { t } = useLanguage()
  const [found, setFound] = useState<Schemas['SeatPreview']>()
  const [problem, setProblem] = useState<Problem>()
  const look = async (form: FormData): Promise<void> => {
    const of = (name: string): string => fieldOf(form, name)
    const body = { user: of('user'), add: { capacity: of('capacity'), position: of('position') } }
    const { data, error } = await client.POST('/api/v1/access/preview/seats', { body })
    setFound(data)
    setProblem(error as Problem | undefined)
  }
  return (
    <>
      <p>
        <button type="button" onClick={({ currentTarget }) => void look(new FormData(currentTarget.form!))}>
          {t(texts.preview)}
        </button>
      </p>
      {problem && <ProblemNote error={problem} />}
      {found && <SeatChanges found={found} />}
    </>
  )
}
