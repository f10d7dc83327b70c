import { createPublicKey } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import type { Command } from 'commander'
import { isSignedBy, openNote, verifierOf, verifierWord } from '../../audit/note.js'
import { readAuditLog } from '../../audit/reader.js'
import { Bundle, bundleOf, WitnessState, witnessed } from '../../audit/witness.js'
import { AppError } from '../../domain/errors.js'
import { keyFile } from '../../formats/key-file.js'
import { writeWhole } from '../../formats/whole-file.js'
import { auditTexts as texts } from '../../texts/audit.js'
import { type Lang, say } from '../../texts/text.js'
import { type Context, contextOf } from '../context.js'
import { wholeNumber } from '../numbers.js'
import { inCasebook, storeOptions } from '../with-casebook.js'

interface WitnessOptions {
  state: string
  key: string
  logKey?: string
  name: string
}

/** `audit bundle | witness`: another machine says that a log goes on as it was, and signs what it saw. */
export const addWitness = (audit: Command, lang: Lang): void => {
  storeOptions(audit.command('bundle'), lang)
    .description(say(texts.bundle, lang))
    .option('--since <size>', say(texts.optSeen, lang), wholeNumber('since', 0, 2 ** 50), 0)
    .action(({ since }: { since: number }, command: Command) => printBundle(contextOf(command), since))
  audit
    .command('witness')
    .description(say(texts.witness, lang))
    .requiredOption('--state <file>', say(texts.optState, lang))
    .requiredOption('--key <file>', say(texts.optWitnessFile, lang))
    .option('--log-key <word>', say(texts.optLogKey, lang))
    .option('--name <name>', say(texts.optWitnessName, lang), `witness/${hostname()}`)
    .action((options: WitnessOptions, command: Command) => witness(contextOf(command), options))
}

const printBundle = (context: Context, since: number): void => {
  const { dir } = inCasebook(context, ({ dir }) => ({ dir }))
  const reader = readAuditLog(dir)
  try {
    const bundle = bundleOf(reader, since)
    if (!bundle)
      throw new AppError(
        'not_found',
        `No signed checkpoint covers ${since} entries (biaojian audit checkpoint)`,
      )
    context.printJson(bundle)
  } finally {
    reader.close()
  }
}

/** Takes a bundle from the standard input; exit 1 where it does not sign. */
const witness = async (context: Context, { state, key, logKey, name }: WitnessOptions): Promise<void> => {
  const known = knownOf(state, logKey)
  const signer = { name, key: keyFile(key) }
  const seen = witnessed(bundleIn(readFileSync(0, 'utf8')), known, signer)
  if ('defect' in seen) {
    process.exitCode = 1
    context.note(context.say(texts.witnessDefects[seen.defect], { size: known.size }))
    return
  }
  await writeWhole(state, `${JSON.stringify(seen.state)}\n`)
  context.print(seen.note.trimEnd())
  const word = verifierWord({ name, publicKey: createPublicKey(signer.key) })
  context.note(context.say(texts.witnessed, { size: seen.state.size, word }))
}

const knownOf = (path: string, logKey: string | undefined): WitnessState => {
  if (!existsSync(path)) {
    if (logKey === undefined || !verifierOf(logKey))
      throw new AppError(
        'invalid_input',
        'A witness that has seen nothing yet is told the key of the log: --log-key',
      )
    return { verifier: logKey, size: 0, root: '' }
  }
  const known = WitnessState.safeParse(jsonIn(readFileSync(path, 'utf8')))
  if (!known.success) throw new AppError('invalid_input', `Cannot read ${path}: it is no state of a witness`)
  return known.data
}

const bundleIn = (text: string): Bundle => {
  const bundle = Bundle.safeParse(jsonIn(text))
  if (!bundle.success)
    throw new AppError('invalid_input', 'The standard input holds no bundle: biaojian audit bundle')
  return bundle.data
}

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Fails with `invalid_input` unless the notes of a witness bear the signature of the key that is given. */
export const demandWitness = (path: string, word: string | undefined): void => {
  const verifier = verifierOf(word ?? '')
  if (!verifier) throw new AppError('invalid_input', `"${word ?? ''}" is no key of a witness: --witness-key`)
  const note = openNote(readFileSync(path, 'utf8'))
  if (!note || !isSignedBy(note, verifier))
    throw new AppError('invalid_input', `${path} is not signed by the witness ${verifier.name}`)
}
