import type { Database } from '../database.js'

/** A certificate by which somebody enforces the law. */
export interface Certificate {
  user: string
  number: string
  fromDay: string
  /** null = until it is ended */
  toDay: string | null
  by: string
}

export interface CertificateTable {
  certificatesOf(user: string): Certificate[]
  isCertified(user: string, day: string): boolean
  /** The same number again changes its days. */
  putCertificate(certificate: Certificate): void
}

export const certificateTable = (db: Database): CertificateTable => {
  const of = db.prepare(
    'SELECT user, number, from_day AS fromDay, to_day AS toDay, by FROM certificate WHERE user = ? ORDER BY number',
  )
  const inForce = db.prepare(
    "SELECT 1 FROM certificate WHERE user = ? AND from_day <= ? AND ? <= coalesce(to_day, '9999') LIMIT 1",
  )
  const put = db.prepare(`INSERT INTO certificate (user, number, from_day, to_day, by) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET from_day = excluded.from_day, to_day = excluded.to_day, by = excluded.by`)
  return {
    certificatesOf: (user) => of.all(user) as Certificate[],
    isCertified: (user, day) => inForce.get(user, day, day) !== undefined,
    putCertificate: (c) => void put.run(c.user, c.number, c.fromDay, c.toDay, c.by),
  }
}
