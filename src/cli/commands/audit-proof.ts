import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { auditVerifier } from '../../audit/audit-key.js'
import { verifierOf, verifierWord } from '../../audit/note.js'
import { defectOf, EntryProof, type ProofDefect, proveEntry } from '../../audit/proof.js'
import { readAuditLog } from '../../audit/reader.js'
import { AppError } from '../../domain/errors.js'
import { auditTexts as texts } from '../../texts/audit.js'
import { cliTexts } from '../../texts/cli.js'
import { type Lang, say } from '../../texts/text.js'
import { type Context, contextOf } from '../context.js'
import { wholeNumber } from '../numbers.js'
import { inCasebook, storeOptions } from '../with-casebook.js'

/** `audit prove | check-proof | export`: what leaves the log, to be believed without it. */
export const addProofs = (audit: Command, lang: Lang): void => {
  storeOptions(audit.command('prove').argument('<seq>', '', wholeNumber('seq', 1, 2 ** 50)), lang)
    .description(say(texts.prove, lang))
    .action((seq: number, _options, command: Command) => prove(contextOf(command), seq))
  audit
    .command('check-proof')
    .argument('<file>')
    .description(say(texts.checkProof, lang))
    .option('--key <word>', say(texts.optKey, lang))
    .option('--json', say(cliTexts.optJson, lang))
    .action((file: string, { key }: { key?: string }, command: Command) =>
      checkProof(contextOf(command), file, key),
    )
  storeOptions(audit.command('export'), lang)
    .description(say(texts.exported, lang))
    .option('--from <seq>', say(texts.optFrom, lang), wholeNumber('from', 1, 2 ** 50))
    .option('--to <seq>', say(texts.optTo, lang), wholeNumber('to', 1, 2 ** 50))
    .action((range: { from?: number; to?: number }, command: Command) =>
      exportEntries(contextOf(command), range),
    )
}

const prove = (context: Context, seq: number): void => {
  const { dir, storeId } = inCasebook(context, ({ dir, storeId }) => ({ dir, storeId }))
  const verifier = auditVerifier(dir, storeId)
  const reader = readAuditLog(dir)
  try {
    const proof = verifier && proveEntry(reader, seq, verifierWord(verifier))
    if (!proof)
      throw new AppError('not_found', `No signed checkpoint covers entry ${seq} (biaojian audit checkpoint)`)
    context.printJson(proof)
  } finally {
    reader.close()
  }
}

/** Exit 1 where the proof does not hold. Without `key` it is checked against the key that it names itself. */
const checkProof = (context: Context, file: string, key: string | undefined): void => {
  const proof = readProof(file)
  const verifier = verifierOf(key ?? proof.verifier)
  if (!verifier) throw new AppError('invalid_input', `"${key ?? proof.verifier}" is no key of an audit log`)
  const defect = defectOf(proof, verifier)
  if (defect) process.exitCode = 1
  if (context.json)
    context.printJson({ seq: proof.seq, ok: !defect, defect: defect ?? null, given: key !== undefined })
  else printProof(context, proof, defect, key === undefined)
}

const printProof = (
  context: Context,
  { seq, body, verifier }: EntryProof,
  defect: ProofDefect | undefined,
  isOwnKey: boolean,
): void => {
  if (defect) {
    const why = context.say(texts.proofDefects[defect])
    context.print(`no  ${context.say(texts.proofWrong, { seq, why })}`)
    return
  }
  context.print(`ok  ${context.say(texts.proofHolds, { seq })}`)
  context.print(`    ${body}`)
  if (isOwnKey) context.print(`!!  ${context.say(texts.ownKey, { word: verifier })}`)
}

const readProof = (file: string): EntryProof => {
  try {
    return EntryProof.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (cause) {
    throw new AppError('invalid_input', `Cannot read ${file}: it is no proof of an audit entry`, { cause })
  }
}

/** Entries as they lie in the log, a line each. */
const exportEntries = (context: Context, { from = 1, to }: { from?: number; to?: number }): void => {
  const reader = readAuditLog(context.config.store)
  try {
    for (const { body } of reader.entries(from, to)) context.print(body)
  } finally {
    reader.close()
  }
}
