#!/usr/bin/env node
import { Command, CommanderError } from 'commander'
import { readConfig } from '../config.js'
import { AppError } from '../domain/errors.js'
import { cliTexts } from '../texts/cli.js'
import { type Lang, langOf, say } from '../texts/text.js'
import { productVersion } from '../version.js'
import { bidderCommand } from './bidder.js'
import { completionCommand } from './completion.js'
import { exitCodeOf } from './context.js'
import { detectCommand } from './detect.js'
import { doctorCommand } from './doctor.js'
import { evaluateCommand } from './evaluate.js'
import { explainCommand } from './explain.js'
import { exportCommand } from './export.js'
import { generateCommand } from './generate.js'
import { importCommands } from './import.js'
import { keysCommand } from './keys.js'
import { packageCommands } from './package.js'
import { pairsCommand } from './pairs.js'
import { pathCommand } from './path.js'
import { qualityCommands } from './quality.js'
import { reportCommand } from './report.js'
import { ringsCommand } from './rings.js'
import { rulesCommand } from './rules.js'
import { screensCommand } from './screens.js'
import { serveCommands } from './serve.js'
import { storeCommand } from './store.js'
import { templateCommand } from './template.js'

/** Registers one command (or a pair) on the program; texts in the language of the call. */
export type Register = (program: Command, lang: Lang) => void

const COMMANDS: Register[] = [
  importCommands,
  templateCommand,
  qualityCommands,
  detectCommand,
  ringsCommand,
  pairsCommand,
  explainCommand,
  exportCommand,
  packageCommands,
  pathCommand,
  bidderCommand,
  reportCommand,
  screensCommand,
  rulesCommand,
  storeCommand,
  serveCommands,
  keysCommand,
  generateCommand,
  evaluateCommand,
  doctorCommand,
  completionCommand,
]

const EXIT_USAGE = 2

/** The program with all its commands. */
export const buildProgram = (lang: Lang): Command => {
  const program = new Command('biaojian')
    .description(say(cliTexts.program, lang))
    .version(productVersion())
    .option('--lang <lang>', say(cliTexts.optLang, lang))
    .option('--quiet', say(cliTexts.optQuiet, lang))
    .option('--no-color')
    .showSuggestionAfterError()
    .enablePositionalOptions(false)
    .exitOverride()
  for (const register of COMMANDS) register(program, lang)
  for (const command of program.commands) shareOptions(command, lang)
  return program
}

/** Global options are accepted after the command too, where people type them. */
const shareOptions = (command: Command, lang: Lang): void => {
  command.exitOverride().showSuggestionAfterError()
  for (const [flags, text] of [
    ['--lang <lang>', cliTexts.optLang],
    ['--quiet', cliTexts.optQuiet],
  ] as const)
    if (!command.options.some((option) => option.flags === flags)) command.option(flags, say(text, lang))
  if (!command.options.some((option) => option.long === '--no-color')) command.option('--no-color')
  for (const sub of command.commands) shareOptions(sub, lang)
}

/** Runs the command line; resolves to the exit code. */
export const main = async (argv: string[]): Promise<number> => {
  const program = buildProgram(languageOf(argv))
  try {
    await program.parseAsync(argv, { from: 'user' })
    return Number(process.exitCode ?? 0)
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT_USAGE
    process.stderr.write(`biaojian: ${messageOf(error)}\n`)
    if (!(error instanceof AppError)) process.stderr.write(`${(error as Error)?.stack ?? ''}\n`)
    return exitCodeOf(error)
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const languageOf = (argv: string[]): Lang => {
  const at = argv.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='))
  const given = at < 0 ? undefined : argv[at] === '--lang' ? argv[at + 1] : argv[at]!.slice('--lang='.length)
  if (given) return langOf(given)
  try {
    return readConfig().lang
  } catch {
    return 'en' // the command itself reports what is wrong with the configuration
  }
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})
process.exitCode = await main(process.argv.slice(2))
