import { z } from 'zod'
import { standingOf } from '../../access/decide.js'
import type { Reader } from '../../access/keys.js'
import { RESOURCES } from '../../access/resources.js'
import { checkpointOf, openNote } from '../../audit/note.js'
import { EntryProof, proveEntry } from '../../audit/proof.js'
import type { AuditReader } from '../../audit/reader.js'
import { type NumberedEntry, searchEntries } from '../../audit/search.js'
import { AppError } from '../../domain/errors.js'
import { act } from '../act-route.js'
import { pageQuery } from '../cursor.js'
import { list } from '../list-route.js'
import { read } from '../read-route.js'
import type { Route } from '../route.js'
import { Checkpoints, ClearCountList, LogEntryList, Verification } from '../schemas/audit.js'

const LOG = { resource: 'audit-entry', classes: ['ops'] } as const
const instant = z.iso.datetime({ offset: true })
const word = z.string().min(1).max(200)

const listEntries = list('/audit', {
  id: 'listAuditEntries',
  summary:
    'Entries of the audit log, latest first: all of them for the audit administrator, the own ones for others. A page may hold fewer than asked for and still go on',
  tag: 'audit',
  query: z.strictObject({
    ...pageQuery,
    who: word.optional().meta({ description: 'Id of a user or key' }),
    what: word.optional().meta({ description: 'ring, lot, bidder, item …, as entries name it' }),
    id: word.optional().meta({ description: 'With `what`: who saw or changed that thing' }),
    act: word.optional().meta({ description: 'read, search, unmask, export, login, deny …' }),
    outcome: z.enum(['allowed', 'denied', 'failed', 'unchanged']).optional(),
    from: instant.optional(),
    to: instant.optional(),
  }),
  json: LogEntryList,
  what: 'audit',
  access: LOG,
  which: ({ query: { what, id } }) => [what, id].filter(Boolean).join(':'),
  needs: [],
  list: 'audit',
  filter: ({ query: { limit: _limit, cursor: _cursor, ...filter } }) => filter,
  load: ({ query: { limit, cursor: _cursor, from, to, ...filter }, from: page, reader, audit }) => {
    const who = seesAll(reader) ? filter.who : reader.id
    if (filter.who !== undefined && filter.who !== who)
      throw new AppError('forbidden', 'The log as a whole is for the audit administrator')
    const times = { ...(from && { from: iso(from) }), ...(to && { to: iso(to) }) }
    const before = page && Number(page.after)
    return audit.reading((log) => {
      const { entries, next } = searchEntries(log, { ...filter, ...times, who }, { before, limit })
      const told = entries.map(shownEntry)
      return { data: told, next: next === null ? null : { after: next }, checkpoint: headOf(log) }
    })
  },
})

const listCheckpoints = read('/audit/checkpoints', {
  id: 'listAuditCheckpoints',
  summary: 'Signed checkpoints, the last 100 of them, latest first; the key, and what the anchors have',
  tag: 'audit',
  json: Checkpoints,
  what: 'audit checkpoints',
  access: LOG,
  needs: [],
  load: ({ reader, audit, config }) => {
    demandAuditor(reader)
    return audit.reading((log) => {
      const all = log.checkpoints()
      const [last] = log.lastBelow(Number.MAX_SAFE_INTEGER, 1)
      const written = new Map(log.written().map(({ name, size }) => [name, size]))
      return {
        data: all.slice(-MOST_CHECKPOINTS).reverse(),
        verifier: audit.verifier() ?? null,
        uncovered: (last?.seq ?? 0) - (all.at(-1)?.size ?? 0),
        anchors: config.audit.anchors.map((name) => ({ name, size: written.get(name) ?? 0 })),
      }
    })
  },
})

