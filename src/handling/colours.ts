import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { ColourEvent } from '../casebook/work/colours.js'
import type { WorkItem } from '../casebook/work/items.js'
import { AppError } from '../domain/errors.js'
import { colourTexts as texts } from '../texts/colours.js'
import { filled, type Text } from '../texts/text.js'
import { isBanned } from './banned.js'
import { type Desk, gravestOf, lowestOf, rankOf } from './desk.js'
import type { AskedBody, FoundLead, LeadBody } from './lead.js'
import { makeItem } from './make-item.js'
import { routedOf } from './proposal.js'
import { type ChangedBy, changerOf, record, recordChange } from './record.js'
import { ColourPolicy } from './reference.js'
import { repeatText } from './repeat.js'
import { holds } from './routing.js'

/** What has a colour beside leads: that of the gravest open lead about it. */
export const COLOURED = ['lot', 'project', 'bidder', 'person'] as const
type Coloured = (typeof COLOURED)[number]

/** The colour that a policy gives a lead, and by which part of it. Pure. */
export const colourByPolicy = (
  policy: ColourPolicy,
  lead: Pick<WorkItem, 'body' | 'colour' | 'care'>,
  made: string,
): { colour: string; why: Text } => {
  const { level } = lead.body as LeadBody
  const rank = (code: string): number => rankOf({ policy }, code)
  let colour = level === null ? made : (policy.levels?.[level] ?? level)
  let why = level === null ? texts.first : filled(texts.level, { level })
  const repeat = level === null ? undefined : repeatText(lead.body as LeadBody)
  const graver = graverThan({ policy }, colour)
  if (repeat && graver !== colour) [colour, why] = [graver, repeat]
  const routed = { ...routedOf(lead), colour }
  for (const { id, match, to } of policy.rises ?? [])
    if (rank(to) > rank(colour) && holds(match, routed)) {
      colour = to
      why = filled(texts.rise, { id })
    }
  return { colour, why }
}

/**
 * The colour of a lead before it is made: by its level, or as it would be without one; one graver where a
 * member was punished again.
 */
export const colourOfFound = ({ policy }: Pick<Desk, 'policy'>, body: FoundLead, made: string): string => {
  const first = body.level === null && repeatText(body) ? graverThan({ policy }, made) : made
  return colourByPolicy(policy, { body, colour: first, care: false }, first).colour
}

/** The colour one graver than another; the gravest itself. */
const graverThan = ({ policy }: Pick<Desk, 'policy'>, code: string): string => {
  const rank = rankOf({ policy }, code)
  const above = policy.colours.filter((one) => one.rank > rank).sort((a, b) => a.rank - b.rank)
  return above[0]?.code ?? code
}

/** A lead that a policy would colour anew. */
export interface Recoloured {
  lead: string
  from: string
  to: string
  why: Text
  /** set at once; asked = a red one would be lower, which another person decides */
  way: 'set' | 'ask'
}

const MOST = 100_000
const DECIDED: ReadonlySet<ColourEvent['cause']> = new Set(['disposal', 'manual'])

/**
 * Open leads that a policy would colour anew, by their numbers. What a person decided about a colour stands.
 */
export const dryRun = (desk: Desk, policy: ColourPolicy): Recoloured[] => {
  const { work } = desk
  const query = { kind: 'LD', also: { sql: 'i.closed_at IS NULL', values: [] } }
  const gravest = gravestOf({ policy })
  return work
    .items(query, { sort: 'opened', skip: 0, limit: MOST })
    .flatMap((lead): Recoloured[] => {
      const events = work.colourEvents('lead', lead.id)
      const last = events.at(-1)
      if (!last || lead.colour === null || DECIDED.has(last.cause)) return []
      const { colour: to, why } = colourByPolicy(policy, lead, events[0]!.after)
      if (to === lead.colour) return []
      const isLower = rankOf({ policy }, to) < rankOf({ policy }, lead.colour)
      const way = isLower && lead.colour === gravest ? 'ask' : 'set'
      return [{ lead: lead.id, from: lead.colour, to, why, way }]
    })
    .sort((a, b) => (a.lead < b.lead ? -1 : 1))
}

