import { type FormEvent, useState } from 'react'
import { Link } from 'wouter'
import { loginTexts as texts } from '../../../texts/console.js'
import { activationTexts } from '../../../texts/console-accounts.js'
import { CONSOLE_PAGES } from '../../../texts/console-pages.js'
import { client, type Problem } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'

/** Both steps of a log-in, of which the second alone says whether the first was right. */
const logIn = async (fields: FormData): Promise<Problem | undefined> => {
  const [login, password, code] = ['login', 'password', 'code'].map((name) => String(fields.get(name) ?? ''))
  const first = await client.POST('/api/v1/login', { body: { login: login!.trim(), password: password! } })
  if (!first.data) return first.error
  const { ticket } = first.data
  const second = await client.POST('/api/v1/login/code', { body: { ticket, code: code!.trim() } })
  return second.error
}

/** Name, password and a code of the second factor become a session. */
export const ByName = ({ done }: { done: () => void }) => {
  const { t } = useLanguage()
  const [sent, setSent] = useState(false)
  const [failure, setFailure] = useState<Problem>()
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    setSent(true)
    const failed = await logIn(new FormData(event.currentTarget))
    if (!failed) return done()
    setFailure(failed)
    setSent(false)
  }
  const wrong = failure !== undefined
  const field = (name: 'login' | 'password' | 'code', type: string, autoComplete: string) => (
    <>
      <label htmlFor={`by-${name}`}>{t(texts[name])}</label>
      <input
        id={`by-${name}`}
        name={name}
        type={type}
        autoComplete={autoComplete}
        required
        aria-invalid={wrong}
        aria-describedby="name-error"
      />
    </>
  )
  return (
    <form onSubmit={(event) => void submit(event)} className="stack">
      <h2>{t(texts.byName)}</h2>
      {field('login', 'text', 'username')}
      {field('password', 'password', 'current-password')}
      {field('code', 'text', 'one-time-code')}
      <p id="name-error" role="alert" className="field-error">
        {failure?.detail ?? ''}
      </p>
      <button type="submit" className="primary" disabled={sent}>
        {t(sent ? texts.entering : texts.enter)}
      </button>
      <p className="small">
        <Link href={CONSOLE_PAGES.activate.path}>{t(activationTexts.link)}</Link>
      </p>
    </form>
  )
}
