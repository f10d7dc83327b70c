import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { demandSeat } from '../../accounts/admin.js'
import type { Present } from '../../accounts/user-sessions.js'
import { archiveBefore, archiveDefect, PRUNE, prunedId } from '../../audit/archive.js'
import { auditSigner, auditVerifier } from '../../audit/audit-key.js'
import { lineOf } from '../../audit/entry.js'
import { openAuditLog } from '../../audit/log.js'
import { readAuditLog } from '../../audit/reader.js'
import type { Casebook } from '../../casebook/casebook.js'
import { AppError } from '../../domain/errors.js'
import { writeWhole } from '../../formats/whole-file.js'
import { auditTexts as texts } from '../../texts/audit.js'
import { type Lang, say } from '../../texts/text.js'
import { type AccountWork, actingOptions, withAccounts } from '../account-command.js'
import type { Context } from '../context.js'
import { userName } from '../user-name.js'

/** Entries younger than this stay (Cybersecurity Law, art. 21: six months at least). */
const YOUNGEST_DAYS = 183

interface PruneOptions {
  before: string
  out: string
  by?: string
  witness?: string
}

/**
 * `audit prune`: bodies of old entries go into a signed archive, their leaves stay. The audit administrator
 * asks for it, the system administrator runs it, somebody of the commission looks on.
 */
export const addPrune = (audit: Command, lang: Lang): void => {
  actingOptions(audit.command('prune'), lang)
    .description(say(texts.prune, lang))
    .requiredOption('--before <day>', say(texts.optBefore, lang))
    .requiredOption('--out <dir>', say(texts.optArchive, lang))
    .option('--by <login>', say(texts.optBy, lang))
    .option('--witness <login>', say(texts.optWitness, lang))
    .action((options: PruneOptions, command: Command) =>
      withAccounts(command, async (work) => {
        const before = dayStart(options.before)
        const youngest = new Date(work.desk.clock().getTime() - YOUNGEST_DAYS * 86_400_000).toISOString()
        if (before > youngest)
          throw new AppError('invalid_input', `Entries of the last ${YOUNGEST_DAYS} days stay in the log`)
        const persons = await personsOf(work, options)
        await prune(work, { before, out: options.out, persons })
      }),
    )
}

/** The instant at which a day begins in China. */
const dayStart = (day: string): string => {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00+08:00`) : Number.NaN
  if (Number.isNaN(at)) throw new AppError('invalid_input', `"${day}" is no day: write 2026-03-01`)
  return new Date(at).toISOString()
}

/** Ids of the three persons; where nobody logs in, whoever is at the machine. */
const personsOf = async (work: AccountWork, { by, witness }: PruneOptions): Promise<string[]> => {
  if (!work.desk.book.hasUsers()) return [userName()]
  if (by === undefined || witness === undefined)
    throw new AppError('invalid_input', 'Three persons prune the log: --as, --by and --witness')
  const asks = await work.freshActor()
  demandSeat(asks, 'audit-admin')
  work.begun()
  const runs = await work.logIn(by)
  demandSeat(runs, 'system-admin')
  const looksOn = await work.logIn(witness)
  demandCommission(looksOn)
  return [asks, runs, looksOn].map(({ user }) => user.id)
}

const demandCommission = ({ seat }: Pick<Present, 'seat'>): void => {
  if (seat.kind !== 'D' || !['leader', 'log-reader'].includes(seat.position))
    throw new AppError('forbidden', 'The witness is a leader or log reader of the commission')
}

const prune = async (
  { context, casebook }: AccountWork,
  { before, out, persons }: { before: string; out: string; persons: string[] },
): Promise<void> => {
  const { dir, storeId } = casebook
  const reader = readAuditLog(dir)
  let archive: ReturnType<typeof archiveBefore>
  try {
    const last = lastKnown(reader, context)
    archive = archiveBefore(reader, { before, last }, { storeId, signer: auditSigner(dir, storeId) })
  } finally {
    reader.close()
  }
  if (!archive) return context.note(context.say(texts.nothingToPrune))
  const { range, lines, note } = archive
  const name = join(out, `biaojian-${storeId}-${range.from}-${range.to}`)
  await writeWhole(`${name}.jsonl`, lines)
  await writeWhole(`${name}.note`, note)
  const log = openAuditLog(dir, storeId)
  try {
    const entry = { uid: randomUUID(), at: new Date().toISOString(), src: 'cli', outcome: 'allowed' } as const
    const said = { act: PRUNE, what: 'log', id: prunedId(range), answer: range.archive, ids: persons }
    const [asks] = persons
    const who = persons.length > 1 ? { user: asks! } : { key: asks! }
    log.prune(range, lineOf({ ...entry, ...said, who, n: range.to - range.from + 1 }))
    log.checkpoint(new Date().toISOString())
  } finally {
    log.close()
  }
  if (context.json) context.printJson({ ...range, file: `${name}.jsonl` })
  else context.print(context.say(texts.prunedTo, { n: range.to - range.from + 1, file: `${name}.jsonl` }))
}

/** Number of the last entry that a checkpoint covers, and that each anchor of the configuration knows. */
const lastKnown = (reader: ReturnType<typeof readAuditLog>, { config }: Context): number => {
  const own = reader.lastCheckpoint()?.size ?? 0
  const written = new Map(reader.written().map(({ name, size }) => [name, size]))
  return config.audit.anchors.reduce((least, path) => Math.min(least, written.get(path) ?? 0), own)
}

/** Looks at archives in a folder against the log; answers what is wrong with each, or undefined. */
export const archivesIn = (
  folder: string,
  { dir, storeId }: Pick<Casebook, 'dir' | 'storeId'>,
): { file: string; defect: ReturnType<typeof archiveDefect> }[] => {
  const verifier = auditVerifier(dir, storeId)
  if (!verifier) return []
  const reader = readAuditLog(dir)
  try {
    return readdirSync(folder)
      .filter((name) => name.startsWith(`biaojian-${storeId}-`) && name.endsWith('.jsonl'))
      .sort()
      .map((file) => {
        const path = join(folder, file)
        const noteFile = path.replace(/\.jsonl$/, '.note')
        const note = existsSync(noteFile) ? readFileSync(noteFile, 'utf8') : ''
        return {
          file,
          defect: archiveDefect(reader, { lines: readFileSync(path, 'utf8'), note }, { storeId, verifier }),
        }
      })
  } finally {
    reader.close()
  }
}
