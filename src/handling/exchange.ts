import { createPublicKey } from 'node:crypto'
import { join } from 'node:path'
import type { ExchangeFile } from '../casebook/work/exchange.js'
import type { WorkItem } from '../casebook/work/items.js'
import { AppError } from '../domain/errors.js'
import { keyFile } from '../formats/key-file.js'
import type { Actor } from './actor.js'
import { type Desk, definitionOf, rankOf } from './desk.js'
import {
  digestOfExchange,
  type ExchangeContent,
  type ExchangeStamp,
  fingerprintOfKey,
  publicKeyOf,
  readExchange,
  signerOf,
  stampExchange,
  writeExchange,
} from './exchange-file.js'
import { isOpen } from './intake.js'
import type { LeadBody, LeadProgress } from './lead.js'
import { newLead } from './new-lead.js'
import { type ChangedBy, changerOf, record, recordChange } from './record.js'

/** The store's key for exchange files: its own, made on first use. */
const keyOf = (dir: string) => keyFile(join(dir, 'exchange-key.pem'))

/** What another office is given to know files of this store by. Fails as `keyFile` does. */
export const ownExchangeKey = (dir: string): { fingerprint: string; publicPem: string } => {
  const key = createPublicKey(keyOf(dir))
  return {
    fingerprint: fingerprintOfKey(key),
    publicPem: key.export({ type: 'spki', format: 'pem' }).toString(),
  }
}

/**
 * A copy of a file of this store that leaves by a release. Fails as `keyFile` does, and with `invalid_input`.
 */
export const stampedExchange = (dir: string, file: string, stamp: ExchangeStamp): string =>
  stampExchange(file, stamp, keyOf(dir))

/** Takes files of an office in from now on that are signed with a key. Fails with `invalid_input`. */
export const trustPeer = (
  { work, offices }: Pick<Desk, 'work' | 'offices'>,
  { office, publicPem }: { office: string; publicPem: string },
  changedBy: ChangedBy,
): { fingerprint: string } => {
  if (!offices.some(({ id }) => id === office))
    throw new AppError('invalid_input', `There is no office "${office}"`)
  const fingerprint = fingerprintOfKey(publicKeyOf(publicPem))
  work.transact(() => {
    work.putExchangePeer({ fingerprint, office, publicPem, by: changerOf(changedBy), at: changedBy.at })
    recordChange(
      { work },
      { act: 'trust-peer', what: 'exchange', id: office, query: { fingerprint } },
      changedBy,
    )
  })
  return { fingerprint }
}

/** Number of a lead in another network: who signed it, and its number there. */
const FOREIGN = 'exchange-lead'
const foreignKey = (fingerprint: string, lead: string): string => `${fingerprint.slice(0, 16)}/${lead}`

/** What an export is of. */
export interface WantedExport {
  lead: string
  /** the office in the other network */
  to: string
  kind: ExchangeFile['kind']
  note: string
}

/**
 * Makes the next file for an office and keeps it: a lead of the own office, or what came of one that was
 * received. The lead says so among its events. Fails with `not_found`, with `forbidden` for another's lead,
 * with `invalid_input` for an office that there is not, and for a reply about a lead of one's own.
 */
