import type { ColourEvent } from '../casebook/work/colours.js'
import type { PersonsAsked, WorkItem } from '../casebook/work/items.js'
import { colourObject } from './colours.js'
import { type Desk, gravestFirst } from './desk.js'
import type { LeadBody, LeadFact, LeadPerson } from './lead.js'

/**
 * Links a lead to the persons whom facts of it name that were found true, and to no others; each takes the
 * colour of the gravest open lead that names them so.
 */
export const linkPersons = (
  desk: Pick<Desk, 'work' | 'policy'>,
  { id, body }: Pick<WorkItem, 'id' | 'body'>,
  change: Pick<ColourEvent, 'cause' | 'at'>,
): void => {
  const { work } = desk
  const isTrue = confirmedIn(desk, id)
  const named = new Set(
    (body as LeadBody).facts.filter(isTrue).flatMap(({ persons = [] }) => persons.map((one) => one.id)),
  )
  const held = new Set(personsLinked(desk, id))
  const gone = [...held].filter((key) => !named.has(key))
  const come = [...named].filter((key) => !held.has(key))
  for (const key of gone) work.removeLink(id, { what: PERSON, key })
  for (const key of come) work.addLink(id, { what: PERSON, key })
  for (const key of [...gone, ...come]) colourObject(desk, { object: PERSON, id: key }, { id }, change)
}

const PERSON = 'person'

const personsLinked = ({ work }: Pick<Desk, 'work'>, lead: string): string[] =>
  work.links(lead).flatMap(({ what, key }) => (what === PERSON ? [key] : []))

/** Whether a fact of a lead was found true. */
const confirmedIn = ({ work }: Pick<Desk, 'work'>, lead: string): ((fact: LeadFact) => boolean) => {
  const ids = new Set(
    work
      .verdicts(lead)
      .flatMap(({ what, id, verdict }) => (what === 'fact' && verdict === 'confirmed' ? [id] : [])),
  )
  return ({ id }) => ids.has(id)
}

/** A person with a colour, as a lead tells of them. */
export interface ColouredPerson extends LeadPerson {
  colour: string | null
  since: string | null
}

/** Persons whom confirmed facts of a lead name, by marks, each with the facts that do. */
export const personsOf = (
  desk: Pick<Desk, 'work'>,
  { id, body }: Pick<WorkItem, 'id' | 'body'>,
): (ColouredPerson & { facts: string[] })[] => {
  const linked = new Set(personsLinked(desk, id))
  const found = new Map<string, ColouredPerson & { facts: string[] }>()
  for (const fact of (body as LeadBody).facts.filter(confirmedIn(desk, id)))
    for (const person of fact.persons ?? []) {
      if (!linked.has(person.id)) continue
      const one = found.get(person.id) ?? { ...person, ...colourNow(desk, person.id), facts: [] }
      one.facts.push(fact.id)
      found.set(person.id, one)
    }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

const colourNow = (
  { work }: Pick<Desk, 'work'>,
  person: string,
): Pick<ColouredPerson, 'colour' | 'since'> => {
  const held = work.colour(PERSON, person)
  return { colour: held?.colour ?? null, since: held?.since ?? null }
}

/** A person of the list, with the leads that are seen. */
export interface ListedPerson extends ColouredPerson {
  leads: string[]
}

/**
 * Persons whom confirmed facts of leads name that meet a condition, the gravest first, then by marks; of one
 * colour where it is given. `total` is 0 on a page behind the last.
 */
export const listPersons = (
  desk: Pick<Desk, 'work' | 'policy'>,
  asked: Omit<PersonsAsked, 'colours'>,
): { rows: ListedPerson[]; total: number } => {
  const { work } = desk
  const colours = gravestFirst(desk).map(({ code }) => code)
  const { ids, total } = work.personsLinked({ ...asked, colours })
  const rows = ids.flatMap(({ id, leads }): ListedPerson[] => {
    const [told] = leads.flatMap((lead) => personIn(work.item(lead)!, id))
    return told ? [{ ...told, ...colourNow(desk, id), leads }] : []
  })
  return { rows, total }
}

const personIn = ({ body }: WorkItem, id: string): LeadPerson[] =>
  (body as LeadBody).facts.flatMap(({ persons = [] }) => persons.filter((one) => one.id === id))
