import type { Database, Statement } from '../database.js'

export type PartyPart = 'host' | 'cohandler' | 'copied' | 'addressee' | 'issuer'
export type PersonPart = 'handler' | 'inspector' | 'declared-recusal'

/** An office that has part in an item, from when to when (ISO UTC). */
export interface Party {
  office: string
  part: PartyPart
  fromAt: string
  toAt: string | null
}

export interface WorkPerson {
  user: string
  part: PersonPart
  fromAt: string
  toAt: string | null
}

/** What an item is about. */
export interface WorkLink {
  what: string
  key: string
}

export interface PartTable {
  parties(item: string): Party[]
  persons(item: string): WorkPerson[]
  links(item: string): WorkLink[]
  /** Items that are about one of these. */
  linked(what: string, keys: readonly string[]): { item: string; key: string }[]
  addParty(item: string, party: Pick<Party, 'office' | 'part'>, at: string): void
  /** Ends the parts of offices in an item, of one kind. */
  endParties(item: string, part: PartyPart, at: string): void
  /** Ends the part of one office. */
  endParty(item: string, party: Pick<Party, 'office' | 'part'>, at: string): void
  addPerson(item: string, person: Pick<WorkPerson, 'user' | 'part'>, at: string): void
  endPersons(item: string, part: PersonPart, at: string): void
  /** Ends the part of one person. */
  endPerson(item: string, person: Pick<WorkPerson, 'user' | 'part'>, at: string): void
  addLink(item: string, link: WorkLink): void
  removeLink(item: string, link: WorkLink): void
  /** Puts parties and persons back as they were: those since then end, those that ended hold again. */
  restoreParts(item: string, parties: readonly Party[], persons: readonly WorkPerson[], at: string): void
}

const PARTY = 'SELECT office, part, from_at AS fromAt, to_at AS toAt FROM work_party WHERE item = ?'
const PERSON = 'SELECT user, part, from_at AS fromAt, to_at AS toAt FROM work_person WHERE item = ?'
const ADD_PARTY = `INSERT INTO work_party (item, office, part, from_at) VALUES (?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET to_at = NULL`
const ADD_PERSON = `INSERT INTO work_person (item, user, part, from_at) VALUES (?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET to_at = NULL`

export const partTable = (db: Database): PartTable => {
  const parties = db.prepare(`${PARTY} ORDER BY part, office, from_at`)
  const persons = db.prepare(`${PERSON} ORDER BY part, user, from_at`)
  const links = db.prepare('SELECT what, key FROM work_link WHERE item = ? ORDER BY what, key')
  const linked = db.prepare(
    'SELECT item, key FROM work_link WHERE what = ? AND key IN (SELECT value FROM json_each(?)) ORDER BY item, key',
  )
  const [addParty, addPerson] = [ADD_PARTY, ADD_PERSON].map((sql) => db.prepare(sql) as Statement)
  const end = (table: 'work_party' | 'work_person'): Statement =>
    db.prepare(`UPDATE ${table} SET to_at = ? WHERE item = ? AND part = ? AND to_at IS NULL`)
  const endOne = db.prepare(
    'UPDATE work_party SET to_at = ? WHERE item = ? AND part = ? AND office = ? AND to_at IS NULL',
  )
  const [endParty, endPersons] = [end('work_party'), end('work_person')]
  const endPerson = db.prepare(
    'UPDATE work_person SET to_at = ? WHERE item = ? AND part = ? AND user = ? AND to_at IS NULL',
  )
  const endAll = ['work_party', 'work_person'].map((table) =>
    db.prepare(`UPDATE ${table} SET to_at = ? WHERE item = ? AND to_at IS NULL`),
  )
  const addLink = db.prepare('INSERT OR IGNORE INTO work_link (item, what, key) VALUES (?, ?, ?)')
  const removeLink = db.prepare('DELETE FROM work_link WHERE item = ? AND what = ? AND key = ?')
  const isOpen = ({ toAt }: { toAt: string | null }): boolean => toAt === null
  return {
    parties: (item) => parties.all(item) as Party[],
    persons: (item) => persons.all(item) as WorkPerson[],
    links: (item) => links.all(item) as WorkLink[],
    linked: (what, keys) => linked.all(what, JSON.stringify(keys)) as { item: string; key: string }[],
    addParty: (item, { office, part }, at) => void addParty!.run(item, office, part, at),
    endParties: (item, part, at) => void endParty.run(at, item, part),
    endParty: (item, { office, part }, at) => void endOne.run(at, item, part, office),
    addPerson: (item, { user, part }, at) => void addPerson!.run(item, user, part, at),
    endPersons: (item, part, at) => void endPersons.run(at, item, part),
    endPerson: (item, { user, part }, at) => void endPerson.run(at, item, part, user),
    removeLink: (item, { what, key }) => void removeLink.run(item, what, key),
    addLink: (item, { what, key }) => void addLink.run(item, what, key),
    restoreParts: (item, held, people, at) => {
      for (const statement of endAll) statement.run(at, item)
      for (const { office, part, fromAt } of held.filter(isOpen)) addParty!.run(item, office, part, fromAt)
      for (const { user, part, fromAt } of people.filter(isOpen)) addPerson!.run(item, user, part, fromAt)
    },
  }
}