export const exportLead = (
  desk: Desk,
  wanted: WantedExport,
  { actor, at, dir }: { actor: Actor; at: string; dir: string },
): ExchangeFile => {
  const { work } = desk
  const { to, kind, note } = wanted
  const key = keyOf(dir)
  return work.transact(() => {
    const lead = work.item(wanted.lead)
    if (lead?.kind !== 'LD') throw new AppError('not_found', `There is no item "${wanted.lead}"`)
    if (lead.host !== actor.office)
      throw new AppError('forbidden', `${lead.id} is another office's: its host sends it`)
    if (to === actor.office || !desk.offices.some(({ id }) => id === to))
      throw new AppError('invalid_input', `There is no office "${to}" to send it to`)
    const foreign = work
      .links(lead.id)
      .find(({ what }) => what === FOREIGN)
      ?.key.split('/')[1]
    if (kind === 'reply' && foreign === undefined)
      throw new AppError('invalid_input', `${lead.id} came by no exchange file: there is nothing to reply to`)
    const place = { way: 'out', peer: to, office: actor.office } as const
    const last = work.exchangeFileOf(place)
    const content: ExchangeContent = {
      ...{ from: actor.office, to, n: (last?.n ?? 0) + 1, previous: last?.sha256 ?? null, at },
      lead: kind === 'reply' ? foreign! : lead.id,
      said: kind === 'lead' ? saidOf(lead, note) : replyOf(lead, note),
    }
    const file = writeExchange(content, key)
    const made: ExchangeFile = {
      ...{
        ...place,
        n: content.n,
        id: work.nextId('XF', Number(at.slice(0, 4))),
        sha256: digestOfExchange(file),
      },
      ...{ item: lead.id, kind, at, by: actor.user ?? actor.office, file },
    }
    work.addExchangeFile(made)
    const changed = { ...lead, version: lead.version + 1 }
    work.changeItem(changed)
    const input = { file: made.id, to, n: made.n, kind, sha256: made.sha256 }
    record(desk, { act: 'exchanged', from: lead, to: changed, actor, at, input })
    return made
  })
}

const saidOf = ({ id, colour, body, progress }: WorkItem, note: string): ExchangeContent['said'] => ({
  ...{ kind: 'lead', own: id, colour: colour ?? '', body: body as LeadBody, note },
  conclusion: (progress as LeadProgress).conclusion,
})

const replyOf = (lead: WorkItem, note: string): ExchangeContent['said'] => {
  const { conclusion, results } = lead.progress as LeadProgress
  const { text } = definitionOf(lead.kind, lead.definition).states[lead.state]!
  return {
    ...{ kind: 'reply', state: lead.state, stateText: { zh: text.zh, en: text.en } },
    ...{ closeReason: lead.closeReason, conclusion, results, note },
  }
}

/** What became of a file that came. */
export interface TakenExchange {
  outcome: 'made' | 'attached' | 'replied' | 'known'
  kind: ExchangeFile['kind']
  from: string
  n: number
  lead: string
  /** copy of the release by which it left; null = it has no stamp, as of a store without users */
  release: Pick<ExchangeStamp, 'release' | 'copy' | 'copies' | 'at'> | null
}

/**
 * Takes a file in: the next of its sender, once. A lead becomes one here, or is said of the one that it is
 * already; a reply is said of the lead that it is about, with its results. The same file again changes
 * nothing. Fails with `invalid_input` where it was altered, is of nobody known, for another office, where one
 * before it is missing, or another came under its number.
 */
export const importExchange = (
  desk: Desk,
  file: string,
  { actor, at }: { actor: Actor; at: string },
): TakenExchange => {
  const { work } = desk
  const fingerprint = signerOf(file)
  const peer = work.exchangePeers().find((one) => one.fingerprint === fingerprint)
  if (!peer)
    throw new AppError('invalid_input', `The exchange file is signed by nobody known here: ${fingerprint}`)
  const { content, stamp } = readExchange(file, publicKeyOf(peer.publicPem))
  const release = stamp && copyIn(stamp)
  const { from, to, n, previous, said } = content
  if (from !== peer.office)
    throw new AppError(
      'invalid_input',
      `The exchange file says it is of ${from}; its key is that of ${peer.office}`,
    )
  if (to !== actor.office)
    throw new AppError('invalid_input', `The exchange file is for ${to}, not for ${actor.office}`)
  return work.transact(() => {
    const place = { way: 'in', peer: fingerprint, office: to } as const
    const sha256 = digestOfExchange(file)
    const same = work.exchangeFileOf(place, n)
    if (same && same.sha256 !== sha256)
      throw new AppError('invalid_input', `Another exchange file of ${from} came under the number ${n}`)
    if (same) return { outcome: 'known', kind: same.kind, from, n, lead: same.item, release }
    const last = work.exchangeFileOf(place)
    const next = (last?.n ?? 0) + 1
    if (n !== next)
      throw new AppError(
        'invalid_input',
        `The exchange file of ${from} is number ${n}: number ${next} is missing`,
      )
    if (previous !== (last?.sha256 ?? null))
      throw new AppError(
        'invalid_input',
        `The exchange file of ${from} follows another one than came before it`,
      )
    const by = { actor, at }
    const taken =
      said.kind === 'lead'
        ? takeLead(desk, { ...content, said }, fingerprint, by)
        : takeReply(desk, { ...content, said }, by)
    work.addExchangeFile({
      ...{ ...place, n, id: `${from}-${n}`, sha256, item: taken.lead, kind: said.kind, at },
      ...{ by: actor.user ?? actor.office, file },
    })
    const query = { from, n, sha256, outcome: taken.outcome, ...release }
    recordChange(desk, { act: 'import-exchange', what: 'lead', id: taken.lead, query }, { actor, at })
    return { ...taken, kind: said.kind, from, n, release }
  })
}

