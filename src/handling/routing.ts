import type { RouteMatch, RouteRecord } from './reference.js'

/** A lead as routing rows look at it. */
export interface Routed {
  origin: string
  /** the first has most of the evidence */
  industries: readonly string[]
  regions: readonly string[]
  domains: readonly string[]
  methods: readonly string[]
  families: readonly string[]
  rules: readonly string[]
  colour: string | null
  amountFen: number | null
  statutory: number
  keyProject: boolean
}

/** Who is to handle a lead, and by which row; without a row somebody must choose. */
export interface Proposal {
  row: string | null
  host: string | null
  cohandlers: string[]
  copied: string[]
}

/**
 * What the rows valid on a day propose. The row of the lowest priority names the host, the one with more
 * conditions before another of the same, then by id; rows without a host add those they name. The other
 * industries' offices help.
 */
export const proposalOf = (routes: readonly RouteRecord[], lead: Routed, day: string): Proposal => {
  const valid = routes.filter(({ validFrom, validTo }) => validFrom <= day && day <= (validTo ?? '9999'))
  const best = hostRow(valid, lead)
  const adding = valid.filter((row) => row.host === null && holds(row.match, lead))
  const others = lead.industries
    .slice(1)
    .map((industry) => hostRow(valid, { ...lead, industries: [industry] })?.host)
  const host = best?.host ?? null
  const named = (offices: readonly (string | null | undefined)[]): string[] =>
    [...new Set(offices)].filter((office) => typeof office === 'string' && office !== host) as string[]
  const cohandlers = named([
    ...(best?.cohandlers ?? []),
    ...adding.flatMap((row) => row.cohandlers),
    ...others,
  ])
  const copied = named([...(best?.copied ?? []), ...adding.flatMap((row) => row.copied)])
  return {
    row: best?.id ?? null,
    host,
    cohandlers,
    copied: copied.filter((office) => !cohandlers.includes(office)),
  }
}

const hostRow = (routes: readonly RouteRecord[], lead: Routed): RouteRecord | undefined =>
  routes
    .filter((row) => row.host !== null && holds(row.match, lead))
    .toSorted(
      (a, b) =>
        a.priority - b.priority ||
        Object.keys(b.match).length - Object.keys(a.match).length ||
        (a.id < b.id ? -1 : 1),
    )[0]

const meets = (wanted: readonly string[] | undefined, had: readonly string[]): boolean =>
  wanted === undefined || had.some((one) => wanted.includes(one))

/** Whether every part of a row's match holds. A row about officials is for whoever may see them. */
export const holds = (match: RouteMatch, lead: Routed): boolean =>
  match.official !== true &&
  meets(match.origin, [lead.origin]) &&
  meets(match.industry, lead.industries.slice(0, 1)) &&
  (match.region === undefined ||
    lead.regions.some((region) => match.region!.some((prefix) => region.startsWith(prefix)))) &&
  meets(match.domain, lead.domains) &&
  meets(match.method, lead.methods) &&
  meets(match.family, lead.families) &&
  meets(match.rule, lead.rules) &&
  meets(match.colour, lead.colour === null ? [] : [lead.colour]) &&
  (match.minAmountFen === undefined || (lead.amountFen ?? 0) >= match.minAmountFen) &&
  (match.minStatutory === undefined || lead.statutory >= match.minStatutory) &&
  (match.keyProject === undefined || lead.keyProject === match.keyProject)
