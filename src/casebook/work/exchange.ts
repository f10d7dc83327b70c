import type { Database } from '../database.js'

/** Whose files are taken in: an office of another network and the key of its store. */
export interface ExchangePeer {
  /** SHA-256 of the public key (SPKI, DER) in hex */
  fingerprint: string
  office: string
  publicPem: string
  by: string
  at: string
}

/** A file that went to an office, or came from one. */
export interface ExchangeFile {
  way: 'out' | 'in'
  /** of files that went the office they are for; of those that came the fingerprint of who signed them */
  peer: string
  /** the own office: that they are of, or for */
  office: string
  /** counts from 1, without a gap, for each peer and office */
  n: number
  id: string
  sha256: string
  item: string
  kind: 'lead' | 'reply'
  at: string
  by: string
  file: string
}

export interface ExchangeTable {
  exchangePeers(): ExchangePeer[]
  putExchangePeer(peer: ExchangePeer): void
  /** In order of way, peer and number, without what stands in them. */
  exchangeFiles(): Omit<ExchangeFile, 'file'>[]
  exchangeFile(way: ExchangeFile['way'], id: string): ExchangeFile | undefined
  /** The one of a number; without one the last. */
  exchangeFileOf(of: Pick<ExchangeFile, 'way' | 'peer' | 'office'>, n?: number): ExchangeFile | undefined
  addExchangeFile(file: ExchangeFile): void
}

const HEAD = 'way, peer, office, n, id, sha256, item, kind, at, by'
const OF = 'FROM exchange_file WHERE way = ? AND peer = ? AND office = ?'

export const exchangeTable = (db: Database): ExchangeTable => {
  const peers = db.prepare(
    'SELECT fingerprint, office, public_pem AS publicPem, by, at FROM exchange_peer ORDER BY office, fingerprint',
  )
  const putPeer = db.prepare(
    `INSERT INTO exchange_peer (fingerprint, office, public_pem, by, at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET office = excluded.office, by = excluded.by, at = excluded.at`,
  )
  const all = db.prepare(`SELECT ${HEAD} FROM exchange_file ORDER BY way, peer, office, n`)
  const byId = db.prepare(`SELECT ${HEAD}, file FROM exchange_file WHERE way = ? AND id = ?`)
  const one = db.prepare(`SELECT ${HEAD}, file ${OF} AND n = ?`)
  const last = db.prepare(`SELECT ${HEAD}, file ${OF} ORDER BY n DESC LIMIT 1`)
  const add = db.prepare(`INSERT INTO exchange_file (${HEAD}, file) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  return {
    exchangePeers: () => peers.all() as ExchangePeer[],
    putExchangePeer: (p) => void putPeer.run(p.fingerprint, p.office, p.publicPem, p.by, p.at),
    exchangeFiles: () => all.all() as Omit<ExchangeFile, 'file'>[],
    exchangeFile: (way, id) => byId.get(way, id) as ExchangeFile | undefined,
    exchangeFileOf: ({ way, peer, office }, n) =>
      (n === undefined ? last.get(way, peer, office) : one.get(way, peer, office, n)) as
        | ExchangeFile
        | undefined,
    addExchangeFile: (f) =>
      void add.run(f.way, f.peer, f.office, f.n, f.id, f.sha256, f.item, f.kind, f.at, f.by, f.file),
  }
}
