#!/usr/bin/env node
import { Command, CommanderError } from 'commander'
import { readConfig } from '../config.js'
import { AppError } from '../domain/errors.js'
import { accountTexts } from '../texts/accounts.js'
import { cliTexts } from '../texts/cli.js'
import { messageInChinese } from '../texts/errors.js'
import { type Lang, langOf, say } from '../texts/text.js'
import { productVersion } from '../version.js'
import { endsHere } from './begun.js'
import type { Register } from './command.js'
import { accessOf, isAtMachine } from './command-access.js'
import { exitCodeOf } from './context.js'
import { demandSomebody } from './demand-somebody.js'
import { leave } from './leave.js'
import { noServerOption } from './server-option.js'
import { terminalText } from './terminal-text.js'

/**
 * The commands of one file. A call loads the file it needs: the store alone takes a third of a second to
 * load.
 */
const COMMANDS: { names: string[]; load: () => Promise<Register> }[] = [
  { names: ['import', 'check'], load: async () => (await import('./commands/import.js')).importCommands },
  { names: ['template'], load: async () => (await import('./commands/template.js')).templateCommand },
  {
    names: ['quality', 'quarantine'],
    load: async () => (await import('./commands/quality.js')).qualityCommands,
  },
  { names: ['detect'], load: async () => (await import('./commands/detect.js')).detectCommand },
  { names: ['rings'], load: async () => (await import('./commands/rings.js')).ringsCommand },
  { names: ['facts'], load: async () => (await import('./commands/facts.js')).factsCommand },
  { names: ['pairs'], load: async () => (await import('./commands/pairs.js')).pairsCommand },
  { names: ['explain'], load: async () => (await import('./commands/explain.js')).explainCommand },
  { names: ['export'], load: async () => (await import('./commands/export.js')).exportCommand },
  { names: ['package', 'verify'], load: async () => (await import('./commands/package.js')).packageCommands },
  { names: ['path'], load: async () => (await import('./commands/path.js')).pathCommand },
  { names: ['bidder'], load: async () => (await import('./commands/bidder.js')).bidderCommand },
  { names: ['report'], load: async () => (await import('./commands/report.js')).reportCommand },
  { names: ['letter', 'letters'], load: async () => (await import('./commands/letter.js')).letterCommands },
  { names: ['schedule'], load: async () => (await import('./commands/schedule.js')).scheduleCommand },
  { names: ['calendar'], load: async () => (await import('./commands/calendar.js')).calendarCommand },
  { names: ['inbox', 'leads'], load: async () => (await import('./commands/leads.js')).leadCommands },
  {
    names: ['numbers', 'key-projects'],
    load: async () => (await import('./commands/numbers.js')).numberCommands,
  },
  { names: ['exchange'], load: async () => (await import('./commands/exchange.js')).exchangeCommands },
  { names: ['colours'], load: async () => (await import('./commands/colours.js')).colourCommands },
  { names: ['tags'], load: async () => (await import('./commands/tags.js')).tagCommands },
  { names: ['spot-check'], load: async () => (await import('./commands/spot-check.js')).spotCheckCommands },
  { names: ['packs'], load: async () => (await import('./commands/packs.js')).packCommands },
  { names: ['items'], load: async () => (await import('./commands/items.js')).itemCommands },
  {
    names: ['indicators', 'board'],
    load: async () => (await import('./commands/indicators.js')).indicatorCommands,
  },
  {
    names: ['sheet', 'clocks', 'routes', 'terms'],
    load: async () => (await import('./commands/handling.js')).handlingCommands,
  },
  { names: ['screens'], load: async () => (await import('./commands/screens.js')).screensCommand },
  { names: ['rules'], load: async () => (await import('./commands/rules.js')).rulesCommand },
  { names: ['graph'], load: async () => (await import('./commands/graph.js')).graphCommand },
  { names: ['store'], load: async () => (await import('./commands/store.js')).storeCommand },
  { names: ['serve', 'start'], load: async () => (await import('./commands/serve.js')).serveCommands },
  { names: ['keys'], load: async () => (await import('./commands/keys.js')).keysCommand },
  { names: ['audit'], load: async () => (await import('./commands/audit.js')).auditCommand },
  { names: ['release'], load: async () => (await import('./commands/release.js')).releaseCommand },
  { names: ['room'], load: async () => (await import('./commands/room.js')).roomCommand },
  { names: ['access'], load: async () => (await import('./commands/access.js')).accessCommand },
  { names: ['offices'], load: async () => (await import('./commands/offices.js')).officesCommand },
  { names: ['users'], load: async () => (await import('./commands/users.js')).usersCommand },
  { names: ['generate'], load: async () => (await import('./commands/generate.js')).generateCommand },
  { names: ['evaluate'], load: async () => (await import('./commands/evaluate.js')).evaluateCommand },
  { names: ['doctor'], load: async () => (await import('./commands/doctor.js')).doctorCommand },
  { names: ['completion'], load: async () => (await import('./commands/completion.js')).completionCommand },
]

const EXIT_USAGE = 2

/**
 * The program with the one command that is called, with none for its version, or with all of them: for help,
 * completion and what is unknown.
 */
