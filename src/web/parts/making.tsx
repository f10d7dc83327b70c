import { lazy, type ReactNode, Suspense, useState } from 'react'
import { Link } from 'wouter'
import { ringTexts as texts } from '../../texts/console-rings.js'
import { client, type Problem } from '../api/client.js'
import { saveFile } from '../api/download.js'
import { useLanguage } from '../page/language.js'
import type { Wanted } from './ask-draft.js'
import { ProblemNote } from './states.js'

/** Asked for where a file may not leave by itself, which is seldom. */
const AskDraft = lazy(() => import('./ask-draft.js'))

type State = 'ready' | 'making' | 'asking' | { name: string } | { release: string } | { problem: Problem }

/**
 * A button that has a file made and saves it, and says how that stands. Where a file does not leave without a
 * release, it asks whether a draft for the own office is wanted, for which item of work, or a release.
 */
export const MakeFile = ({
  address,
  init,
  text,
  item,
}: {
  address: string
  init?: RequestInit
  text: string
  /** the item that the file is of; '' of a list of the own work */
  item?: string
}) => {
  const { t } = useLanguage()
  const [state, setState] = useState<State>('ready')
  const make = async (purpose?: string): Promise<void> => {
    setState('making')
    const made = await saveFile(address, purposed(init, purpose)).catch((error: Error) => ({
      problem: error as never as Problem,
    }))
    const isHeld = 'problem' in made && made.problem.code === 'not_released' && purpose === undefined
    setState(isHeld ? 'asking' : made)
  }
  const take = async (wanted: Wanted): Promise<void> => {
    if (wanted.as === 'own') return make(wanted.purpose)
    setState('making')
    setState(await draftRelease(address, init, wanted))
  }
  return (
    <span className="making">
      <button type="button" disabled={state === 'making'} onClick={() => void make()}>
        {t(state === 'making' ? texts.making : { zh: text, en: text })}
      </button>
      <span role="status" className="small">
        <Done state={state} />
      </span>
      {typeof state === 'object' && 'problem' in state && <ProblemNote error={state.problem} />}
      {state === 'asking' && (
        <Suspense>
          <AskDraft item={item} take={(wanted) => void take(wanted)} close={() => setState('ready')} />
        </Suspense>
      )}
    </span>
  )
}

const Done = ({ state }: { state: State }): ReactNode => {
  const { t } = useLanguage()
  if (typeof state !== 'object' || 'problem' in state) return ''
  if ('name' in state) return t(texts.made, { name: state.name })
  return <Link href={`/releases/${state.release}`}>{t(texts.drafted, { id: state.release })}</Link>
}

const purposed = (init: RequestInit | undefined, purpose: string | undefined): RequestInit | undefined => {
  if (purpose === undefined) return init
  const headers = new Headers(init?.headers)
  headers.set('X-Purpose', encodeURIComponent(purpose))
  return { ...init, headers }
}

/** The bytes that the address answers with, as the draft of a release. */
const draftRelease = async (
  address: string,
  init: RequestInit | undefined,
  { reason, addressee, copies }: Extract<Wanted, { as: 'leaving' }>,
): Promise<State> => {
  const posted = init?.method === 'POST'
  const { data, error } = await client.POST('/api/v1/releases', {
    body: {
      method: posted ? 'POST' : 'GET',
      path: address.replace('/api/v1', ''),
      ...(posted &&
        typeof init.body === 'string' && { body: JSON.parse(init.body) as Record<string, unknown> }),
      reason,
      addressee,
      copies,
    },
  })
  return data ? { release: data.id } : { problem: error as Problem }
}