/** A policy that somebody proposed, with what it would change when it was. */
export interface ProposedPolicy {
  version: number
  policy: ColourPolicy
  by: string
  at: string
  rows: Recoloured[]
  /** SHA-256 of policy and rows: what is approved is what was looked at */
  sha256: string
}

const digestOf = (policy: ColourPolicy, rows: readonly Recoloured[]): string =>
  createHash('sha256')
    .update(JSON.stringify([policy, rows]))
    .digest('hex')

const PROPOSED = 'colour-proposal'
export const proposedPolicies = ({ work }: Pick<Desk, 'work'>): ProposedPolicy[] =>
  work.referenceRows<ProposedPolicy>(PROPOSED)

/** A policy as it is proposed: the next version, whatever stands in the file. */
export const NewPolicy = ColourPolicy.omit({ version: true })

/** Keeps a policy with its dry run, for another person to approve. Fails with `invalid_input`. */
export const proposePolicy = (
  desk: Desk,
  given: z.infer<typeof NewPolicy>,
  changedBy: ChangedBy,
): ProposedPolicy => {
  const newest = proposedPolicies(desk).reduce((most, { version }) => Math.max(most, version), 0)
  const policy: ColourPolicy = { ...given, version: Math.max(desk.policy.version, newest) + 1 }
  demandKnown(policy)
  const rows = dryRun(desk, policy)
  const sha256 = digestOf(policy, rows)
  const kept = { by: changerOf(changedBy), at: changedBy.at }
  const made = { version: policy.version, policy, ...kept, rows, sha256 }
  desk.work.transact(() => {
    desk.work.putReferenceRow(PROPOSED, String(policy.version).padStart(6, '0'), made)
    const query = { sha256, leads: rows.length }
    recordChange(
      desk,
      { act: 'propose-policy', what: 'colour-policy', id: String(policy.version), query },
      changedBy,
    )
  })
  return made
}

const demandKnown = ({ colours, levels = {}, rises = [], intake }: ColourPolicy): void => {
  const known = new Set(colours.map(({ code }) => code))
  const named = [...Object.values(levels), ...rises.map(({ to }) => to), intake.factColour]
  const [unknown] = named.filter((code) => !known.has(code))
  if (unknown !== undefined)
    throw new AppError('invalid_input', `There is no colour "${unknown}": ${[...known].join(', ')}`)
}

/**
 * Puts a proposed policy in force and colours open leads anew; of a red one that would be lower another
 * person decides. Old colours stay in the history with their version. Fails with `not_found`, with
 * `conflict` where its dry run is another by now, and with `forbidden` for who proposed it.
 */
export const approvePolicy = (
  desk: Desk,
  { version, sha256 }: { version: number; sha256: string },
  changedBy: ChangedBy,
): { version: number; set: number; asked: number } => {
  const { work } = desk
  const found = proposedPolicies(desk).find((one) => one.version === version)
  if (!found || version <= desk.policy.version)
    throw new AppError('not_found', `No policy of colours of version ${version} waits to be approved`)
  const { at } = changedBy
  if (found.by === changerOf(changedBy))
    throw new AppError('forbidden', 'A policy of colours is approved by another person than proposed it')
  const rows = dryRun(desk, found.policy)
  if (sha256 !== found.sha256 || digestOf(found.policy, rows) !== sha256)
    throw new AppError('conflict', `Leads changed since version ${version} was proposed: propose it again`)
  return work.transact(() => {
    work.putColourScheme(found.policy)
    const after: Desk = { ...desk, policy: found.policy }
    for (const row of rows) if (row.way === 'set') setByPolicy(after, row, at)
    for (const row of rows) if (row.way === 'ask') askByPolicy(after, row, at)
    const asked = rows.filter(({ way }) => way === 'ask').length
    const counts = { set: rows.length - asked, asked }
    recordChange(
      desk,
      { act: 'approve-policy', what: 'colour-policy', id: String(version), query: counts },
      changedBy,
    )
    return { version, ...counts }
  })
}

