import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import { detect } from '../../detection/detect.js'
import { AppError } from '../../domain/errors.js'
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
import { withCasebook } from '../with-casebook.js'

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
    .option('--json', say(cliTexts.optJson, lang))
    .addHelpText(
      'after',
      `\n${say(cliTexts.examples, lang)}\n  biaojian evaluate --truth truth.csv\n  biaojian evaluate --labelled bids.csv --mapping map.json --label is_cartel_firm\n`,
    )
    .action(async (options: Options, command: Command) => {
      const context = contextOf(command)
      if (options.truth !== undefined) againstTruth(command, options.truth)
      else if (options.labelled !== undefined) await onLabels(context, options)
      else command.error(`error: ${context.say(EVALUATE_TEXTS.needsTruth)}`, { exitCode: 2 })
    })
}

const againstTruth = (command: Command, file: string): void => {
  const truth = readTruth(file)
  withCasebook(command, (context, casebook) => {
    if (!casebook.lastRun()) throw new AppError('not_found', context.say(cliTexts.noRun))
    const { rings } = casebook.rings({ levels: ['red', 'yellow', 'green'] })
    const evaluation = evaluate(rings, truth)
    if (context.json) context.printJson(evaluation)
    else context.print(evaluationText(evaluation, context.lang))
  })
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
