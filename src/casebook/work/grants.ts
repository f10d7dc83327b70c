import type { Database } from '../database.js'

/** An item opened for a time to an office, or to a person, that acts by case alone. */
export interface CaseGrant {
  id: string
  office: string | null
  user: string | null
  /** kind of item, and its id */
  object: string
  idOf: string
  fromAt: string
  toAt: string
  basis: string
  by: string
  approvedBy: string
}

export interface GrantTable {
  grantsOf(item: string): CaseGrant[]
  /** The same twice changes its end. */
  addGrant(grant: CaseGrant): void
}

export const grantTable = (db: Database): GrantTable => {
  const of =
    db.prepare(`SELECT id, office, user, object, id_of AS idOf, from_at AS fromAt, to_at AS toAt, basis, by,
    approved_by AS approvedBy FROM grant_case WHERE id_of = ? ORDER BY id`)
  const add =
    db.prepare(`INSERT INTO grant_case (id, office, user, object, id_of, from_at, to_at, basis, by, approved_by)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET to_at = excluded.to_at`)
  return {
    grantsOf: (item) => of.all(item) as CaseGrant[],
    addGrant: (g) =>
      void add.run(
        ...[g.id, g.office, g.user, g.object, g.idOf, g.fromAt, g.toAt, g.basis, g.by, g.approvedBy],
      ),
  }
}
