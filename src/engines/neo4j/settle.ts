import { TABLES, type Table, type TableName } from '../../domain/tables.js'
import { digestOfTotals } from '../digest.js'
import { EFFECTIVE, PENDING } from '../versions.js'
import type { Client, Fields } from './client.js'
import { type Hash, hashOf, int64, numberOf, whole } from './integers.js'
import { judge, type Version, versionOf } from './judge.js'
import { recordLabel, rowLabel } from './labels.js'
import type { Lease } from './lease.js'
import { addRow, addSums, noTotals, readTotals, storedTotals, type Totals } from './totals.js'

/** New rows looked at by one question. */
const PAGE = 50_000
/** Keys of one question, rows of one transaction. */
const CHUNK = 5000

interface Change {
  seq: number
  c: [Hash, Hash]
  before: number
  after: number
}
type Changes = Map<TableName, Map<number, Change>>

/**
 * Decides which versions are effective, for all that arrived since the last time: what judge.ts says of the versions of a key;
 * an effective bid whose lot is not there is pending. The decision is a function of the set of versions alone, so neither order nor
 * crashes change it. Readers see it at once, when `settled` moves on.
 * @returns how many bids were pending before and are effective now
 */
export const settle = async (client: Client, lease: Lease): Promise<number> => {
  const store = await readStore(client)
  if (store.next === store.settled && !store.dirty) return 0
  const changes: Changes = new Map(TABLES.map(({ name }) => [name, new Map()]))
  for (const { name } of TABLES) await judgeTable(client, name, store, changes.get(name)!)
  const resolved = await judgePending(client, store, changes.get('bids')!)
  await apply(client, lease, store, changes)
  return resolved
}

export interface StoreState {
  id: string
  settled: number
  next: number
  projected: number
  digest: string | undefined
  dirty: boolean
  batch: number
  totals: Totals
}

/** What the store's node says. */
export const readStore = async (client: Client): Promise<StoreState> => {
  const [row] = await client.read('read/store')
  const [id, settled, next, projected, digest, dirty, batch, properties] = row!
  return {
    id: id as string,
    settled: numberOf(settled),
    next: numberOf(next),
    projected: numberOf(projected),
    digest: (digest as string | null) ?? undefined,
    dirty: dirty as boolean,
    batch: numberOf(batch),
    totals: readTotals(properties as Record<string, unknown>),
  }
}

/** The pages of the rows that are new. */
export const pagesOf = ({
  settled,
  next,
}: {
  settled: number
  next: number
}): { from: number; to: number }[] => {
  const pages: { from: number; to: number }[] = []
  for (let from = settled; from < next; from += PAGE) pages.push({ from, to: Math.min(from + PAGE, next) })
  return pages
}

const judgeTable = async (
  client: Client,
  table: TableName,
  store: StoreState,
  changes: Map<number, Change>,
): Promise<void> => {
  const Row = rowLabel(table)
  const keys = new Map<string, Hash>()
  for (const { from, to } of pagesOf(store))
    for (const [k] of await client.read('read/grown-keys', { from: whole(from), to: whole(to) }, { Row })) {
      const hash = hashOf(k)
      keys.set(`${hash.hi}/${hash.lo}`, hash)
    }
  const list = [...keys.values()]
  for (let at = 0; at < list.length; at += CHUNK) {
    const part = list.slice(at, at + CHUNK).map(({ hi, lo }) => int64(hi, lo))
    const rows = await client.read('read/versions', { keys: part }, { Row })
    for (const versions of byKey(table, rows)) {
      const reasons = judge(versions)
      versions.forEach(({ seq, c, reason }, i) => {
        if (reasons[i] !== reason) changes.set(seq, { seq, c, before: reason, after: reasons[i]! })
      })
    }
  }
}

/** Versions by key; where the whole row is the key, the second half of the content belongs to it. */
const byKey = (table: TableName, rows: Fields[]): Version[][] => {
  const whole = !(TABLES.find(({ name }) => name === table) as Table).key
  const groups = new Map<string, Version[]>()
  for (const row of rows) {
    const version = versionOf(row)
    const key = hashOf(row[0])
    const text = `${key.hi}/${key.lo}${whole ? `/${version.c[1].hi}/${version.c[1].lo}` : ''}`
    const group = groups.get(text)
    if (group) group.push(version)
    else groups.set(text, [version])
  }
  return [...groups.values()]
}

