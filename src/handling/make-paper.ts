import type { WorkItem } from '../casebook/work/items.js'
import type { WorkLink } from '../casebook/work/parts.js'
import { AppError } from '../domain/errors.js'
import { prosecutionStandard } from '../law/index.js'
import { referralTexts } from '../texts/referrals.js'
import { filled, type Text } from '../texts/text.js'
import { transferTexts } from '../texts/transfers.js'
import { CREATE, createOf } from '../workflow/definition.js'
import { newestOf } from '../workflow/definitions/index.js'
import { type Input, InputSchema } from '../workflow/input.js'
import { step } from '../workflow/step.js'
import type { Actor } from './actor.js'
import { type Desk, officeName } from './desk.js'
import { factsForNew, newItemFor } from './gather.js'
import type { LeadBody } from './lead.js'
import { makeItem, type NewItem } from './make-item.js'
import { isPaper, NO_PAPERS, type PaperBody, type PaperKind, type TransferBody } from './paper.js'
import type { Performed } from './perform.js'

/** A paper that somebody wants made. */
export interface WantedPaper {
  kind: string
  /** item that it belongs to */
  parent?: string
  input: unknown
}

/**
 * Makes a transfer, letter, problem or order; judged and written in one transaction. Fails with
 * `invalid_input` for a kind that is not made by hand.
 */
export const makePaper = (desk: Desk, wanted: WantedPaper, actor: Actor, now: Date): Performed =>
  desk.work.transact(() => makePaperHere(desk, wanted, actor, now))

/** The same inside a transaction. */
export const makePaperHere = (desk: Desk, wanted: WantedPaper, actor: Actor, now: Date): Performed => {
  const { kind } = wanted
  const definition = newestOf(kind)
  if (!isPaper(kind) || !definition || !createOf(definition))
    throw new AppError(
      'invalid_input',
      `Items of the kind "${kind}" are not made by hand: TP, TD, LT, PB, SO`,
    )
  const parent = wanted.parent === undefined ? undefined : desk.work.item(wanted.parent)
  if (wanted.parent !== undefined && !parent) return { ok: false, refusal: { code: 'not_found' } }
  const parsed = InputSchema.safeParse(wanted.input ?? {})
  const input = parsed.success ? parsed.data : {}
  const facts = factsForNew(desk, parent, { input, who: actor, now })
  const asked = { act: CREATE, ifMatch: 0, input }
  const found = step(definition, newItemFor(desk, parent), actor, asked, facts)
  if (!found.ok && found.code === 'forbidden') return { ok: false, refusal: found }
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path }) => path.join('/'))
    return { ok: false, refusal: { code: 'invalid_input', fields } }
  }
  if (!found.ok) return { ok: false, refusal: found }
  const made = makeItem(desk, {
    ...paperOf(desk, { kind, parent, input, actor, now, police: facts.police }),
    ...(parent && { parent: parent.id, care: parent.care }),
    kind,
    colour: parent?.colour ?? null,
    progress: NO_PAPERS,
    ...(found.act.starts[0] !== undefined && { clock: found.act.starts[0] }),
    input,
    actor,
    at: now.toISOString(),
  })
  if (kind === 'PB') desk.work.addParty(made.id, { office: made.host!, part: 'addressee' }, made.openedAt)
  return { ok: true, item: made }
}

interface Making {
  kind: PaperKind
  parent: WorkItem | undefined
  input: Input
  actor: Actor
  now: Date
  police: readonly string[]
}

type Made = Pick<NewItem, 'host' | 'links'> & { body: PaperBody }

const paperOf = (desk: Desk, making: Making): Made => {
  const { kind, parent, input, actor } = making
  const [text, addressee] = [input.text ?? '', input.office ?? '']
  const links = linksOf(parent, input)
  const { rings = [], lots = [] } = input
  if (kind === 'TP') return { host: actor.office, links, body: transferOf(desk, making) }
  if (kind === 'LT') {
    const type = desk.letters.find((one) => one.type === input.type)!
    const title = titled(desk, type.name, { addressee, text })
    const about = { type: type.type, name: type.name, term: type.term }
    return {
      host: actor.office,
      links,
      body: { about: 'letter', title, ...about, addressee, rings, lots, text },
    }
  }
  if (kind === 'PB') {
    const body = { title: { zh: text, en: text }, kind: input.code!, unit: addressee, lots, text }
    return { host: addressee, links, body: { about: 'problem', ...body, facts: input.facts ?? [] } }
  }
  if (kind === 'TD') {
    const to = officeName(desk, addressee)
    const title = filled(referralTexts.title, { to, text })
    return {
      host: actor.office,
      links,
      body: { about: 'referral', title, addressee, text, facts: confirmedIn(desk, parent!) },
    }
  }
  const title = { zh: text, en: text }
  const subject = { item: parent?.id ?? null, term: null, dueDay: null }
  return { host: actor.office, links, body: { about: 'order', title, addressee, ...subject, text } }
}

const titled = (
  desk: Pick<Desk, 'offices'>,
  name: Text,
  { addressee, text }: { addressee: string; text: string },
): Text => {
  const to = officeName(desk, addressee)
  return { zh: `${name.zh}（${to}）：${text}`, en: `${name.en} (${to}): ${text}` }
}

const linksOf = (parent: WorkItem | undefined, { rings = [], lots = [] }: Input): WorkLink[] => [
  ...(parent ? [{ what: parent.kind === 'LD' ? 'lead' : 'item', key: parent.id }] : []),
  ...linksTo('ring', [...rings, ...ringsOf(parent)]),
  ...linksTo('lot', lots),
]

const linksTo = (what: string, keys: readonly string[]): WorkLink[] =>
  [...new Set(keys)].map((key) => ({ what, key }))

const ringsOf = (parent: WorkItem | undefined): string[] => {
  const ring = parent?.kind === 'LD' ? (parent.body as LeadBody).origin.ring : undefined
  return ring === undefined ? [] : [ring]
}

/** Facts, and lines, of a lead that were found true. */
const confirmedIn = ({ work }: Pick<Desk, 'work'>, { id }: WorkItem): string[] =>
  work.verdicts(id).flatMap((one) => (one.what === 'fact' && one.verdict === 'confirmed' ? [one.id] : []))

/** A transfer of what was confirmed, with the standard in force on the last act and on the first. */
const transferOf = (desk: Desk, { parent, input, police }: Making): TransferBody => {
  const { facts, lots, amountFen, policeGround } = parent!.body as LeadBody
  const confirmed = new Set(confirmedIn(desk, parent!))
  const days = lots.flatMap(({ day }) => day ?? []).sort()
  const [first, last] = [days[0], days.at(-1)].map((day) => (day === undefined ? null : standardOn(day)))
  const params = { lead: parent!.id }
  return {
    about: 'transfer',
    title: filled(transferTexts.title, params),
    addressee: input.office ?? police[0]!,
    text: input.text ?? '',
    facts: facts
      .filter(({ id }) => confirmed.has(id))
      .map(({ id, rule, name, grade, lots: on, law }) => ({ id, rule, name, grade, lots: on, law })),
    amountFen,
    threshold: {
      met: policeGround,
      standard: last ?? null,
      older: first && first.article !== last?.article ? first : null,
    },
  }
}

const standardOn = (day: string): TransferBody['threshold']['standard'] => {
  const found = prosecutionStandard(day)
  return found ? { article: found.article, day, awardFen: found.awardFen } : null
}
