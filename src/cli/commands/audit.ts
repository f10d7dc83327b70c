import { statSync } from 'node:fs'
import type { Command } from 'commander'
import { demandOutside, writeCheckpoint } from '../../audit/anchors.js'
import { auditVerifier } from '../../audit/audit-key.js'
import { verifierWord } from '../../audit/note.js'
import { readAuditLog } from '../../audit/reader.js'
import type { NumberedEntry } from '../../audit/search.js'
import { signNow } from '../../audit/sign-now.js'
import { type AnchorFound, type AuditVerification, verifyAuditLog } from '../../audit/verify.js'
import { auditTexts as texts } from '../../texts/audit.js'
import { say } from '../../texts/text.js'
import { auditSummary } from '../audit-words.js'
import type { Register } from '../command.js'
import { type Context, contextOf } from '../context.js'
import { inCasebook, storeOptions } from '../with-casebook.js'
import { addClear } from './audit-clear.js'
import { addProofs } from './audit-proof.js'
import { addPrune, archivesIn } from './audit-prune.js'
import { addSearch, entryTable } from './audit-search.js'
import { addWitness, demandWitness } from './audit-witness.js'

const EXIT_WRONG = 1
const EXIT_NOT_COMPARED = 3

/**
 * `audit verify | checkpoint | search | who | prove | check-proof | export | clear | bundle | witness |
 * prune`: the record of who saw and did what.
 */
export const auditCommand: Register = (program, lang) => {
  const audit = program.command('audit').description(say(texts.audit, lang))
  storeOptions(audit.command('verify'), lang)
    .description(say(texts.verify, lang))
    .option('--anchor <path...>', say(texts.optAnchor, lang))
    .option('--witness <file>', say(texts.optWitnessed, lang))
    .option('--witness-key <word>', say(texts.optWitnessKey, lang))
    .option('--archive <dir>', say(texts.optArchives, lang))
    .action((options: VerifyOptions, command: Command) => verify(contextOf(command), options))
  storeOptions(audit.command('checkpoint'), lang)
    .description(say(texts.checkpoint, lang))
    .option('--out <path>', say(texts.optOut, lang))
    .action(({ out }: { out?: string }, command: Command) => checkpoint(contextOf(command), out))
  storeOptions(audit.command('who').argument('<kind>').argument('<id>'), lang)
    .description(say(texts.who, lang))
    .action((kind: string, id: string, _options, command: Command) => who(contextOf(command), kind, id))
  addSearch(audit, lang)
  addProofs(audit, lang)
  addClear(audit, lang)
  addWitness(audit, lang)
  addPrune(audit, lang)
}

const who = (context: Context, kind: string, id: string): void => {
  const reader = readAuditLog(context.config.store)
  try {
    const entries = reader.about(kind, id).map(({ body }) => JSON.parse(body) as NumberedEntry)
    if (context.json) context.printJson(entries)
    else if (entries.length === 0) context.note(context.say(texts.nobody))
    else context.print(entryTable(entries))
  } finally {
    reader.close()
  }
}

interface VerifyOptions {
  anchor?: string[]
  witness?: string
  witnessKey?: string
  archive?: string
}

/** Exit 1 where the log is not what it was, 3 where nothing outside was there to compare with. */
const verify = (context: Context, { anchor = [], witness, witnessKey, archive }: VerifyOptions): void => {
  const { store, audit } = context.config
  if (witness !== undefined) demandWitness(witness, witnessKey)
  const anchors = [...new Set([...audit.anchors, ...anchor, ...(witness === undefined ? [] : [witness])])]
  const { found, archives } = inCasebook(context, ({ dir, storeId }) => {
    demandOutside(dir, anchors)
    const found = verifyAuditLog(dir, storeId, anchors)
    return { found, archives: archive === undefined ? [] : archivesIn(archive, { dir, storeId }) }
  })
  if (found.wrong || archives.some(({ defect }) => defect)) process.exitCode = EXIT_WRONG
  else if (!found.compared) process.exitCode = EXIT_NOT_COMPARED
  if (context.json) context.printJson({ store, ...found, ...(archive !== undefined && { archives }) })
  else {
    printFound(context, found)
    for (const { file, defect } of archives)
      context.print(
        `${defect ? 'no' : 'ok'}  ${file}${defect ? `  ${context.say(texts.archiveDefects[defect])}` : ''}`,
      )
  }
}

const printFound = (context: Context, found: AuditVerification): void => {
  context.print(`${found.wrong ? 'no' : 'ok'}  ${auditSummary(context, found)}`)
  for (const anchor of found.anchors) context.print(`    ${anchorLine(context, anchor)}`)
  if (!found.wrong) context.print(`    ${context.say(texts.head, { size: found.size, root: found.root })}`)
  if (found.pruned > 0) context.print(`    ${context.say(texts.prunedSince, { n: found.pruned })}`)
  for (const { seq, act } of found.unended) context.print(`!!  ${context.say(texts.unended, { seq, act })}`)
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
  const made = await signNow({ dir, storeId, anchors }, at, (path, message) => {
    process.exitCode = 1
    context.note(context.say(texts.anchorFailed, { path, message }))
  })
  const written = out === undefined ? undefined : await writeCheckpoint(out, isFolder(out), storeId, made)
  const verifier = verifierWord(auditVerifier(dir, storeId)!)
  if (context.json) return context.printJson({ ...made, verifier, written: written ?? null })
  context.print(made.note.trimEnd())
  if (written !== undefined) context.note(context.say(texts.checkpointWritten, { path: written }))
  context.note(context.say(texts.verifier, { word: verifier }))
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
