import { type FormEvent, useState } from 'react'
import { userPageTexts as texts } from '../../../texts/console-accounts.js'
import { client, type Problem, type Schemas } from '../../api/client.js'
import { useOffices } from '../../api/use-offices.js'
import { useLanguage } from '../../page/language.js'
import { ProblemNote } from '../../parts/states.js'

/** An account is made; its one-time code is shown this once. */
export const MakeUser = ({ made }: { made: () => void }) => {
  const { t } = useLanguage()
  const { data: offices } = useOffices()
  const [issued, setIssued] = useState<Schemas['IssuedCode']>()
  const [problem, setProblem] = useState<Problem>()
  const make = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const form = event.currentTarget
    const [login, name, office, words] = ['login', 'name', 'office', 'words'].map((field) =>
      String(new FormData(form).get(field) ?? '').trim(),
    ) as [string, string, string, string]
    const body = { login, name, office: office || null, words: words.split(/[,，\s]+/).filter(Boolean) }
    const { data, error } = await client.POST('/api/v1/users', { body })
    setProblem(error as Problem | undefined)
    setIssued(data)
    if (!data) return
    form.reset()
    made()
  }
  return (
    <form className="panel stack" onSubmit={(event) => void make(event)}>
      <h2>{t(texts.make)}</h2>
      <label>
        {t(texts.login)}
        <input name="login" required pattern="[A-Za-z][A-Za-z0-9._\-]{1,31}" autoComplete="off" />
      </label>
      <label>
        {t(texts.name)}
        <input name="name" required maxLength={100} autoComplete="off" />
      </label>
      <label>
        {t(texts.office)}
        <select name="office">
          {(offices ?? []).map(({ id, short }) => (
            <option key={id} value={id}>
              {short}
            </option>
          ))}
          <option value="">{t(texts.noOffice)}</option>
        </select>
      </label>
      <label>
        {t(texts.words)}
        <input name="words" maxLength={500} autoComplete="off" />
      </label>
      {problem && <ProblemNote error={problem} />}
      {issued && <p role="status">{t(texts.code, { ...issued, address: `${location.origin}/activate` })}</p>}
      <p>
        <button type="submit" className="primary">
          {t(texts.make)}
        </button>
      </p>
    </form>
  )
}
