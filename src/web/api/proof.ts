import type { Middleware } from 'openapi-fetch'
import { useSyncExternalStore } from 'react'

/** Somebody waits until a code was shown again, or is not going to be. */
interface Waiting {
  shown: Promise<boolean>
  settle: (shown: boolean) => void
}

let waiting: Waiting | undefined
const watchers = new Set<() => void>()
const tell = (): void => {
  for (const changed of watchers) changed()
}

const begin = (): Waiting => {
  let settle = (_shown: boolean): void => undefined
  const shown = new Promise<boolean>((done) => {
    settle = done
  })
  waiting = { shown, settle }
  tell()
  return waiting
}

/** Whether a code is asked for, over any page; all that wait for one wait for the same. */
export const useProofAsked = (): boolean => useSyncExternalStore(watch, () => waiting !== undefined)

const watch = (changed: () => void): (() => void) => {
  watchers.add(changed)
  return () => void watchers.delete(changed)
}

/** A code was taken, or whoever is asked would rather not. */
export const settleProof = (shown: boolean): void => {
  waiting?.settle(shown)
  waiting = undefined
  tell()
}

const takesProof = async (answer: Response): Promise<boolean> => {
  if (answer.status !== 401) return false
  const problem = (await answer.clone().json()) as { code?: string }
  return problem.code === 'reauthenticate'
}

/** Sends a request, and once more where it takes a fresh code and one was shown. */
export const withProof = async (send: () => Promise<Response>): Promise<Response> => {
  const answer = await send()
  if (!(await takesProof(answer))) return answer
  return (await (waiting ?? begin()).shown) ? send() : answer
}

/** Requests on their way, to be sent again. */
const sent = new Map<string, Request>()

/** Asks for a code where the service wants a fresh one, and sends the request again. */
export const proving: Middleware = {
  onRequest: ({ request, id }) => {
    sent.set(id, request.clone())
    return undefined
  },
  onResponse: async ({ response, id }) => {
    const again = sent.get(id)
    sent.delete(id)
    if (!again || !(await takesProof(response))) return undefined
    return (await (waiting ?? begin()).shown) ? fetch(again) : undefined
  },
  onError: ({ id }) => void sent.delete(id),
}
