import { statSync } from 'node:fs'
import type { Command } from 'commander'
import { demandOutside, publish, writeCheckpoint } from '../../audit/anchors.js'
import { auditVerifier } from '../../audit/audit-key.js'
import type { AuditEntry } from '../../audit/entry.js'
import { openAuditLog } from '../../audit/log.js'
import { verifierWord } from '../../audit/note.js'
import { readAuditLog } from '../../audit/reader.js'
import { type AnchorFound, type AuditVerification, verifyAuditLog } from '../../audit/verify.js'
import { auditTexts as texts } from '../../texts/audit.js'
import { say } from '../../texts/text.js'
import { auditSummary } from '../audit-words.js'
import type { Register } from '../command.js'
import { type Context, contextOf } from '../context.js'
import { table } from '../table.js'
import { inCasebook, storeOptions } from '../with-casebook.js'
import { addClear } from './audit-clear.js'
import { addProofs } from './audit-proof.js'

const EXIT_WRONG = 1
const EXIT_NOT_COMPARED = 3

/**
 * `audit verify | checkpoint | who | prove | check-proof | export | clear`: the record of who saw and did
 * what.
 */
export const auditCommand: Register = (program, lang) => {
  const audit = program.command('audit').description(say(texts.audit, lang))
  storeOptions(audit.command('verify'), lang)
    .description(say(texts.verify, lang))
    .option('--anchor <path...>', say(texts.optAnchor, lang))
    .action(({ anchor = [] }: { anchor?: string[] }, command: Command) => verify(contextOf(command), anchor))
  storeOptions(audit.command('checkpoint'), lang)
    .description(say(texts.checkpoint, lang))
    .option('--out <path>', say(texts.optOut, lang))
    .action(({ out }: { out?: string }, command: Command) => checkpoint(contextOf(command), out))
  storeOptions(audit.command('who').argument('<kind>').argument('<id>'), lang)
    .description(say(texts.who, lang))
    .action((kind: string, id: string, _options, command: Command) => who(contextOf(command), kind, id))
  addProofs(audit, lang)
  addClear(audit, lang)
}

const who = (context: Context, kind: string, id: string): void => {
  const reader = readAuditLog(context.config.store)
  try {
    const entries = reader.about(kind, id).map(({ body }) => JSON.parse(body) as AuditEntry & { seq: number })
    if (context.json) context.printJson(entries)
    else if (entries.length === 0) context.note(context.say(texts.nobody))
    else context.print(seenTable(entries))
  } finally {
    reader.close()
  }
}

const seenTable = (entries: (AuditEntry & { seq: number })[]): string =>
  table(
    ['seq', 'at', 'who', 'act', 'what', 'outcome', 'purpose'],
    entries.map(({ seq, at, who, act, what = '', outcome, purpose }) => {
      const asker = [who.user ?? who.key ?? '', who.capacity ?? ''].join(' ').trim()
      return [String(seq), at, asker, act, what, outcome, purpose?.why ?? '']
    }),
  )

/** Exit 1 where the log is not what it was, 3 where nothing outside was there to compare with. */
const verify = (context: Context, given: string[]): void => {
  const { store, audit } = context.config
  const anchors = [...new Set([...audit.anchors, ...given])]
  const found = inCasebook(context, ({ dir, storeId }) => {
    demandOutside(dir, anchors)
    return verifyAuditLog(dir, storeId, anchors)
  })
  if (found.wrong) process.exitCode = EXIT_WRONG
  else if (!found.compared) process.exitCode = EXIT_NOT_COMPARED
  if (context.json) context.printJson({ store, ...found })
  else printFound(context, found)
}

const printFound = (context: Context, found: AuditVerification): void => {
  context.print(`${found.wrong ? 'no' : 'ok'}  ${auditSummary(context, found)}`)
  for (const anchor of found.anchors) context.print(`    ${anchorLine(context, anchor)}`)
  if (!found.wrong) context.print(`    ${context.say(texts.head, { size: found.size, root: found.root })}`)
  if (!found.compared) context.print(`!!  ${context.say(texts.notCompared)}`)
  else if (found.beyond > 0) context.print(`    ${context.say(texts.beyond, { n: found.beyond })}`)
}

const anchorLine = (context: Context, { path, notes, size, error }: AnchorFound): string => {
  if (error !== null) return context.say(texts.anchorUnread, { path, message: error })
  return notes === 0
    ? context.say(texts.anchorEmpty, { path })
    : context.say(texts.anchorGood, { path, notes, size })
}

const checkpoint = async (context: Context, out: string | undefined): Promise<void> => {
  const { dir, storeId } = inCasebook(context, ({ dir, storeId }) => ({ dir, storeId }))
  const { anchors } = context.config.audit
  demandOutside(dir, anchors)
  const at = new Date().toISOString()
  const log = openAuditLog(dir, storeId)
  try {
    const made = log.checkpoint(at)
    for (const path of anchors)
      await publish(log, storeId, path, at).catch(({ message }: Error) => {
        process.exitCode = 1
        context.note(context.say(texts.anchorFailed, { path, message }))
      })
    const written = out === undefined ? undefined : await writeCheckpoint(out, isFolder(out), storeId, made)
    const verifier = verifierWord(auditVerifier(dir, storeId)!)
    if (context.json) return context.printJson({ ...made, verifier, written: written ?? null })
    context.print(made.note.trimEnd())
    if (written !== undefined) context.note(context.say(texts.checkpointWritten, { path: written }))
    context.note(context.say(texts.verifier, { word: verifier }))
  } finally {
    log.close()
  }
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
