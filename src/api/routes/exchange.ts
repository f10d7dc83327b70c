import { z } from 'zod'
import type { Access } from '../../access/route-access.js'
import { exportLead, importExchange, ownExchangeKey, trustPeer } from '../../handling/exchange.js'
import { ApiProblem } from '../../service/problem.js'
import { act } from '../act-route.js'
import { download } from '../download-route.js'
import { actorIn, actorOf, itemOf } from '../lead-answer.js'
import { read } from '../read-route.js'
import type { Route } from '../route.js'
import { IdParams } from '../schemas/query.js'
import { SETTING_CHANGES } from '../settings-access.js'

const text = z.string()
const FILES: Access = { resource: 'exchange-file', classes: ['work', 'note'] }
const KIND = z.enum(['lead', 'reply'])
const head = {
  way: z.enum(['out', 'in']),
  peer: text.meta({ description: 'Office it is for; of a file that came the fingerprint of who signed it' }),
  office: text,
  n: z.int(),
  id: text,
  sha256: text,
  item: text,
  kind: KIND,
  at: text,
}
const Head = z.object(head).meta({ id: 'ExchangeFile' })

const own = <T extends { office: string; by: string }>(rows: readonly T[], office: string | undefined) =>
  rows.filter((row) => office === undefined || row.office === office).map(({ by: _by, ...row }) => row)

const listed = read('/exchange', {
  id: 'listExchange',
  summary:
    'Exchange files that the own office sent and received; the key by which files of this store are known',
  tag: 'leads',
  json: z
    .object({
      key: z.object({ fingerprint: text, publicPem: text }),
      peers: z.array(z.object({ office: text, fingerprint: text, at: text })),
      data: z.array(Head),
    })
    .meta({ id: 'ExchangeList' }),
  what: 'exchange files',
  access: FILES,
  needs: [],
  load: ({ leads, reader, store: { dir } }) => {
    const { work } = leads.desk()
    return {
      key: ownExchangeKey(dir),
      peers: work.exchangePeers().map(({ office, fingerprint, at }) => ({ office, fingerprint, at })),
      data: own(work.exchangeFiles(), reader.subject?.office),
    }
  },
})

const trust = act('/exchange/peers', {
  method: 'POST',
  id: 'trustExchangePeer',
  recorded: 'after',
  summary: 'Take in files of an office of another network that are signed with a key',
  tag: 'leads',
  body: z
    .strictObject({ office: text.min(1).max(100), publicPem: text.min(1).max(2000) })
    .meta({ id: 'NewExchangePeer' }),
  status: 201,
  json: z.object({ fingerprint: text }).meta({ id: 'ExchangePeer' }),
  what: 'exchange files',
  access: SETTING_CHANGES,
  needs: [],
  run: async ({ leads, clock, reader, body }) => {
    const now = clock()
    const done = trustPeer(leads.desk(), body, { actor: actorIn(reader, now), at: now.toISOString() })
    await leads.drain()
    return done
  },
})

const make = act('/exchange', {
  method: 'POST',
  id: 'makeExchangeFile',
  recorded: 'after',
  summary:
    'Make the next signed file for an office of another network: a lead of the own office, or what came of one that was received',
  tag: 'leads',
  body: z
    .strictObject({
      lead: text.min(1).max(60),
      to: text.min(1).max(100),
      kind: KIND.default('lead'),
      note: text.max(4000).default(''),
    })
    .meta({ id: 'NewExchangeFile' }),
  status: 201,
  json: Head,
  what: 'make exchange file',
  access: FILES,
  needs: [],
  run: async ({ leads, clock, reader, body, store: { dir } }) => {
    const now = clock()
    const desk = leads.desk()
    itemOf(desk, body.lead, { reader, now })
    const actor = actorOf(reader, now)
    const { file: _file, by: _by, ...made } = exportLead(desk, body, { actor, at: now.toISOString(), dir })
    await leads.drain()
    return made
  },
  headers: ({ id }) => ({ location: `/api/v1/exchange/${id}/file` }),
})

const file = download('/exchange/:id/file', {
  id: 'getExchangeFile',
  summary: 'An exchange file as it was made',
  tag: 'leads',
  params: IdParams,
  files: ['text/plain'],
  what: 'exchange file',
  access: FILES,
  needs: [],
  outgoing: 'named',
  make: async ({ leads, reader, params: { id } }) => {
    const found = leads.desk().work.exchangeFile('out', id)
    const office = reader.subject?.office
    if (!found || (office !== undefined && found.office !== office))
      throw new ApiProblem('not_found', `There is no exchange file "${id}"`)
    return { name: `${id}.bjx`, mediaType: 'text/plain', pieces: [Buffer.from(found.file)] }
  },
})

const take = act('/exchange/import', {
  method: 'POST',
  id: 'importExchangeFile',
  recorded: 'after',
  summary:
    'Take in an exchange file: the next of its sender, once; refused where it was altered or one is missing',
  tag: 'leads',
  body: z.strictObject({ file: text.min(1).max(900_000) }).meta({ id: 'ExchangeFileText' }),
  json: z
    .object({
      outcome: z.enum(['made', 'attached', 'replied', 'known']),
      kind: KIND,
      from: text,
      n: z.int(),
      lead: text,
      release: z
        .object({ release: text, copy: z.int(), copies: z.int(), at: text })
        .nullable()
        .meta({ description: 'Copy of the release by which it left; null = the file has no stamp' }),
    })
    .meta({ id: 'TakenExchange' }),
  what: 'import exchange file',
  access: FILES,
  needs: [],
  run: async ({ leads, clock, reader, body }) => {
    const now = clock()
    const actor = actorOf(reader, now)
    const taken = importExchange(leads.desk(), body.file, { actor, at: now.toISOString() })
    await leads.drain()
    return taken
  },
})

/** Leads between networks that do not meet. */
export const exchangeRoutes: Route[] = [listed, trust, make, file, take]
