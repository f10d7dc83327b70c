import { useState } from 'react'
import { loginTexts as texts } from '../../texts/console.js'
import { client } from '../api/client.js'
import { settleProof, useProofAsked } from '../api/proof.js'
import { Ask } from '../parts/ask.js'
import { useLanguage } from './language.js'

/** Asks for a code of the second factor where the service wants one just shown. */
export const ProveAgain = () => (useProofAsked() ? <AskCode /> : null)

const AskCode = () => {
  const { t } = useLanguage()
  const [state, setState] = useState<'ready' | 'sent' | 'wrong'>('ready')
  const prove = async (form: FormData): Promise<void> => {
    setState('sent')
    const code = String(form.get('code') ?? '').trim()
    const { response } = await client.POST('/api/v1/session/proof', { body: { code } })
    if (response.ok) settleProof(true)
    else setState('wrong')
  }
  return (
    <Ask
      title={t(texts.again)}
      act={t(texts.prove)}
      onAct={(form) => void prove(form)}
      onClose={() => settleProof(false)}
      blocked={state === 'sent'}
    >
      <p>{t(texts.againMeans)}</p>
      <label>
        {t(texts.code)}
        <input
          name="code"
          autoComplete="one-time-code"
          inputMode="numeric"
          required
          maxLength={64}
          aria-invalid={state === 'wrong'}
          aria-describedby="proof-error"
        />
      </label>
      <p id="proof-error" role="alert" className="field-error">
        {state === 'wrong' ? t(texts.wrongCode) : ''}
      </p>
    </Ask>
  )
}
