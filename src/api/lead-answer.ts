import type { FastifyRequest } from 'fastify'
import { eyesOf } from '../access/eyes.js'
import type { Reader } from '../access/keys.js'
import { askingAs, itemRows, leadRows } from '../access/lead-rows.js'
import type { Asking as RowAsking, RowRule, WorkRow } from '../access/rows.js'
import { isFresh } from '../accounts/proof.js'
import type { WorkItem } from '../casebook/work/items.js'
import type { Config } from '../config.js'
import type { ValueKind } from '../domain/value-kind.js'
import { VALUE_KINDS } from '../domain/value-kind.js'
import type { Actor } from '../handling/actor.js'
import type { Desk } from '../handling/desk.js'
import type { AskedBody, LeadFact, LeadPerson } from '../handling/lead.js'
import { isPaper } from '../handling/paper.js'
import { listPersons, personsOf } from '../handling/persons.js'
import { eventText, shownItem, shownLead, shownPaper } from '../handling/shown.js'
import type { Visible } from '../handling/visible.js'
import { ApiProblem } from '../service/problem.js'
import { type Lang, langOf } from '../texts/text.js'

/** Who asks about leads, and when. */
export interface Asking {
  reader: Reader
  now: Date
}

/** What of the items of a kind the reader sees, as a condition in SQL. */
export const visibleTo =
  ({ reader, now }: Asking): Visible =>
  (kind) =>
    itemRows(reader, kind).sql(askingAs(reader.subject, now.toISOString()))

/** An item as its rows are judged by. */
export const rowFor = ({ work }: Pick<Desk, 'work'>, item: WorkItem): WorkRow => ({
  ...item,
  parties: work.parties(item.id),
  people: work.persons(item.id),
  grants: work.grantsOf(item.id),
})

/** Whether the reader sees what people wrote of an item: opinions, verdicts, notes. */
export const seesNotes = (desk: Pick<Desk, 'work'>, item: WorkItem, { reader, now }: Asking): boolean =>
  itemRows(reader, item.kind, true).test(askingAs(reader.subject, now.toISOString()), rowFor(desk, item))

const NO_NOTES = { conclusion: null, impact: null, route: null, text: undefined }

/** The item, for whoever sees it; for others there is none. */
export const itemSeen = (
  { work }: Pick<Desk, 'work'>,
  id: string,
  { reader, now }: Asking,
): WorkItem | undefined => {
  const item = work.item(id)
  const asking = askingAs(reader.subject, now.toISOString())
  return item && itemRows(reader, item.kind).test(asking, rowFor({ work }, item)) ? item : undefined
}

/** The same. Fails with `not_found`. */
export const itemOf = (desk: Pick<Desk, 'work'>, id: string, asking: Asking): WorkItem => {
  const item = itemSeen(desk, id, asking)
  if (!item) throw new ApiProblem('not_found', `There is no item "${id}"`)
  return item
}

/** Who acts; undefined at the machine itself, which acts for no office. */
export const actorIn = (reader: Reader, now: Date): Actor | undefined =>
  reader.role === 'local' && !reader.subject ? undefined : actorOf(reader, now)

/**
 * Who acts, and whether the second factor was just shown. Fails with `forbidden` for whoever acts for no
 * office.
 */
export const actorOf = ({ subject, proof }: Reader, now: Date): Actor => {
  if (!subject)
    throw new ApiProblem(
      'forbidden',
      'Acts are done in the seat of an office: log in, or try one with X-Act-As on the machine itself',
    )
  const { user, office, kind, position, capacity } = subject
  return {
    ...(user !== undefined && { user }),
    office,
    kind,
    position,
    capacity,
    source: 'http',
    ...(proof && { fresh: isFresh(proof.at, now) }),
  }
}

/** A lead, or what was asked for about one, for whoever sees it. Fails with `not_found`. */
export const leadItemOf = (desk: Pick<Desk, 'work'>, id: string, asking: Asking): WorkItem => {
  const item = itemOf(desk, id, asking)
  if (isPaper(item.kind)) throw new ApiProblem('not_found', `There is no lead "${id}"`)
  return item
}

/** An item as its reader sees it; values that are withheld from the role are not shown. */
export const answerOf = (desk: Desk, item: WorkItem, { reader, now }: Asking) => ({
  ...shownItem(desk, item, reader.subject, now),
  about:
    item.kind === 'LD'
      ? withFacts(
          seesNotes(desk, item, { reader, now }) ? shownLead(item) : { ...shownLead(item), ...NO_NOTES },
          reader,
        )
      : null,
  persons: item.kind === 'LD' ? personsFor(desk, item, { reader, now }) : [],
  asked: item.kind === 'LD' || isPaper(item.kind) ? null : { ...(item.body as AskedBody) },
  paper: isPaper(item.kind) ? paperFor(desk, item, { reader, now }) : null,
})

