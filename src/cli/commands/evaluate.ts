import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import { detect } from '../../detection/detect.js'
import { AppError } from '../../domain/errors.js'
import { LEVELS } from '../../domain/grade.js'
import type { Ring } from '../../domain/ring.js'
import { evaluate } from '../../evaluate/evaluate.js'
import { evaluateLabelled, type LabelledEvaluation } from '../../evaluate/labelled.js'
import { labelledText } from '../../evaluate/labelled-report.js'
import { readLabels } from '../../evaluate/labels.js'
import { evaluationText } from '../../evaluate/report.js'
import { readTruth } from '../../evaluate/truth.js'
import { importPaths } from '../../intake/import.js'
import { readMapping } from '../../sources/mapping.js'
import { openStore } from '../../store.js'
import { cliTexts } from '../../texts/cli.js'
import { EVALUATE_TEXTS } from '../../texts/evaluate.js'
import { say } from '../../texts/text.js'
import type { Register } from '../command.js'
import { type Context, contextOf } from '../context.js'
import { wholeNumber } from '../numbers.js'
import { listedRings, wholeRings } from '../served-rings.js'
import { serverOption } from '../server-option.js'
import { serviceOf } from '../service.js'
import { inCasebook } from '../with-casebook.js'

interface Options {
  truth?: string
  labelled?: string[]
  label?: string
  ring?: string
  mapping?: string
  seed: number
}

/**
 * `evaluate --truth FILE`: the last run's rings against known truth; `evaluate --labelled PATH…`: scores and
 * rings on a labelled bid table.
 */
export const evaluateCommand: Register = (program, lang) => {
  program
    .command('evaluate')
    .description(say(cliTexts.evaluate, lang))
    .option('--truth <file>', say(cliTexts.optTruth, lang))
    .option('--labelled <paths...>', say(EVALUATE_TEXTS.optLabelled, lang))
    .option('--label <column>', say(EVALUATE_TEXTS.optLabel, lang))
    .option('--ring <column>', say(EVALUATE_TEXTS.optRing, lang))
    .option('--mapping <file>', say(cliTexts.optMapping, lang))
    .option('--seed <n>', say(cliTexts.optSeed, lang), wholeNumber('seed', 0, 0xffffffff), 1)
    .option('--store <dir>', say(cliTexts.optStore, lang))
    .addOption(serverOption(lang))
    .option('--json', say(cliTexts.optJson, lang))
    .addHelpText(
      'after',
      `\n${say(cliTexts.examples, lang)}\n  biaojian evaluate --truth truth.csv\n  biaojian evaluate --labelled bids.csv --mapping map.json --label is_cartel_firm\n`,
    )
    .action(async (options: Options, command: Command) => {
      const context = contextOf(command)
      if (options.truth !== undefined) await againstTruth(context, options.truth)
      else if (options.labelled !== undefined) await onLabels(context, options)
      else command.error(`error: ${context.say(EVALUATE_TEXTS.needsTruth)}`, { exitCode: 2 })
    })
}

const againstTruth = async (context: Context, file: string): Promise<void> => {
  const truth = readTruth(file)
  const rings = await (context.config.server === undefined ? ringsHere(context) : ringsThere(context))
  if (!rings) throw new AppError('not_found', context.say(cliTexts.noRun))
  const evaluation = evaluate(rings, truth)
  if (context.json) context.printJson(evaluation)
  else context.print(evaluationText(evaluation, context.lang))
}

const ringsHere = (context: Context): Ring[] | undefined =>
  inCasebook(context, (casebook) =>
    casebook.lastRun() ? casebook.rings({ levels: [...LEVELS] }).rings : undefined,
  )

/** As far as whoever asks sees them. */
const ringsThere = async (context: Context): Promise<Ring[] | undefined> => {
  const service = serviceOf(context)
  const { run, data } = await listedRings(service, { level: LEVELS.join(',') })
  if (run === null) return undefined
  return wholeRings(
    service,
    run,
    data.map(({ id }) => id),
  )
}

const onLabels = async (context: Context, options: Options): Promise<void> => {
  if (options.label === undefined) throw new AppError('invalid_input', context.say(EVALUATE_TEXTS.needsLabel))
  const evaluation = await evaluatePaths(options.labelled!, { ...options, label: options.label })
  if (context.json) context.printJson(evaluation)
  else context.print(labelledText(evaluation, context.lang))
}

/**
 * Imports the table into a store of its own, detects, and compares with the labels; the store goes
 * afterwards.
 */
const evaluatePaths = async (
  paths: string[],
  { label, ring, mapping: file, seed }: Options & { label: string },
): Promise<LabelledEvaluation> => {
  const mapping = file === undefined ? undefined : await readMapping(file)
  const labels = await readLabels(paths, { label, ring }, mapping)
  const dir = mkdtempSync(join(tmpdir(), 'biaojian-evaluate-'))
  try {
    const store = await openStore(dir)
    try {
      const now = (): Date => new Date()
      const { files } = await importPaths(store, paths, { ...(mapping && { mapping }), now })
      const rejected = files.find(({ error }) => error)
      if (rejected) throw new AppError('invalid_input', `${rejected.file}: ${rejected.error}`)
      await detect(store, { workers: 1, seed, communities: 'leiden', now })
      const { rings } = store.casebook.rings({ levels: ['red', 'yellow', 'green'] })
      return evaluateLabelled(await store.engine.market(), rings, labels, seed)
    } finally {
      await store.close()
    }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
