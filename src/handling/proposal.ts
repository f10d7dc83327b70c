import type { WorkItem } from '../casebook/work/items.js'
import { shanghaiDay } from '../domain/day.js'
import type { Grade } from '../domain/grade.js'
import type { Desk } from './desk.js'
import type { LeadBody, LeadLot } from './lead.js'
import { type Proposal, proposalOf, type Routed } from './routing.js'

/** Grades of facts that the law deems collusion, or bars. */
const STATUTORY: ReadonlySet<Grade> = new Set(['直', '视', '禁'])

export const isStatutory = ({ grade }: { grade: Grade }): boolean => STATUTORY.has(grade)

/** Who the routing rows of a day propose for a lead. */
export const routeOfLead = (
  { routes }: Pick<Desk, 'routes'>,
  lead: Pick<WorkItem, 'body' | 'colour' | 'care'>,
  now: Date,
): Proposal => proposalOf(routes, routedOf(lead), shanghaiDay(now))

/** A lead as routing rows, and rows of a policy of colours, look at it. */
export const routedOf = ({ body, colour, care }: Pick<WorkItem, 'body' | 'colour' | 'care'>): Routed => {
  const { origin, lots, facts, industries, amountFen } = body as LeadBody
  const distinct = (words: string[]): string[] => [...new Set(words)]
  return {
    origin: origin.kind,
    industries: industries.length > 0 ? industries : ['unknown'],
    regions: distinct(lots.map(({ region }) => region)),
    domains: distinct(lots.map(({ domain }) => domain)),
    methods: distinct(lots.map(({ method }) => method)),
    families: distinct(facts.map(({ family }) => family)),
    rules: distinct(facts.map(({ rule }) => rule)),
    colour,
    amountFen,
    statutory: facts.filter(isStatutory).length,
    keyProject: care,
  }
}

/** Who the routing rows of a day propose for a lead about one lot. */
export const proposalForLot = (
  { routes }: Pick<Desk, 'routes'>,
  lot: LeadLot,
  { colour, day }: { colour: string; day: string },
): Proposal =>
  proposalOf(
    routes,
    {
      origin: 'lot-fact',
      industries: [lot.industry],
      regions: [lot.region],
      domains: [lot.domain],
      methods: [lot.method],
      families: [],
      rules: [],
      colour,
      amountFen: null,
      statutory: 0,
      keyProject: false,
    },
    day,
  )
