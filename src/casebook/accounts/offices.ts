import type { CapacityKind } from '../../domain/seat.js'
import { type Database, parsed, write } from '../database.js'

export interface OfficeRecord {
  id: string
  code: string
  name: string
  short: string
  level: string
  activeFrom: string
  activeTo: string | null
}

/** In which function an office acts, where, from when to when (days, both included). */
export interface CapacityRecord {
  id: string
  office: string
  kind: CapacityKind
  /** none = not bound to an industry */
  industries: string[]
  /** prefixes of region codes */
  regions: string[]
  fromDay: string
  toDay: string | null
  basis: string
}

export interface OfficeTable {
  /** In order of ids. */
  offices(): OfficeRecord[]
  capacities(): CapacityRecord[]
  capacity(id: string): CapacityRecord | undefined
  /** Writes offices and capacities over those of the same id; the rest stay. */
  putOffices(offices: readonly OfficeRecord[], capacities: readonly CapacityRecord[]): void
}

const OFFICES =
  'SELECT id, code, name, short, level, active_from AS activeFrom, active_to AS activeTo FROM office ORDER BY id'
const CAPACITY = `SELECT id, office, kind, industries, regions, from_day AS fromDay, to_day AS toDay, basis
  FROM capacity`
const CAPACITIES = `${CAPACITY} ORDER BY id`
const PUT_OFFICE = `INSERT INTO office (id, code, name, short, level, active_from, active_to, body)
  VALUES (?, ?, ?, ?, ?, ?, ?, '{}') ON CONFLICT (id) DO UPDATE SET code = excluded.code, name = excluded.name,
  short = excluded.short, level = excluded.level, active_from = excluded.active_from, active_to = excluded.active_to`
const PUT_CAPACITY = `INSERT INTO capacity (id, office, kind, industries, regions, from_day, to_day, basis)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET office = excluded.office, kind = excluded.kind,
  industries = excluded.industries, regions = excluded.regions, from_day = excluded.from_day,
  to_day = excluded.to_day, basis = excluded.basis`

type CapacityRow = Omit<CapacityRecord, 'industries' | 'regions'> & { industries: string; regions: string }

const capacityOf = (row: CapacityRow): CapacityRecord => ({
  ...row,
  industries: parsed<string[]>(row.industries),
  regions: parsed<string[]>(row.regions),
})

export const officeTable = (db: Database): OfficeTable => {
  const [offices, capacities] = [db.prepare(OFFICES), db.prepare(CAPACITIES)]
  const one = db.prepare(`${CAPACITY} WHERE id = ?`)
  const [putOffice, putCapacity] = [db.prepare(PUT_OFFICE), db.prepare(PUT_CAPACITY)]
  return {
    offices: () => offices.all() as OfficeRecord[],
    capacities: () => (capacities.all() as CapacityRow[]).map(capacityOf),
    capacity: (id) => (one.all(id) as CapacityRow[]).map(capacityOf)[0],
    putOffices: (given, held) =>
      write(db, () => {
        for (const o of given) putOffice.run(o.id, o.code, o.name, o.short, o.level, o.activeFrom, o.activeTo)
        for (const c of held) {
          const lists = [JSON.stringify(c.industries), JSON.stringify(c.regions)]
          putCapacity.run(c.id, c.office, c.kind, ...lists, c.fromDay, c.toDay, c.basis)
        }
      }),
  }
}
