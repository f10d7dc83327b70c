import { type FormEvent, type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import { consoleTexts, loginTexts } from '../../../texts/console.js'
import { activationTexts as texts } from '../../../texts/console-accounts.js'
import { CONSOLE_PAGES } from '../../../texts/console-pages.js'
import { client, type Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { Page } from '../../page/page.js'
import { PrintButton } from '../../page/print-button.js'
import { QrCode } from './qr.js'

type Factor = Schemas['NewFactor']

/** An account's first use: password, authenticator by picture or typed key, recovery codes. */
export default function ActivatePage() {
  const { t, change, lang } = useLanguage()
  const [factor, setFactor] = useState<Factor>()
  const [recovery, setRecovery] = useState<readonly string[]>()
  return (
    <main className="login" id="content">
      <Page title={`${t(consoleTexts.product)} · ${t(texts.title)}`}>
        {recovery ? (
          <Recovery codes={recovery} />
        ) : factor ? (
          <Authenticator factor={factor} done={setRecovery} anew={() => setFactor(undefined)} />
        ) : (
          <Password done={setFactor} />
        )}
        <button type="button" className="plain" onClick={change} lang={lang === 'zh' ? 'en' : 'zh'}>
          {t(consoleTexts.language)}
        </button>
      </Page>
    </main>
  )
}

/** A step of the activation, with what went wrong at it. */
const Step = ({
  n,
  title,
  failure,
  act,
  children,
}: {
  n: number
  title: string
  failure: string | undefined
  act: (form: FormData) => Promise<void>
  children: ReactNode
}) => {
  const { t } = useLanguage()
  const [sent, setSent] = useState(false)
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    setSent(true)
    await act(new FormData(event.currentTarget))
    setSent(false)
  }
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <h2>{title}</h2>
      <p className="small">{t(texts.step, { n })}</p>
      {children}
      <p id="step-error" role="alert" className="field-error">
        {failure ?? ''}
      </p>
      <button type="submit" className="primary" disabled={sent}>
        {t(texts.next)}
      </button>
    </form>
  )
}

const Field = ({
  name,
  label,
  type = 'text',
  autoComplete = 'off',
  wrong,
}: {
  name: string
  label: string
  type?: string
  autoComplete?: string
  wrong: boolean
}) => (
  <>
    <label htmlFor={`activate-${name}`}>{label}</label>
    <input
      id={`activate-${name}`}
      name={name}
      type={type}
      autoComplete={autoComplete}
      required
      maxLength={512}
      aria-invalid={wrong}
      aria-describedby="step-error"
    />
  </>
)

const Password = ({ done }: { done: (factor: Factor) => void }) => {
  const { t } = useLanguage()
  const [failure, setFailure] = useState<string>()
  const begin = async (form: FormData): Promise<void> => {
    const [login, oneTimeCode, password, again] = ['login', 'code', 'password', 'again'].map((name) =>
      String(form.get(name) ?? ''),
    ) as [string, string, string, string]
    if (password !== again) return setFailure(t(texts.differs))
    const body = { login: login.trim(), oneTimeCode: oneTimeCode.trim(), password }
    const { data, error } = await client.POST('/api/v1/activation', { body })
    if (data) done(data)
    else setFailure(error?.detail ?? error?.title)
  }
  const wrong = failure !== undefined
  return (
    <Step n={1} title={t(texts.first)} failure={failure} act={begin}>
      <Field name="login" label={t(loginTexts.login)} autoComplete="username" wrong={wrong} />
      <Field name="code" label={t(texts.oneTimeCode)} wrong={wrong} />
      <p className="small">{t(texts.passwordHint)}</p>
      <Field
        name="password"
        label={t(texts.password)}
        type="password"
        autoComplete="new-password"
        wrong={wrong}
      />
      <Field name="again" label={t(texts.again)} type="password" autoComplete="new-password" wrong={wrong} />
    </Step>
  )
}

/** Letters of a key that are read in one go. */
const GROUP = /.{1,4}/g

const Authenticator = ({
  factor: { ticket, secret, uri },
  done,
  anew,
}: {
  factor: Factor
  done: (recovery: readonly string[]) => void
  anew: () => void
}) => {
  const { t } = useLanguage()
  const [failure, setFailure] = useState<string>()
  const confirm = async (form: FormData): Promise<void> => {
    const body = { ticket, code: String(form.get('code') ?? '').trim() }
    const { data, error } = await client.POST('/api/v1/activation/code', { body })
    if (data) return done(data.recovery)
    setFailure(error?.detail ?? error?.title)
  }
  return (
    <Step n={2} title={t(texts.second)} failure={failure} act={confirm}>
      <p>{t(texts.scan)}</p>
      <QrCode text={uri} label={t(texts.qr)} />
      <p>{t(texts.type)}</p>
      <p>
        <code>{secret.match(GROUP)?.join(' ')}</code>
      </p>
      <Field name="code" label={t(texts.code)} autoComplete="one-time-code" wrong={failure !== undefined} />
      {failure !== undefined && (
        <p>
          <button type="button" onClick={anew}>
            {t(texts.first)}
          </button>
        </p>
      )}
    </Step>
  )
}

const Recovery = ({ codes }: { codes: readonly string[] }) => {
  const { t } = useLanguage()
  return (
    <section className="stack">
      <h2>{t(texts.third)}</h2>
      <p className="small">{t(texts.step, { n: 3 })}</p>
      <p role="status">{t(texts.recovery)}</p>
      <ul className="bullets">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p className="making">
        <PrintButton />
        <Link href={CONSOLE_PAGES.login.path}>{t(texts.toLogIn)}</Link>
      </p>
    </section>
  )
}
