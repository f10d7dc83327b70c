import { boardSeen, indicatorsSeen } from '../api/indicator-answer.js'
import { answerOf, eventsOf, itemOf } from '../api/lead-answer.js'
import { AppError, type ErrorCode } from '../domain/errors.js'
import type { BoardFilter, ShownBoardRow } from '../handling/board.js'
import type { ShownIndicator } from '../handling/indicators.js'
import { keepUp } from '../handling/keep-up.js'
import { type ItemFilter, inboxOf, listItems } from '../handling/list.js'
import { makePaper, type WantedPaper } from '../handling/make-paper.js'
import { type OverdueClock, overdueOf, seenBy } from '../handling/overdue.js'
import { perform } from '../handling/perform.js'
import type { RouteRecord, TermRecord } from '../handling/reference.js'
import type { ItemRow } from '../handling/shown.js'
import { type Similar, similarTo } from '../handling/similar.js'
import { daysOfPeriod } from '../reports/period.js'
import { ApiProblem } from '../service/problem.js'
import { problemOfRefusal } from '../service/refusal.js'
import { messageInChinese } from '../texts/errors.js'
import { CREATE } from '../workflow/definition.js'
import type { Context } from './context.js'
import { actorHere, inLeads, type LeadWork } from './lead-source.js'
import { linesOf } from './problem-lines.js'
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
  list(filter: ItemFilter, limit: number): Promise<{ data: ItemRow[]; total: number }>
  show(id: string): Promise<ShownItem>
  events(id: string): Promise<ShownEvent[]>
  similar(id: string): Promise<Similar[]>
  act(wanted: ActWanted): Promise<ShownItem>
  /** Makes a transfer, letter, problem or order. */
  make(wanted: WantedPaper): Promise<ShownItem>
  overdue(): Promise<OverdueClock[]>
  indicators(period: string, office: string | undefined): Promise<ShownIndicator[]>
  board(filter: BoardFilter): Promise<ShownBoardRow[]>
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
    inbox: () =>
      asked(({ desk, subject: seat, visible, now }) => {
        keepUp(desk, now)
        return inboxOf(desk, { seat, visible, now })
      }),
    list: (filter, limit) =>
      asked(({ desk, subject: seat, visible, now }) => {
        const page = { sort: 'colour' as const, skip: 0, limit }
        const { rows, total } = listItems(desk, filter, page, { seat, visible, now })
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
    make: (wanted) =>
      asked((work) => {
        if (wanted.parent !== undefined) found(work, wanted.parent)
        const made = makePaper(work.desk, wanted, actorHere(work.subject), work.now)
        const about = { id: wanted.parent ?? wanted.kind, act: CREATE }
        if (!made.ok) throw problemOfRefusal(made.refusal, about, context.lang)
        return shown(work, made.item)
      }),
    overdue: () => asked(({ desk, visible, now }) => overdueOf(desk, seenBy(desk, visible), now)),
    indicators: (period, office) =>
      asked((work) => indicatorsSeen(work.desk, daysOfPeriod(period), office, work).data),
    board: (filter) => asked((work) => boardSeen(work.desk, filter, work)),
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
    const lines = linesOf(error.errors)
    const told = { zh: messageInChinese(`${error.message}${lines}`), en: `${error.message}${lines}` }
    throw new AppError(CODES[error.code] ?? 'conflict', told, { cause: error })
  }
}

const served = (context: Context): LeadClient => {
  const service = serviceOf(context)
  const at = (id: string): string => `/items/${encodeURIComponent(id)}`
  const lead = (id: string): string => `/leads/${encodeURIComponent(id)}`
  return {
    inbox: async () => (await service.get<{ groups: ShownGroup[] }>('/inbox')).groups,
    list: async (filter, limit) => {
      let total = 0
      const data: ItemRow[] = []
      for await (const page of service.pages<ItemRow, { total: number }>('/items', queryOf(filter), limit)) {
        total = page.total
        for (const row of page.data) data.push(row)
      }
      return { data, total }
    },
    show: (id) => service.get<ShownItem>(at(id)),
    events: async (id) => (await service.get<{ data: ShownEvent[] }>(`${at(id)}/events`)).data,
    similar: async (id) => (await service.get<{ data: Similar[] }>(`${lead(id)}/similar`)).data,
    act: async ({ id, act, input, note, version }) => {
      const seen = version ?? (await service.get<ShownItem>(at(id))).version
      return service.act<ShownItem>(`${at(id)}/acts`, { act, input, note }, seen)
    },
    make: (wanted) => service.act<ShownItem>('/items', wanted),
    overdue: async () => (await service.get<{ data: OverdueClock[] }>('/clocks/overdue')).data,
    indicators: async (period, office) => {
      const query = { period, ...(office !== undefined && { office }) }
      return (await service.get<{ data: ShownIndicator[] }>('/indicators', query)).data
    },
    board: async (filter) => (await service.get<{ data: ShownBoardRow[] }>('/board', { ...filter })).data,
    terms: async () => (await service.get<{ data: TermRecord[] }>('/terms')).data,
    routes: async () => (await service.get<{ data: RouteRecord[] }>('/routes')).data,
  }
}

/** What the service is asked for; a list of words stands in one parameter. */
const queryOf = ({
  states,
  colours,
  keyProject: _key,
  open,
  indicator: _indicator,
  ...given
}: ItemFilter): Query => ({
  sort: 'colour',
  ...given,
  ...(open !== undefined && { open: String(open) }),
  ...(states && { state: states.join(',') }),
  ...(colours && { colour: colours.join(',') }),
})
