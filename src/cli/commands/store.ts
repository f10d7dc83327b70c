import type { Command } from 'commander'
import { type AuditVerification, verifyAuditLog } from '../../audit/verify.js'
import type { CasebookCheck } from '../../casebook/casebook.js'
import { AppError } from '../../domain/errors.js'
import { type Verification, verifyStore } from '../../engines/verify.js'
import type { Store } from '../../store.js'
import { cliTexts } from '../../texts/cli.js'
import { say } from '../../texts/text.js'
import { auditSummary, beginsInLog } from '../audit-words.js'
import type { Register } from '../command.js'
import { type Context, contextOf, withStore } from '../context.js'
import { serverOption } from '../server-option.js'
import { serviceOf } from '../service.js'

interface Options {
  digest?: boolean
  verify?: boolean
  clear?: boolean
  yes?: boolean
}

/**
 * `store`: counts; `--digest`: one hex line; `--verify`: counts anew and compares; `--clear --yes`: empties
 * it.
 */
export const storeCommand: Register = (program, lang) => {
  program
    .command('store')
    .description(say(cliTexts.store, lang))
    .option('--store <dir>', say(cliTexts.optStore, lang))
    .addOption(serverOption(lang))
    .option('--digest', say(cliTexts.optDigest, lang))
    .option('--verify', say(cliTexts.optVerify, lang))
    .option('--clear', say(cliTexts.optClear, lang))
    .option('--yes', say(cliTexts.optYes, lang))
    .option('--json', say(cliTexts.optJson, lang))
    .action(async (options: Options, command: Command) => {
      const context = contextOf(command)
      if (options.clear && !options.yes) throw new AppError('invalid_input', context.say(cliTexts.needYes))
      if (context.config.server !== undefined && !options.clear && !options.verify)
        return printCounts(context, await serviceOf(context).get<Counted>('/store'), options.digest)
      const work = async (store: Store): Promise<void> => {
        if (options.clear) {
          // runs tell of what the graph holds: never the other way round
          if (!store.casebook.accounts.hasUsers())
            beginsInLog(store.casebook, { act: 'store.clear', what: 'store' })
          store.casebook.clear()
          await store.engine.clear()
          context.note(context.say(cliTexts.cleared, { dir: store.dir }))
        } else if (options.digest) {
          context.print(await store.engine.digest())
        } else if (options.verify) {
          const audit = verifyAuditLog(store.dir, store.casebook.storeId, context.config.audit.anchors)
          verify(context, await verifyStore(store.engine), store.casebook.check(), audit)
        } else {
          const { dir, engine } = store
          const digest = await engine.digest()
          printCounts(context, { dir, engine: engine.name, digest, ...(await engine.counts()) })
        }
      }
      await withStore(context, work, { toClear: options.clear === true })
    })
}

type Counted = { digest: string } & Record<string, unknown>

const printCounts = (context: Context, counts: Counted, digestAlone = false): void => {
  if (digestAlone) context.print(counts.digest)
  else if (context.json) context.printJson(counts)
  else
    for (const [name, value] of Object.entries(counts))
      context.print(`${name.padEnd(12)} ${typeof value === 'object' ? JSON.stringify(value) : value}`)
}

/** Exit 1 when the store is not what its digest and the market say. */
const verify = (
  context: Context,
  found: Verification,
  casebook: CasebookCheck,
  audit: AuditVerification,
): void => {
  const ok = found.ok && casebook.damaged === 0 && audit.wrong === null
  if (!ok) process.exitCode = 1
  if (context.json) {
    context.printJson({ ...found, casebook, audit, ok })
    return
  }
  const { kept, recounted } = found.digest
  const say = (ok: boolean, text: string): void => context.print(`${ok ? 'ok' : 'no'}  ${text}`)
  say(kept === recounted, context.say(cliTexts.verifyDigest, { kept, recounted }))
  for (const [check, text] of [
    [found.values, cliTexts.verifyValues],
    [found.lots, cliTexts.verifyLots],
  ] as const) {
    const { pairs, differing, examples } = check
    say(differing === 0, context.say(text, { pairs, differing }))
    for (const { a, b, store, market } of examples)
      context.print(`    ${context.say(cliTexts.verifyPair, { a, b, store, market })}`)
  }
  const { records, unsummed, damaged } = casebook
  say(damaged === 0, context.say(cliTexts.verifyCasebook, { records, damaged, unsummed }))
  for (const example of casebook.examples) context.print(`    ${example}`)
  say(audit.wrong === null, auditSummary(context, audit))
}
