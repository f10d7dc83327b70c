import { type Command, Option } from 'commander'
import { generate } from '../../generate/generate.js'
import { cliTexts } from '../../texts/cli.js'
import { say } from '../../texts/text.js'
import type { Register } from '../command.js'
import { contextOf } from '../context.js'
import { wholeNumber } from '../numbers.js'
import { meter } from '../progress.js'

interface Options {
  seed: number
  bidders: number
  lots: number
  out: string
  rings?: number
  decoys?: number
  dirty?: number
  gaps?: string
  headers: 'en' | 'zh'
  encoding: 'utf-8' | 'gb18030'
  varied?: boolean
}

/** `generate`: a synthetic market in the import format, with its truth. */
export const generateCommand: Register = (program, lang) => {
  program
    .command('generate')
    .description(say(cliTexts.generate, lang))
    .requiredOption(
      '--seed <n>',
      say(cliTexts.optSeed, lang),
      wholeNumber('seed', 0, Number.MAX_SAFE_INTEGER),
    )
    .requiredOption('--bidders <n>', say(cliTexts.optBidders, lang), wholeNumber('bidders', 1, 10_000_000))
    .requiredOption('--lots <n>', say(cliTexts.optLots, lang), wholeNumber('lots', 1, 100_000_000))
    .requiredOption('--out <dir>', say(cliTexts.optOut, lang))
    .option('--rings <n>', say(cliTexts.optRings, lang), wholeNumber('rings', 0, 1_000_000))
    .option('--decoys <n>', say(cliTexts.optDecoys, lang), wholeNumber('decoys', 0, 1_000_000))
    .option('--dirty <share>', say(cliTexts.optDirty, lang), Number)
    .option('--gaps <columns>', say(cliTexts.optGaps, lang))
    .option('--varied', say(cliTexts.optVaried, lang))
    .addOption(
      new Option('--headers <language>', say(cliTexts.optHeaders, lang)).choices(['en', 'zh']).default('en'),
    )
    .addOption(
      new Option('--encoding <name>', say(cliTexts.optEncoding, lang))
        .choices(['utf-8', 'gb18030'])
        .default('utf-8'),
    )
    .option('--json', say(cliTexts.optJson, lang))
    .action((options: Options, command: Command) => {
      const context = contextOf(command)
      const progress = meter(!context.quiet && !context.json, (share, what, rate, left) =>
        context.say(cliTexts.rate, { what, share, rate, left }),
      )
      const { seed, bidders, lots, out, rings, decoys, dirty, gaps, headers, encoding, varied } = options
      const result = generate({
        seed,
        bidders,
        lots,
        out,
        headers,
        encoding,
        ...(rings !== undefined && { rings }),
        ...(decoys !== undefined && { decoys }),
        ...(dirty !== undefined && { dirty }),
        ...(gaps && { gaps: gaps.split(',') }),
        ...(varied && { varied }),
        onProgress: (done, of) => progress.update(done, of, 'lots', done),
      })
      progress.end()
      if (context.json) context.printJson(result)
      else
        for (const [table, rows] of Object.entries(result.rows)) context.print(`${table.padEnd(10)} ${rows}`)
    })
}