export const buildProgram = async (lang: Lang, argv: string[] = []): Promise<Command> => {
  const program = new Command('biaojian')
    .description(say(cliTexts.program, lang))
    .version(productVersion(), '-V, --version', say(cliTexts.optVersion, lang))
    .option('--lang <lang>', say(cliTexts.optLang, lang))
    .option('--quiet', say(cliTexts.optQuiet, lang))
    .option('--act-as <seat>', say(cliTexts.optActAs, lang))
    .option('--no-color')
    .showSuggestionAfterError()
    .enablePositionalOptions(false)
    .exitOverride()
    .configureOutput({
      writeErr: (text) => void process.stderr.write(terminalText(text)),
      outputError: (text, write) => write(lang === 'zh' ? `${messageInChinese(text.trim())}\n` : text),
    })
    .configureHelp({ styleTitle: (title) => titleIn(lang, title) })
    .helpOption('-h, --help', say(cliTexts.optHelp, lang))
    .helpCommand('help [command]', say(cliTexts.optHelp, lang))
  for (const { load } of commandsFor(argv)) (await load())(program, lang)
  program.hook('preAction', (_program, command) => demandSomebody(command))
  for (const command of program.commands) shareOptions(command, lang)
  return program
}

const commandsFor = (argv: string[]): typeof COMMANDS => {
  const called = argv.find((arg, i) => !arg.startsWith('-') && !VALUED.has(argv[i - 1] ?? ''))
  if (called === undefined && argv.some((arg) => arg === '-V' || arg === '--version')) return []
  const one = COMMANDS.filter(({ names }) => called !== 'completion' && names.includes(called ?? ''))
  return one.length > 0 ? one : COMMANDS
}

/** Global options that a value follows. */
const VALUED = new Set(['--lang', '--act-as'])

/** Global options are accepted after the command too, where people type them. */
const shareOptions = (command: Command, lang: Lang): void => {
  command.exitOverride().showSuggestionAfterError()
  command.helpOption('-h, --help', say(cliTexts.optHelp, lang))
  for (const [flags, text] of [
    ['--lang <lang>', cliTexts.optLang],
    ['--quiet', cliTexts.optQuiet],
    ['--act-as <seat>', cliTexts.optActAs],
  ] as const)
    if (!command.options.some((option) => option.flags === flags)) command.option(flags, say(text, lang))
  if (!command.options.some((option) => option.long === '--no-color')) command.option('--no-color')
  if (!takesServer(command)) command.addOption(noServerOption(lang))
  if (command.commands.length === 0 && (takesServer(command) || isHeldHere(command)))
    sessionOptions(command, lang)
  for (const sub of command.commands) shareOptions(sub, lang)
}

/** It takes somebody at the machine itself. */
const isHeldHere = (command: Command): boolean => {
  const access = accessOf(command)?.access
  return access !== undefined && isAtMachine(access)
}

/** Whoever logs in works through a service, one that is named or the command's own, or at the machine. */
const sessionOptions = (command: Command, lang: Lang): void => {
  for (const [flags, text] of [
    ['--as <login>', accountTexts.optAs],
    ['--session <file>', accountTexts.optSession],
  ] as const)
    if (!command.options.some((option) => option.flags === flags)) command.option(flags, say(text, lang))
}

/** It or one of its own commands works through a service. */
const takesServer = ({ options, commands }: Command): boolean =>
  options.some(({ long }) => long === '--server') || commands.some(takesServer)

/** Runs the command line; resolves to the exit code. */
export const main = async (argv: string[]): Promise<number> => {
  const lang = languageOf(argv)
  const program = await buildProgram(lang, argv)
  try {
    await program.parseAsync(argv, { from: 'user' }).catch((error: unknown) => {
      endsHere(error)
      throw error
    })
    endsHere()
    return Number(process.exitCode ?? 0)
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT_USAGE
    process.stderr.write(terminalText(`biaojian: ${messageOf(error, lang)}\n`))
    if (!(error instanceof AppError || isOfDisk(error)))
      process.stderr.write(terminalText(`${(error as Error)?.stack ?? ''}\n`))
    return exitCodeOf(error)
  } finally {
    await leave()
  }
}

/** The disk does not take what is written: no fault of the program, so no stack. */
const isOfDisk = (error: unknown): boolean =>
  ['ENOSPC', 'EDQUOT', 'EROFS', 'EIO'].includes((error as NodeJS.ErrnoException)?.code ?? '')

/** A heading of a command's help. */
const titleIn = (lang: Lang, title: string): string => {
  const known = HELP_TITLES.find((text) => text.en === title)
  return known ? say(known, lang) : title
}

const HELP_TITLES = [cliTexts.helpUsage, cliTexts.helpOptions, cliTexts.helpArguments, cliTexts.helpCommands]

const messageOf = (error: unknown, lang: Lang): string => {
  if (error instanceof AppError && error.told) return error.told[lang]
  const message = error instanceof Error ? error.message : String(error)
  return lang === 'zh' ? messageInChinese(message) : message
}

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

// what a store, export or report holds is its owner's
process.umask(0o077)
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})
process.exitCode = await main(process.argv.slice(2))
