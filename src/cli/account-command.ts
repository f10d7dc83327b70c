import type { Command } from 'commander'
import { type AccountDesk, accountDesk } from '../accounts/desk.js'
import { isFresh, prove } from '../accounts/proof.js'
import type { Present } from '../accounts/user-sessions.js'
import type { Casebook } from '../casebook/casebook.js'
import { openCasebook } from '../casebook/open.js'
import type { CertificateTable } from '../casebook/work/certificates.js'
import { AppError } from '../domain/errors.js'
import { accountTexts as texts } from '../texts/accounts.js'
import { commandAccessTexts } from '../texts/command-access.js'
import { type Lang, say } from '../texts/text.js'
import { type AccountLog, accountLog } from './account-log.js'
import { type Asker, asker } from './ask.js'
import { commandName } from './command-access.js'
import { type Context, contextOf } from './context.js'
import { AGENT } from './door.js'
import { keepSession, readSession } from './session-file.js'
import { storeOptions } from './with-casebook.js'

/** What a command on accounts works with. */
export interface AccountWork {
  context: Context
  desk: AccountDesk
  casebook: Casebook
  certificates: CertificateTable
  asker: Asker
  /** Who acts: by the session file, else by password and code. */
  actor(): Promise<Present>
  /** The same, by a code that is five minutes old at most: for what changes who may do what. */
  freshActor(): Promise<Present>
  /** Somebody else who takes part: by password and code, for this command alone. */
  logIn(login: string): Promise<Present>
  /** Writes that whoever acts begins, before something is shown or changed that is not of the case book. */
  begun: AccountLog['begun']
  /** Changes the case book, with its entry. */
  book: AccountLog['book']
}

interface ActingOptions {
  as?: string
  session?: string
}

/** Where a session of the command line is from. */
const HERE = { ip: '127.0.0.1', agent: AGENT }

export const actingOptions = (command: Command, lang: Lang): Command =>
  storeOptions(command, lang)
    .option('--as <login>', say(texts.optAs, lang))
    .option('--session <file>', say(texts.optSession, lang))

/**
 * Opens the case book and its accounts for one piece of work and closes them whatever happens. What was done
 * and by whom stands in the audit log, with what it changed or before what it shows, and what became of it
 * where it failed.
 */
export const withAccounts = (
  command: Command,
  work: (work: AccountWork) => void | Promise<void>,
): Promise<void> =>
  loggedIn(command, commandName(command), (here, log) => {
    const asked: ActingOptions = command.opts()
    const noted = (present: Present): Present => {
      log.knows(present)
      return present
    }
    return work({
      ...here,
      begun: log.begun,
      book: log.book,
      actor: async () => noted(await actorOf(here, log, asked)),
      freshActor: async () => noted(await freshly(here, await actorOf(here, log, asked), asked)),
      logIn: (login) => onceBy(here, login),
    })
  })

/**
 * Lets somebody in for a command that then works on the store itself. Fails with what its demands fail with,
 * and with `invalid_input` where a second person is wanted and none named; either stands in the audit log.
 */
export const enter = (command: Command, { row, fresh, demand, demandSecond }: Entrance): Promise<void> =>
  loggedIn(command, row, async (here, log) => {
    const asked: ActingOptions & { second?: string } = command.optsWithGlobals()
    const present = await actorOf(here, log, asked)
    const shown = fresh ? await freshly(here, present, asked) : present
    log.knows(shown)
    demand(shown)
    if (demandSecond) {
      if (asked.second === undefined) throw new AppError('invalid_input', commandAccessTexts.needsSecond)
      const second = await onceBy(here, asked.second)
      log.knows(second)
      demandSecond(second)
      log.agreed(second)
    }
    log.knows(shown)
    if (fresh) log.begins()
    else log.begun()
  })

interface Entrance {
  row: string
  /** by a code that is five minutes old at most: of what changes something, whose end is told too */
  fresh: boolean
  demand: (present: Present) => void
  /** what is asked of the person who agrees (`--second`), by password and code of now */
  demandSecond?: (present: Present) => void
}

type Working = Omit<AccountWork, 'actor' | 'freshActor' | 'logIn' | 'begun' | 'book'>

const loggedIn = async (
  command: Command,
  row: string,
  work: (here: Working, log: AccountLog) => void | Promise<void>,
): Promise<void> => {
  const context = contextOf(command)
  const casebook = openCasebook(context.config.store)
  const asking = asker()
  try {
    const desk = accountDesk(casebook, () => new Date())
    const log = accountLog(casebook, row, command.args)
    const here = { context, desk, casebook, certificates: casebook.work, asker: asking }
    await log.over(() => work(here, log))
  } finally {
    asking.close()
    casebook.close()
  }
}

const actorOf = async (
  work: Working,
  log: AccountLog,
  { as: login, ...given }: ActingOptions,
): Promise<Present> => {
  const { desk, context } = work
  const session = given.session ?? context.config.session
  const kept = session === undefined ? undefined : desk.sessions.of(readSession(session), HERE.agent)
  if (kept && (login === undefined || kept.user.login.toLowerCase() === login.toLowerCase())) return kept
  if (login === undefined) throw new AppError('invalid_input', 'Name who acts: --as LOGIN')
  if (session === undefined) return onceBy(work, login)
  const token = await logIn(work, login, log.loggedIn)
  keepSession(session, token)
  return desk.sessions.of(token, HERE.agent)!
}

/** A session that ends with the command. */
const onceBy = async (work: Working, login: string): Promise<Present> => {
  const { sessions } = work.desk
  const token = await logIn(work, login)
  const present = sessions.of(token, HERE.agent)!
  sessions.end(token)
  return present
}

/** A session that was kept is asked for another code where its last is too old. */
const freshly = async (
  { context, desk, asker }: Working,
  present: Present,
  { session = context.config.session }: ActingOptions,
): Promise<Present> => {
  if (session === undefined || isFresh(present.session.provedAt, desk.clock())) return present
  const token = prove(desk, present, await asker.ask(context.say(texts.askCode)), { from: HERE })
  keepSession(session, token)
  return desk.sessions.of(token, HERE.agent)!
}

const logIn = async (
  { context, desk, asker }: Working,
  login: string,
  within?: AccountLog['loggedIn'],
): Promise<string> => {
  const password = await asker.ask(context.say(texts.askPassword, { login }), true)
  const code = await asker.ask(context.say(texts.askCode))
  return desk.login.code(await desk.login.password(login, password), code, HERE, within).token
}
