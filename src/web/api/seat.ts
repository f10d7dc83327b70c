import type { Middleware } from 'openapi-fetch'
import { useSyncExternalStore } from 'react'
import { CONSOLE_PAGES, type ConsolePage } from '../../texts/console-pages.js'

/** Seat that is tried on a machine without accounts, as the service takes it: O-zj/handler@li. */
const KEPT = 'biaojian.seat'
const HEADER = 'x-act-as'

let held = localStorage.getItem(KEPT) ?? undefined
const watchers = new Set<() => void>()

/** From now on, and on the next visit, questions and acts are those of the seat; or of whoever is here. */
export const takeSeat = (seat: string | undefined): void => {
  held = seat
  if (seat === undefined) localStorage.removeItem(KEPT)
  else localStorage.setItem(KEPT, seat)
  for (const changed of watchers) changed()
}

export const useSeat = (): string | undefined => useSyncExternalStore(watch, () => held)

const watch = (changed: () => void): (() => void) => {
  watchers.add(changed)
  return () => void watchers.delete(changed)
}

/** Pages of whoever has not logged in. */
export const BEFORE_LOG_IN: ReadonlySet<string> = new Set(
  Object.values<ConsolePage>(CONSOLE_PAGES).flatMap(({ path, open }) => (open ? [path] : [])),
)

/** What says in which seat is asked; none where one logs in. */
export const seatHeaders = (): Record<string, string> =>
  held === undefined || BEFORE_LOG_IN.has(location.pathname) ? {} : { [HEADER]: held }

/** The seat as an option of curl. */
export const seatForCurl = (): string => (held === undefined ? '' : ` -H 'X-Act-As: ${held}'`)

/** Says with each question in which seat it is asked. */
export const inSeat: Middleware = {
  onRequest: ({ request }) => {
    for (const [name, value] of Object.entries(seatHeaders())) request.headers.set(name, value)
    return request
  },
}
