import type { Command } from 'commander'
import pc from 'picocolors'
import { type Config, readConfig } from '../config.js'
import { AppError } from '../domain/errors.js'
import type { Store } from '../store.js'
import { type Lang, say, type Text } from '../texts/text.js'
import { HERE } from './here.js'
import { worksThroughService } from './server-option.js'
import { terminalJson, terminalText } from './terminal-text.js'

/**
 * What every command has at hand: configuration, language, and the two streams (data to stdout, talk to
 * stderr).
 */
export interface Context {
  config: Config
  lang: Lang
  json: boolean
  quiet: boolean
  /** the seat that is tried; undefined = whoever is at the machine, or the key */
  actAs: string | undefined
  /**
   * who works, by login, and the file that keeps their session; undefined = whoever is at the machine, or the
   * key
   */
  as: string | undefined
  session: string | undefined
  colors: ReturnType<typeof pc.createColors>
  say(text: Text, params?: Record<string, string | number>): string
  /** data, to stdout */
  print(text: string): void
  printJson(value: unknown): void
  /** talk, to stderr; silent with --quiet */
  note(text: string): void
}

/**
 * @param actsHere the command works in a seat by itself; the others only through a service. Fails with
 *   `invalid_input` where a seat is named that would not be kept to
 * @param entersHere it always works through a service: without one that is named, through its own
 */
export const contextOf = (command: Command, { actsHere = false, entersHere = false } = {}): Context => {
  const flags = command.optsWithGlobals<{
    store?: string
    server?: string
    lang?: string
    json?: boolean
    quiet?: boolean
    actAs?: string
    as?: string
    session?: string
    color?: boolean
  }>()
  const read = readConfig({ store: flags.store, server: flags.server, lang: flags.lang })
  const session = flags.session ?? read.session
  const config = throughService(read, command, entersHere || flags.as !== undefined || session !== undefined)
  if (flags.actAs !== undefined && !actsHere && !(config.server && worksThroughService(command)))
    throw new AppError(
      'invalid_input',
      'This command works in a seat only through a service: add --server URL',
    )
  const quiet = Boolean(flags.quiet)
  const coloured = flags.color !== false && pc.isColorSupported && Boolean(process.stdout.isTTY)
  return {
    config,
    lang: config.lang,
    json: Boolean(flags.json),
    quiet,
    actAs: flags.actAs,
    as: flags.as,
    session,
    colors: pc.createColors(coloured),
    say: (text, params) => say(text, config.lang, params),
    print: (text) => void process.stdout.write(`${terminalText(text, coloured)}\n`),
    printJson: (value) => void process.stdout.write(`${terminalJson(JSON.stringify(value, null, 2))}\n`),
    note: (text) => {
      if (!quiet) process.stderr.write(`${terminalText(text, coloured)}\n`)
    },
  }
}

/**
 * Whoever logs in passes the gate of a service: on the store of this machine, of one that the command starts.
 */
const throughService = (config: Config, command: Command, enters: boolean): Config =>
  enters && config.server === undefined && worksThroughService(command) ? { ...config, server: HERE } : config

/**
 * How long a command waits for a Neo4j server that restarts; a service answers at once that it is not there.
 */
export const PATIENCE_MS = 60_000

interface Opening {
  toClear?: boolean
  serves?: boolean
}

/** The store, for whoever closes it. */
export const openedStore = async (
  { config: { store: dir, engine, neo4j } }: Pick<Context, 'config'>,
  { toClear = false, serves = false }: Opening = {},
): Promise<Store> => {
  const { openStore } = await import('../store.js')
  return openStore(dir, {
    toClear,
    ...(engine === 'neo4j' && { neo4j: { ...neo4j, patienceMs: serves ? 0 : PATIENCE_MS } }),
  })
}

/** Opens the store for one piece of work and closes it whatever happens. */
export const withStore = async <T>(
  context: Context,
  work: (store: Store) => Promise<T>,
  how: Opening = {},
): Promise<T> => {
  const store = await openedStore(context, how)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

const EXIT: Partial<Record<AppError['code'], number>> = { cancelled: 130 }
export const exitCodeOf = (error: unknown): number =>
  error instanceof AppError ? (EXIT[error.code] ?? 1) : 1

/** A signal that fires on Ctrl-C, so that long work ends at a committed state. */
export const interruptSignal = (): AbortSignal => {
  const controller = new AbortController()
  process.once('SIGINT', () => controller.abort())
  return controller.signal
}
