import { type FormEvent, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { consoleTexts, loginTexts as texts } from '../../../texts/console.js'
import { client, queries } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { Page } from '../../page/page.js'
import { ByName } from './by-name.js'

/** Where one came from, if it is a page of this console. */
const backTo = (search: string): string => {
  const to = new URLSearchParams(search).get('to') ?? '/'
  return /^\/(?![/\\])/.test(to) ? to : '/'
}

/**
 * An account's name, password and code, or a key typed once, become a session; neither is kept in the
 * browser.
 */
export default function LoginPage() {
  const { t, change, lang } = useLanguage()
  const [, go] = useLocation()
  const search = useSearch()
  const [state, setState] = useState<'ready' | 'sent' | 'wrong'>('ready')
  const enter = (): void => {
    queries.clear()
    go(backTo(search))
  }
  const logIn = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const key = String(new FormData(event.currentTarget).get('key') ?? '').trim()
    setState('sent')
    const { error } = await client.POST('/api/v1/session', { headers: { authorization: `Bearer ${key}` } })
    if (error && error.status !== 409) return setState('wrong')
    enter()
  }
  return (
    <main className="login" id="content">
      <Page title={`${t(consoleTexts.product)} · ${t(texts.title)}`}>
        <ByName done={enter} />
        <form onSubmit={(event) => void logIn(event)} className="stack">
          <h2>{t(texts.byKey)}</h2>
          <p>{t(texts.hint)}</p>
          <label htmlFor="key">{t(texts.key)}</label>
          <input
            id="key"
            name="key"
            type="password"
            autoComplete="current-password"
            required
            aria-invalid={state === 'wrong'}
            aria-describedby="key-error"
          />
          <p id="key-error" role="alert" className="field-error">
            {state === 'wrong' ? t(texts.wrong) : ''}
          </p>
          <button type="submit" className="primary" disabled={state === 'sent'}>
            {t(state === 'sent' ? texts.entering : texts.enter)}
          </button>
          <p className="small">{t(texts.secrets)}</p>
          <p className="small">{t(texts.idle)}</p>
          <button type="button" className="plain" onClick={change} lang={lang === 'zh' ? 'en' : 'zh'}>
            {t(consoleTexts.language)}
          </button>
        </form>
      </Page>
    </main>
  )
}
