import type {
  GraphBid,
  GraphChanges,
  GraphLinks,
  GraphLot,
  GraphOrganisation,
  GraphText,
  GraphUse,
  Hash,
} from '../graph-changes.js'
import { kindLabels } from '../graph-labels.js'
import type { Marks } from '../marks.js'
import type { Client, Tx } from './client.js'
import { int64, numberOf, whole } from './integers.js'
import type { Lease } from './lease.js'
import { marksParam } from './store-node.js'

/**
 * Uses of values, bids and other things of one transaction: a server with 1 GiB of heap fails at twice as
 * many uses.
 */
const USES = 90_000
const BIDS = 2000
const THINGS = 500

export interface Projection {
  /** what the graph shows so far, and what it will show */
  shown: Marks
  to: Marks
  changes: GraphChanges
  /** called as it gets on */
  progress?: (done: number) => void
}

/**
 * Brings the graph that people see up to the record. Texts are new once: their nodes are made together with
 * the mark that says so. All else looks at what is there first, so that a projection that was cut short is
 * gone over again from where `shown` stands.
 */
export const project = async (client: Client, lease: Lease, work: Projection): Promise<void> => {
  const { shown, to, changes, progress } = work
  const write = (act: (tx: Tx) => Promise<unknown>): Promise<unknown> =>
    client.write(async (tx) => {
      await lease.claim(tx)
      return act(tx)
    })
  for await (const { texts, at } of changes.texts())
    await write(async (tx) => {
      const [row] = await tx.run('read/store')
      if (numberOf((row![7] as unknown[])[0]) >= at) return
      await createTexts(tx, texts)
      await tx.run('load/projected', { projected: marksParam({ ...shown, texts: at }) })
    })
  for await (const seqs of changes.goneBids())
    await write((tx) => tx.run('load/drop-bids', { seqs: seqs.map(whole) }))
  let done = 0
  for await (const bids of changes.bids())
    for (const part of bounded(bids)) {
      await write((tx) => createBids(tx, part))
      progress?.((done += part.length))
    }
  for await (const lots of changes.lots())
    for (const part of sliced(lots)) await write((tx) => tx.run('load/lots', { rows: part.map(lotParams) }))
  for await (const links of changes.links())
    for (const part of sliced(links))
      await write((tx) => tx.run('load/links', { rows: part.map(linkParams) }))
  for await (const organisations of changes.organisations())
    for (const part of sliced(organisations))
      await write((tx) => tx.run('load/organisations', { rows: part.map(organisationParams) }))
  await write((tx) => tx.run('load/projected', { projected: marksParam(to) }))
}

const sliced = function* <T>(list: readonly T[]): Generator<T[]> {
  for (let at = 0; at < list.length; at += THINGS) yield list.slice(at, at + THINGS)
}

/** Bids in parts of bounded size. */
const bounded = function* (bids: readonly GraphBid[]): Generator<GraphBid[]> {
  let part: GraphBid[] = []
  let uses = 0
  for (const bid of bids) {
    const size = bid.used.length + bid.acted.length
    if (part.length > 0 && (part.length === BIDS || uses + size > USES)) {
      yield part
      part = []
      uses = 0
    }
    part.push(bid)
    uses += size
  }
  if (part.length > 0) yield part
}

const hashParam = ({ hi, lo }: Hash): unknown => int64(hi, lo)
const maybe = (hash: Hash | undefined): unknown => (hash ? hashParam(hash) : null)
const useParams = (uses: readonly GraphUse[]): unknown[] =>
  uses.map(({ value, role }) => [hashParam(value), role])

/** Of an organisation until its bids are counted. */
const NO_BIDS = { bids: whole(0), wins: whole(0) }

const createTexts = async (tx: Tx, texts: readonly GraphText[]): Promise<void> => {
  const lists = new Map<string, GraphText[]>()
  for (const text of texts) {
    const name = text.is === 'value' ? text.kind : text.is
    const list = lists.get(name)
    if (list) list.push(text)
    else lists.set(name, [text])
  }
  for (const list of lists.values()) {
    const [first] = list
    if (first!.is === 'value') {
      const rows = list.map((text) => [hashParam(text.hash), text.text, text.is === 'value' && text.links])
      await tx.run('load/values', { rows, kind: first!.kind, labels: kindLabels(first!.kind) })
    } else {
      const isLot = first!.is === 'lot'
      const rows = list.map(({ hash, text }) => [hashParam(hash), text, isLot ? {} : NO_BIDS])
      await tx.run('load/ids', { rows }, { Class: isLot ? 'LotId' : 'Organisation' })
    }
  }
}

/** Makes those that are not shown yet. */
const createBids = async (tx: Tx, bids: readonly GraphBid[]): Promise<void> => {
  const seqs = bids.map(({ seq }) => whole(seq))
  const known = new Set((await tx.run('read/known-bids', { seqs })).map(([seq]) => numberOf(seq)))
  const rows = bids
    .filter(({ seq }) => !known.has(seq))
    .map(({ seq, bidder, lot, numbers, used, acted }) => ({
      o: hashParam(bidder),
      l: hashParam(lot),
      p: { seq: whole(seq), ...numbers },
      u: useParams(used),
      a: useParams(acted),
    }))
  if (rows.length > 0) await tx.run('load/bids', { rows })
}

/** Properties that are not given are named too: null takes away what was there. */
const lotParams = (lot: GraphLot): unknown => {
  const { title = null, industry = null, category = null, region = null, method = null } = lot
  return {
    h: hashParam(lot.hash),
    known: lot.isKnown,
    p: { title, industry, category, region, method, controlPriceFen: lot.controlPriceFen ?? null },
    opened: lot.opened ?? null,
    buyer: maybe(lot.buyer),
    agency: maybe(lot.agency),
    winners: lot.winners.map(hashParam),
  }
}

const day = (n: number | undefined): unknown => (n === undefined ? null : whole(n))

const linkParams = ({ organisation, has, holds, owned }: GraphLinks): unknown => ({
  h: hashParam(organisation),
  has: has.map(({ value, role, by }) => [hashParam(value), role, by]),
  holds: holds.map(({ person, role = null, by, share = null, from, to }) => [
    hashParam(person),
    role,
    by,
    share,
    day(from),
    day(to),
  ]),
  owned: owned.map(({ owner, share = null, from, to }) => [hashParam(owner), share, day(from), day(to)]),
})

const organisationParams = (one: GraphOrganisation): unknown => ({
  h: hashParam(one.hash),
  p: {
    name: one.name ?? null,
    aliases: one.aliases.length > 0 ? one.aliases : null,
    bids: whole(one.bids),
    wins: whole(one.wins),
  },
  bidder: one.bids > 0,
  buyer: one.isBuyer,
  agency: one.isAgency,
  registered: one.isRegistered,
})