const judgePending = async (
  client: Client,
  store: StoreState,
  changes: Map<number, Change>,
): Promise<number> => {
  let resolved = 0
  for (const [seq, hi, lo, hasLot] of await client.read('read/pending')) {
    const number = numberOf(seq)
    const judged = changes.get(number)
    if (judged && judged.after !== EFFECTIVE) continue
    if (!hasLot) changes.delete(number)
    else {
      changes.set(number, { seq: number, c: [hashOf(hi), hashOf(lo)], before: PENDING, after: EFFECTIVE })
      resolved++
    }
  }
  for (const { from, to } of pagesOf(store))
    for (const [seq, hi, lo] of await client.read('read/orphans', { from: whole(from), to: whole(to) })) {
      const number = numberOf(seq)
      const judged = changes.get(number)
      if (judged && judged.after !== EFFECTIVE) continue
      changes.set(number, {
        seq: number,
        c: [hashOf(hi), hashOf(lo)],
        before: judged?.before ?? EFFECTIVE,
        after: PENDING,
      })
    }
  return resolved
}

/** Marks what is withheld, then moves `settled` on. Changes too many for one transaction leave the totals to be counted anew. */
const apply = async (client: Client, lease: Lease, store: StoreState, changes: Changes): Promise<void> => {
  const all = [...changes].flatMap(([table, list]) => [...list.values()].map((change) => ({ table, change })))
  const isLarge = all.length > CHUNK || store.dirty
  if (isLarge)
    for (let at = 0; at < all.length; at += CHUNK)
      await client.write(async (tx) => {
        await lease.claim(tx)
        await tx.run('load/dirty')
        await mark(tx, all.slice(at, at + CHUNK))
      })
  const totals = isLarge ? await countAll(client, store) : await countNew(client, store, changes)
  await client.write(async (tx) => {
    await lease.claim(tx)
    if (!isLarge) await mark(tx, all)
    await tx.run('load/settled', {
      settled: whole(store.next),
      digest: digestOfTotals(totals),
      totals: storedTotals(totals),
    })
  })
}

const mark = async (
  tx: {
    run: (path: string, params: Record<string, unknown>, labels: Record<string, string>) => Promise<unknown>
  },
  changes: { table: TableName; change: Change }[],
): Promise<void> => {
  for (const { name } of TABLES) {
    const mine = changes.filter(({ table }) => table === name)
    const labels = { Row: rowLabel(name), Record: recordLabel(name) }
    const withheld = mine.filter(({ change }) => change.after !== EFFECTIVE)
    const taken = mine.filter(({ change }) => change.after === EFFECTIVE)
    if (withheld.length > 0)
      await tx.run(
        'load/withhold',
        { rows: withheld.map(({ change }) => [whole(change.seq), whole(change.after)]) },
        labels,
      )
    if (taken.length > 0)
      await tx.run('load/take-up', { rows: taken.map(({ change }) => [whole(change.seq)]) }, labels)
  }
}

/** The totals before, with the new rows and the changes. */
const countNew = async (client: Client, store: StoreState, changes: Changes): Promise<Totals> => {
  const { totals } = store
  for (const { name } of TABLES) {
    const Label = rowLabel(name)
    for (const { from, to } of pagesOf(store)) {
      const [sums] = await client.read('read/sums', { from: whole(from), to: whole(to) }, { Label })
      addSums(totals[name], sums!)
    }
    for (const { seq, c, before, after } of changes.get(name)!.values()) {
      const counted = seq >= store.settled || before === EFFECTIVE
      if (counted && after !== EFFECTIVE) addRow(totals[name], c, -1)
      if (!counted && after === EFFECTIVE) addRow(totals[name], c, 1)
    }
  }
  return totals
}

/** The totals of everything that is effective. */
export const countAll = async (client: Client, { next }: { next: number }): Promise<Totals> => {
  const totals = noTotals()
  for (const { name } of TABLES)
    for (const { from, to } of pagesOf({ settled: 0, next })) {
      const range = { from: whole(from), to: whole(to) }
      addSums(totals[name], (await client.read('read/sums', range, { Label: recordLabel(name) }))[0]!)
    }
  return totals
}