const setByPolicy = (desk: Desk, { lead: id, to }: Recoloured, at: string): void => {
  const lead = desk.work.item(id)!
  const basis = filled(texts.basis, { version: desk.policy.version }).zh
  recolour(desk, lead, to, { cause: 'policy', basis, actor: undefined, at })
}

const askByPolicy = (desk: Desk, { lead: id, to, why }: Recoloured, at: string): void => {
  const lead = desk.work.item(id)!
  const text = `${filled(texts.basis, { version: desk.policy.version }).zh}：${why.zh}`
  askForColour(desk, lead, { colour: to, text, actor: undefined, at })
}

/** Proposes a lower colour for a lead; another person decides. */
export const askForColour = (
  desk: Desk,
  lead: WorkItem,
  { colour, text, actor, at }: { colour: string; text: string } & ChangedBy,
): WorkItem => {
  const body: AskedBody = { about: 'colour', text, colour }
  return makeItem(desk, {
    ...{ kind: 'CC', parent: lead.id, colour: lead.colour, care: lead.care, body, progress: { doers: {} } },
    ...(lead.host !== null && { host: lead.host }),
    ...(actor === undefined && { issuer: desk.coordination }),
    ...{ links: [{ what: 'lead', key: lead.id }], actor, at },
  })
}

/** Gives a lead another colour: its event, the history, and what else is coloured by it. */
export const recolour = (
  desk: Desk,
  lead: WorkItem,
  colour: string,
  given: Pick<ColourEvent, 'cause' | 'basis'> & ChangedBy & { first?: string | null },
): WorkItem => {
  const { cause, basis, actor, at, first = null } = given
  const changed = { ...lead, version: lead.version + 1, colour, rank: rankOf(desk, colour) }
  desk.work.changeItem(changed)
  const second = first === null ? null : (actor?.user ?? null)
  desk.work.setColour({
    ...{ object: 'lead', id: lead.id, before: lead.colour, after: colour, at, cause, basis },
    ...{ policy: desk.policy.version, run: (lead.body as LeadBody).run, item: lead.id },
    ...{ user: first ?? actor?.user ?? null, secondUser: second },
  })
  record(desk, { act: 'recoloured', from: lead, to: changed, actor, at, input: { colour, cause } })
  colourObjects(desk, changed, { cause, at })
  return changed
}

/** That of the gravest open lead about a thing; without one the lowest, and none where it had none. */
export const colourByLead = (
  desk: Pick<Desk, 'policy'>,
  gravest: { colour: string } | undefined,
  before: string | null,
): string | null => gravest?.colour ?? (before === null ? null : lowestOf(desk))

/** Lots, projects, bidders and persons of a lead take their colours, as `colourObject` does. */
export const colourObjects = (
  desk: Pick<Desk, 'work' | 'policy'>,
  lead: Pick<WorkItem, 'id'>,
  change: Pick<ColourEvent, 'cause' | 'at'>,
): void => {
  for (const { what, key } of desk.work.links(lead.id)) {
    const object = COLOURED.find((one) => one === what)
    if (object !== undefined) colourObject(desk, { object, id: key }, lead, change)
  }
}

/**
 * A thing that a lead is or was about takes the colour of the gravest open lead about it that is no
 * restricted one, and the lowest once there is none; where nothing changes nothing is written, nor of a
 * bidder that is banned.
 */
export const colourObject = (
  { work, policy }: Pick<Desk, 'work' | 'policy'>,
  { object, id }: { object: Coloured; id: string },
  lead: Pick<WorkItem, 'id'>,
  { cause, at }: Pick<ColourEvent, 'cause' | 'at'>,
): void => {
  if (object === 'bidder' && isBanned(work, id, at)) return
  const before = work.colour(object, id)?.colour ?? null
  const gravest = work.gravestLead(object, id)
  const after = colourByLead({ policy }, gravest, before)
  if (after === null || after === before) return
  const item = gravest?.id ?? lead.id
  work.setColour({
    ...{ object, id, before, after, at, cause, basis: item },
    ...{ policy: policy.version, run: null, item, user: null, secondUser: null },
  })
}
