import { useState } from 'react'
import { fieldNames } from '../../../texts/access.js'
import { KEY_ROLE_WORDS, keyPageTexts as texts } from '../../../texts/key-page.js'
import { client, type Schemas } from '../../api/client.js'
import { type Office, useOffices } from '../../api/use-offices.js'
import { useLanguage } from '../../page/language.js'
import { DayField } from '../../parts/day-field.js'
import { fieldOf, MakeForm } from '../../parts/make-form.js'
import { industryWord } from '../../parts/words.js'

type Field = NonNullable<Schemas['Key']['fields']>[number]

/** What no program is ever shown. */
const NEVER: ReadonlySet<string> = new Set(['secret', 'kin'])
const CLASSES = (Object.keys(fieldNames) as Field[]).filter((one) => !NEVER.has(one))

/** The form that makes a key with its limits; the key is shown this once. */
export const MakeKey = ({ made }: { made: () => void }) => {
  const { t } = useLanguage()
  const { data: offices = [] } = useOffices()
  const [reads, setReads] = useState('')
  return (
    <MakeForm
      title={t(texts.make)}
      send={(form) => client.POST('/api/v1/keys', { body: wantedIn(form) })}
      made={() => {
        setReads('')
        made()
      }}
      told={(issued) => <Issued {...issued} />}
    >
      <label>
        {t(texts.name)}
        <input name="name" required maxLength={100} autoComplete="off" />
      </label>
      <ReadsFor offices={offices} reads={reads} choose={setReads} />
      <Industries of={industriesOf(offices, reads)} />
      <fieldset className="boxes">
        <legend>{t(texts.fields)}</legend>
        {CLASSES.map((one) => (
          <label key={one}>
            <input type="checkbox" name="fields" value={one} />
            {t(fieldNames[one])}
          </label>
        ))}
      </fieldset>
      <DayField label={t(texts.until)} name="untilDay" />
      <label>
        {t(texts.addresses)}
        <input name="addresses" maxLength={2000} autoComplete="off" placeholder="10.20.0.0/16" />
      </label>
      <label>
        {t(texts.purpose)}
        <input name="purpose" minLength={3} maxLength={500} autoComplete="off" />
      </label>
    </MakeForm>
  )
}

/** The new key, to be taken from here now. */
const Issued = ({ id, secret, state }: Schemas['MadeKey']) => {
  const { t } = useLanguage()
  return (
    <div role="status">
      <p>{t(texts.once)}</p>
      <p>
        <input
          readOnly
          size={secret.length}
          value={secret}
          aria-label={t(texts.secret, { id })}
          onFocus={({ target }) => target.select()}
        />
      </p>
      {state === 'waiting' && <p>{t(texts.waits, { id })}</p>}
    </div>
  )
}

const ReadsFor = ({
  offices,
  reads,
  choose,
}: {
  offices: readonly Office[]
  reads: string
  choose: (reads: string) => void
}) => {
  const { t } = useLanguage()
  return (
    <label>
      {t(texts.reads)}
      <select name="reads" required value={reads} onChange={({ target }) => choose(target.value)}>
        <option value="" />
        {offices.map(({ id, short, capacities }) => (
          <optgroup key={id} label={short}>
            {capacities.map((one) => (
              <option key={one.id} value={one.id}>
                {`${short} (${one.id})`}
              </option>
            ))}
          </optgroup>
        ))}
        <optgroup label={t(texts.byRole)}>
          {Object.entries(KEY_ROLE_WORDS).map(([role, word]) => (
            <option key={role} value={`role:${role}`}>
              {t(word)}
            </option>
          ))}
        </optgroup>
      </select>
    </label>
  )
}

const Industries = ({ of }: { of: readonly string[] }) => {
  const { t, lang } = useLanguage()
  if (of.length < 2) return null
  return (
    <fieldset className="boxes">
      <legend>{t(texts.industries)}</legend>
      {of.map((one) => (
        <label key={one}>
          <input type="checkbox" name="industries" value={one} />
          {industryWord(one, lang)}
        </label>
      ))}
    </fieldset>
  )
}

const industriesOf = (offices: readonly Office[], reads: string): readonly string[] =>
  offices.flatMap(({ capacities }) => capacities).find(({ id }) => id === reads)?.industries ?? []

/** What was filled in, without what was left out. */
const wantedIn = (form: FormData) => {
  const of = (name: string): string => fieldOf(form, name)
  const several = (name: string): string[] => form.getAll(name).map(String)
  const reads = of('reads')
  const [industries, fields] = [several('industries'), several('fields') as Field[]]
  const addresses = of('addresses')
    .split(/[\s,，;；]+/)
    .filter(Boolean)
  return {
    name: of('name'),
    ...(reads.startsWith('role:') ? { role: reads.slice('role:'.length) as Role } : { capacity: reads }),
    ...(industries.length > 0 && { industries }),
    ...(fields.length > 0 && { fields }),
    ...(of('untilDay') && { untilDay: of('untilDay') }),
    ...(addresses.length > 0 && { addresses }),
    ...(of('purpose') && { purpose: of('purpose') }),
  }
}

type Role = keyof typeof KEY_ROLE_WORDS
