import { answerOf, eventsOf, itemOf } from '../api/lead-answer.js'
import { AppError, type ErrorCode } from '../domain/errors.js'
import { inboxOf, type LeadFilter, listLeads } from '../handling/list.js'
import { type OverdueClock, overdueOf, seenBy } from '../handling/overdue.js'
import { perform } from '../handling/perform.js'
import type { RouteRecord, TermRecord } from '../handling/reference.js'
import type { ItemRow } from '../handling/shown.js'
import { type Similar, similarTo } from '../handling/similar.js'
import { ApiProblem } from '../service/problem.js'
import { problemOfRefusal } from '../service/refusal.js'
import { messageInChinese } from '../texts/errors.js'
import type { Context } from './context.js'
import { actorHere, inLeads, type LeadWork } from './lead-source.js'
import { type Query, serviceOf } from './service.js'

export type ShownItem = ReturnType<typeof answerOf>
export type ShownEvent = ReturnType<typeof eventsOf>[number]

export interface ShownGroup {
  key: string
  count: number
  red: number
  overdue: number
  items: ItemRow[]
}

export interface ActWanted {
  id: string
  act: string
  input: object
  note: string
  /** the present version unless told */
  version: number | undefined
}

/** Leads as the command line asks for them, of the store itself or of a service. */
export interface LeadClient {
  inbox(): Promise<ShownGroup[]>
  list(filter: LeadFilter, limit: number): Promise<{ data: ItemRow[]; total: number }>
  show(id: string): Promise<ShownItem>
  events(id: string): Promise<ShownEvent[]>
  similar(id: string): Promise<Similar[]>
  act(wanted: ActWanted): Promise<ShownItem>
  overdue(): Promise<OverdueClock[]>
  terms(): Promise<readonly TermRecord[]>
  routes(): Promise<readonly RouteRecord[]>
}

export const leadClient = (context: Context): LeadClient =>
  context.config.server === undefined ? here(context) : served(context)

const here = (context: Context): LeadClient => {
  const asked = <T>(answer: (work: LeadWork) => T): Promise<T> =>
    Promise.resolve().then(() => inLeads(context, (work) => tellingProblems(() => answer(work))))
  const found = (work: LeadWork, id: string) => itemOf(work.desk, id, work)
  const shown = (work: LeadWork, item: ReturnType<typeof found>): ShownItem => answerOf(work.desk, item, work)
  return {
    inbox: () => asked(({ desk, subject: seat, visible, now }) => inboxOf(desk, { seat, visible, now })),
    list: (filter, limit) =>
      asked(({ desk, subject: seat, visible, now }) => {
        const page = { sort: 'colour' as const, skip: 0, limit }
        const { rows, total } = listLeads(desk, filter, page, { seat, visible, now })
        return { data: rows, total }
      }),
    show: (id) => asked((work) => shown(work, found(work, id))),
    events: (id) => asked((work) => eventsOf(work.desk, found(work, id), work)),
    similar: (id) => asked((work) => similarTo(work.desk, found(work, id))),
    act: ({ id, act, input, note, version }) =>
      asked((work) => {
        const item = found(work, id)
        const wanted = { id, act, input, note, ifMatch: version ?? item.version }
        const done = perform(work.desk, wanted, actorHere(work.subject), work.now)
        if (!done.ok) throw problemOfRefusal(done.refusal, { id, act }, context.lang)
        return shown(work, done.item)
      }),
    overdue: () => asked(({ desk, visible, now }) => overdueOf(desk, seenBy(desk, visible), now)),
    terms: () => asked(({ desk }) => desk.terms),
    routes: () => asked(({ desk }) => desk.routes),
  }
}

const CODES: Partial<Record<ApiProblem['code'], ErrorCode>> = {
  not_found: 'not_found',
  invalid_input: 'invalid_input',
  forbidden: 'forbidden',
  separation_of_duties: 'forbidden',
}

/** A problem as the command line says it: with all that is missing, a line each. */
const tellingProblems = <T>(work: () => T): T => {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
    const lines = error.errors.map(({ pointer, detail }) => `\n  ${pointer}  ${detail}`).join('')
    const told = { zh: `${messageInChinese(error.message)}${lines}`, en: `${error.message}${lines}` }
    throw new AppError(CODES[error.code] ?? 'conflict', told, { cause: error })
  }
}

const served = (context: Context): LeadClient => {
  const service = serviceOf(context)
  const at = (id: string): string => `/leads/${encodeURIComponent(id)}`
  return {
    inbox: async () => (await service.get<{ groups: ShownGroup[] }>('/inbox')).groups,
    list: async (filter, limit) => {
      let total = 0
      const data: ItemRow[] = []
      for await (const page of service.pages<ItemRow, { total: number }>('/leads', queryOf(filter), limit)) {
        total = page.total
        for (const row of page.data) data.push(row)
      }
      return { data, total }
    },
    show: (id) => service.get<ShownItem>(at(id)),
    events: async (id) => (await service.get<{ data: ShownEvent[] }>(`${at(id)}/events`)).data,
    similar: async (id) => (await service.get<{ data: Similar[] }>(`${at(id)}/similar`)).data,
    act: async ({ id, act, input, note, version }) => {
      const seen = version ?? (await service.get<ShownItem>(at(id))).version
      return service.act<ShownItem>(`${at(id)}/acts`, { act, input, note }, seen)
    },
    overdue: async () => (await service.get<{ data: OverdueClock[] }>('/clocks/overdue')).data,
    terms: async () => (await service.get<{ data: TermRecord[] }>('/terms')).data,
    routes: async () => (await service.get<{ data: RouteRecord[] }>('/routes')).data,
  }
}

const queryOf = ({ group, states, colours, host, due, ring, bidder, lot }: LeadFilter): Query => ({
  ...(group !== undefined && { group }),
  ...(states && { state: states.join(',') }),
  ...(colours && { colour: colours.join(',') }),
  ...(host !== undefined && { host }),
  ...(due !== undefined && { due }),
  ...(ring !== undefined && { ring }),
  ...(bidder !== undefined && { bidder }),
  ...(lot !== undefined && { lot }),
})
