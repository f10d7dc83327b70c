import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { consoleTexts as texts } from '../../texts/console.js'
import type { Problem } from '../api/client.js'
import { useLanguage } from '../page/language.js'

/** Said only when it takes long enough to be noticed. */
const NOTICED_MS = 150

export const LoadingNote = () => {
  const { t } = useLanguage()
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), NOTICED_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <p role="status" className="state">
      {shown ? t(texts.loading) : '\u00a0'}
    </p>
  )
}

/** What went wrong, as the service says it or in words of the page, with what can be done about it. */
export const ProblemNote = ({ error, retry }: { error: Problem | Error | string; retry?: () => void }) => {
  const { t } = useLanguage()
  return (
    <div role="alert" className="state problem">
      <p>{problemText(error, t)}</p>
      {retry && (
        <button type="button" onClick={retry}>
          {t(texts.retry)}
        </button>
      )}
    </div>
  )
}

const problemText = (error: Problem | Error | string, t: ReturnType<typeof useLanguage>['t']): string => {
  if (typeof error === 'string') return error
  if (!('status' in error)) return t(texts.offline)
  if (error.status === 403) return t(texts.forbidden, { detail: error.detail ?? '' })
  if (error.status === 503 || error.status === 429) return t(texts.busy)
  return `${t(texts.failed)}: ${error.detail ?? error.title}`
}

/** What came of a question: its answer, or the state it is in. */
export function Loaded<T>({
  query,
  children,
}: {
  query: Pick<UseQueryResult<T, unknown>, 'data' | 'error' | 'refetch'>
  children: (data: T) => ReactNode
}) {
  if (query.data !== undefined) return children(query.data)
  if (query.error) return <ProblemNote error={query.error as Problem} retry={() => void query.refetch()} />
  return <LoadingNote />
}

/** Why there is nothing, and what to do next. */
export const Empty = ({ children }: { children: ReactNode }) => (
  <div className="state empty" role="status">
    {children}
  </div>
)