const signCheckpoint = act('/audit/checkpoints', {
  method: 'POST',
  id: 'signAuditCheckpoint',
  recorded: 'before',
  summary: 'Sign a checkpoint now and write it to the anchors',
  tag: 'audit',
  status: 204,
  what: 'audit checkpoint',
  access: LOG,
  needs: [],
  prepare: ({ request, gate }) => demandAuditor(gate.admit(request, [])),
  run: async ({ audit }) => {
    await audit.sign()
    return undefined
  },
})

const getVerification = read('/audit/verification', {
  id: 'getAuditVerification',
  summary: 'The last verification of the log, and whether one runs',
  tag: 'audit',
  json: Verification,
  what: 'audit verification',
  access: LOG,
  needs: [],
  load: ({ reader, audit }) => {
    demandAuditor(reader)
    return audit.verification.state()
  },
})

const verifyLog = act('/audit/verification', {
  method: 'POST',
  id: 'verifyAuditLog',
  recorded: 'before',
  summary: 'Verify the whole log against the anchors of the configuration, beside the service',
  tag: 'audit',
  status: 202,
  json: Verification,
  what: 'audit verification',
  access: LOG,
  needs: [],
  prepare: ({ request, gate }) => demandAuditor(gate.admit(request, [])),
  run: ({ audit }) => {
    audit.verification.start()
    return audit.verification.state()
  },
})

const proof = read('/audit/proof/:seq', {
  id: 'proveAuditEntry',
  summary: 'An entry with what shows, without the log, that it lies under a signed checkpoint',
  tag: 'audit',
  params: z.object({
    seq: z.coerce
      .number()
      .int()
      .positive()
      .max(2 ** 50),
  }),
  json: EntryProof.meta({ id: 'AuditProof' }),
  what: 'audit proof',
  which: ({ params: { seq } }) => String(seq),
  access: LOG,
  needs: [],
  load: ({ params: { seq }, reader, audit }) => {
    demandAuditor(reader)
    const verifier = audit.verifier()
    const found = verifier && audit.reading((log) => proveEntry(log, seq, verifier))
    if (!found)
      throw new AppError('not_found', `No signed checkpoint covers entry ${seq} (biaojian audit checkpoint)`)
    return found
  },
})

const listClear = read('/audit/clear', {
  id: 'listClearCounts',
  summary:
    'Who was shown many personal values in clear, by day; for the security and the audit administrator',
  tag: 'audit',
  query: z.strictObject({
    above: z.coerce.number().int().min(0).max(1_000_000).default(50),
    since: z.iso.date().default('2000-01-01'),
  }),
  json: ClearCountList,
  what: 'clear counts',
  access: LOG,
  needs: [],
  load: ({ reader, query: { above, since }, accounts }) => {
    if (standingOf(reader) !== 'Se') demandAuditor(reader)
    return { data: accounts.book.clearAbove(above, since) }
  },
})

/** The audit log, for the audit administrator; and everybody's own entries. */
export const auditRoutes: Route[] = [
  listEntries,
  listCheckpoints,
  signCheckpoint,
  getVerification,
  verifyLog,
  proof,
  listClear,
]

const MOST_CHECKPOINTS = 100

const seesAll = (reader: Reader): boolean => {
  const sees = RESOURCES['audit-entry'][standingOf(reader)]
  return sees === 'all' || sees === 'unsealed'
}

/** Fails with `forbidden` for whoever sees no more of the log than the own entries. */
const demandAuditor = (reader: Reader): void => {
  if (!seesAll(reader)) throw new AppError('forbidden', 'The log as a whole is for the audit administrator')
}

const iso = (given: string): string => new Date(given).toISOString()

const shownEntry = ({ uid: _uid, ...entry }: NumberedEntry) => {
  const { prev: _prev, v: _v, ...shown } = entry as typeof entry & { prev?: string; v?: number }
  return shown
}

const headOf = (log: AuditReader): { size: number; at: string; root: string } | null => {
  const last = log.lastCheckpoint()
  const told = last && checkpointOf(openNote(last.note)?.text ?? '')
  return last && told ? { size: last.size, at: last.at, root: told.root.toString('base64') } : null
}