/** Which leads tell a reader of the persons whom confirmed facts name. */
const personRows = ({ reader, now }: Asking): { rule: RowRule; asking: RowAsking } => ({
  rule: leadRows(reader, 'lead-persons'),
  asking: askingAs(reader.subject, now.toISOString()),
})

/** Whether a lead that the reader may see persons of names one. */
export const seesPerson = (desk: Pick<Desk, 'work'>, person: string, asked: Asking): boolean => {
  const { rule, asking } = personRows(asked)
  return desk.work
    .linked('person', [person])
    .flatMap(({ item }) => desk.work.item(item) ?? [])
    .some((item) => item.kind === 'LD' && rule.test(asking, rowFor(desk, item)))
}

/** A page of the persons whom such leads name. */
export const personsSeen = (
  desk: Pick<Desk, 'work' | 'policy'>,
  page: { colour?: string | undefined; skip: number; limit: number },
  asked: Asking,
): ReturnType<typeof listPersons> => {
  const { rule, asking } = personRows(asked)
  const { rows, total } = listPersons(desk, { ...page, visible: rule.sql(asking) })
  return { rows: rows.map((person) => maskedPerson(person, asked.reader)), total }
}

/** A person as the reader's eyes see them. */
const maskedPerson = <T extends LeadPerson>(person: T, reader: Reader): T =>
  eyesOf(reader).showing('person', false) === 'withheld' ? { ...person, value: WITHHELD } : person

const personsFor = (desk: Desk, item: WorkItem, asked: Asking) => {
  const { rule, asking } = personRows(asked)
  if (!rule.test(asking, rowFor(desk, item))) return []
  return personsOf(desk, item).map((person) => maskedPerson(person, asked.reader))
}

/** A paper; without what came with its acts for whoever sees its state and deadlines alone. */
const paperFor = (desk: Desk, item: WorkItem, asking: Asking) => {
  const paper = shownPaper(item)
  return seesNotes(desk, item, asking) ? paper : { ...paper, last: {} }
}

const withFacts = <T extends { facts: LeadFact[] }>(lead: T, reader: Reader) => ({
  ...lead,
  facts: lead.facts.map((fact) => maskedFact(fact, reader)),
})

const WITHHELD = '***'

/** A fact without whom it names; one whose value is withheld from the reader is told without that too. */
export const maskedFact = <T extends LeadFact>(
  { persons: _persons, ...fact }: T,
  reader: Reader,
): Omit<T, 'persons'> => {
  const kind = VALUE_KINDS.find((one): one is ValueKind => one === fact.kind)
  return kind && fact.value !== null && eyesOf(reader).showing(kind, false) === 'withheld'
    ? { ...fact, value: WITHHELD }
    : fact
}

/** Events of an item, oldest first; who in another office acted stands there by office and position. */
export const eventsOf = (desk: Pick<Desk, 'work'>, item: WorkItem, asking: Asking) => {
  const { reader } = asking
  const isTold = seesNotes(desk, item, asking)
  return desk.work.workEvents(item.id).map((event) => ({
    version: event.version,
    at: event.at,
    act: event.act,
    text: eventText(item.kind, event.act),
    from: event.fromState,
    to: event.toState,
    office: event.office,
    position: event.position,
    user: !reader.subject || reader.subject.office === event.office ? event.user : null,
    input: isTold ? (event.input as Record<string, unknown>) : {},
    note: isTold ? event.note : '',
    undoes: event.undoes !== null,
  }))
}

/** The version that a request saw: `"v7"`; undefined where it says none. Fails with `invalid_input`. */
export const ifMatchOf = ({ headers }: FastifyRequest): number | undefined => {
  const given = headers['if-match']
  if (given === undefined) return undefined
  const [, version] = /^"?v(\d{1,9})"?$/.exec(given) ?? []
  if (version === undefined)
    throw new ApiProblem('invalid_input', 'If-Match is the version as ETag gives it: "v7"')
  return Number(version)
}

export const etagOfItem = ({ version }: { version: number }): Record<string, string> => ({
  etag: `"v${version}"`,
})

export const langOfRequest = ({ headers }: FastifyRequest): Lang => langOf(headers['accept-language'] ?? 'en')

/** Of what a file is stamped with: the asker's language, else that of the service. */
export const langOfFile = ({ headers }: FastifyRequest, { lang }: Pick<Config, 'lang'>): Lang =>
  langOf(headers['accept-language'] ?? lang)