const copyIn = ({ release, copy, copies, at }: ExchangeStamp): TakenExchange['release'] => ({
  ...{ release, copy, copies, at },
})

type Saying<Kind extends 'lead' | 'reply'> = ExchangeContent & { said: { kind: Kind } }
type Taken = Pick<TakenExchange, 'outcome' | 'lead'>

/** A lead that came is one here from then on; one that is here already says that it came again. */
const takeLead = (
  desk: Desk,
  { from, n, lead, said }: Saying<'lead'>,
  fingerprint: string,
  { actor, at }: { actor: Actor; at: string },
): Taken => {
  if (rankOf(desk, said.colour) === 0)
    throw new AppError('invalid_input', `The exchange file has a colour that is none here: "${said.colour}"`)
  const { work } = desk
  const key = foreignKey(fingerprint, lead)
  const [known] = work.linked(FOREIGN, [key])
  const before = known && work.item(known.item)
  const input = { from, n, lead, note: said.note, conclusion: said.conclusion }
  if (before && isOpen(before)) {
    const changed = { ...before, version: before.version + 1 }
    work.changeItem(changed)
    record(desk, { act: 'exchange-came', from: before, to: changed, actor, at, input })
    return { outcome: 'attached', lead: before.id }
  }
  const { before: _before, known: _known, keyProject: _key, ...body } = said.body
  const origin = { kind: 'exchange' as const, source: `${from} ${lead}`, at }
  const text = [said.note, said.conclusion ?? ''].filter((part) => part !== '').join('\n')
  const made = newLead(desk, {
    // a run of another store is none here, and its rings are not these
    body: {
      ...body,
      facts: factsHere(desk, body.facts, fingerprint),
      origin,
      run: null,
      ...(text !== '' && { text }),
      ...(before && { before: before.id }),
    },
    ...{ colour: said.colour, actor, at, more: [{ what: FOREIGN, key }] },
  })
  return { outcome: 'made', lead: made.id }
}

/** Persons have marks of this store here, alike for all leads of one sender. */
const factsHere = ({ casebook }: Desk, facts: LeadBody['facts'], fingerprint: string): LeadBody['facts'] =>
  facts.map(({ persons, ...fact }) => ({
    ...fact,
    ...(persons && {
      persons: persons.map((one) => ({ ...one, id: casebook.markOf('person', `${fingerprint}\n${one.id}`) })),
    }),
  }))

/** What came of a lead of one's own elsewhere; its results are those of the lead. */
const takeReply = (
  desk: Desk,
  { from, n, lead: id, said }: Saying<'reply'>,
  { actor, at }: { actor: Actor; at: string },
): Taken => {
  const { work } = desk
  const lead = work.item(id)
  const sent = work
    .exchangeFiles()
    .some(({ way, item, peer }) => way === 'out' && item === id && peer === from)
  if (!lead || !sent)
    throw new AppError('invalid_input', `The exchange file replies to ${id}, which was never sent to ${from}`)
  const progress = lead.progress as LeadProgress
  const numbers = new Set(progress.results.map(({ number }) => number))
  const results = [...progress.results, ...said.results.filter(({ number }) => !numbers.has(number))]
  const changed = { ...lead, version: lead.version + 1, progress: { ...progress, results } }
  work.changeItem(changed)
  const { kind: _kind, ...input } = said
  record(desk, { act: 'exchange-replied', from: lead, to: changed, actor, at, input: { from, n, ...input } })
  return { outcome: 'replied', lead: lead.id }
}
