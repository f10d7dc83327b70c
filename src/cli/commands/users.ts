import type { Command } from 'commander'
import {
  createUser,
  type GivenSeat,
  grantPosition,
  type Issued,
  initUsers,
  registerCertificate,
  revokePosition,
  stopUser,
  unlockUser,
} from '../../accounts/admin.js'
import { AppError } from '../../domain/errors.js'
import { isAdmin } from '../../domain/seat.js'
import { accountTexts as texts } from '../../texts/accounts.js'
import { type Lang, say, type Text } from '../../texts/text.js'
import { type AccountWork, actingOptions, withAccounts } from '../account-command.js'
import type { Register } from '../command.js'
import type { Context } from '../context.js'
import { table } from '../table.js'
import { storeOptions } from '../with-casebook.js'

/** `users init | create | grant | revoke | certificate | lock | unlock | disable | list | activate`. */
export const usersCommand: Register = (program, lang) => {
  const users = program.command('users').description(say(texts.users, lang))
  storeOptions(users.command('init').description(say(texts.usersInit, lang)), lang).action(
    (_options, command: Command) =>
      withAccounts(command, ({ context, desk, book }) =>
        printCodes(
          context,
          book(() => initUsers(desk.book, new Date())),
        ),
      ),
  )
  createCommand(users, lang)
  grantCommand(users, lang)
  revokeCommand(users, lang)
  certificateCommand(users, lang)
  stateCommand(users, lang, 'lock', texts.usersLock, ({ desk }, by, login) =>
    stopUser(desk.book, by, login, 'locked', new Date()),
  )
  stateCommand(users, lang, 'unlock', texts.usersUnlock, ({ desk }, by, login) =>
    unlockUser(desk.book, by, login),
  )
  stateCommand(users, lang, 'disable', texts.usersDisable, ({ desk }, by, login) =>
    stopUser(desk.book, by, login, 'disabled', new Date()),
  )
  listCommand(users, lang)
  activateCommand(users, lang)
}

type Actor = Awaited<ReturnType<AccountWork['actor']>>

const printCodes = (context: Context, issued: readonly Issued[]): void => {
  if (!context.json) context.note(context.say(texts.codesOnce))
  if (context.json) context.printJson(issued)
  else
    context.print(
      table(
        ['login', 'code'],
        issued.map(({ login, code }) => [login, code]),
      ),
    )
}

const acting = (users: Command, lang: Lang, name: string, text: Text, login = true): Command => {
  const command = users.command(name).description(say(text, lang))
  return actingOptions(login ? command.argument('<login>') : command, lang)
}

const createCommand = (users: Command, lang: Lang): Command =>
  acting(users, lang, 'create', texts.usersCreate)
    .argument('<name>')
    .option('--office <id>', say(texts.optOffice, lang))
    .option('--words <list>', say(texts.optWords, lang), '')
    .action((login: string, name: string, options: { office?: string; words: string }, command: Command) =>
      withAccounts(command, async ({ context, desk, freshActor, book }) => {
        const words = options.words
          .split(/[,，]/)
          .map((word) => word.trim())
          .filter(Boolean)
        const given = { login, name, office: options.office ?? null, words }
        const by = await freshActor()
        printCodes(context, [book(() => createUser(desk.book, by, given, new Date()))])
      }),
    )

type SeatOptions = { capacity: string; position: string; from?: string; to?: string; basis: string }

const grantCommand = (users: Command, lang: Lang): Command =>
  acting(users, lang, 'grant', texts.usersGrant)
    .requiredOption('--capacity <id>', say(texts.optCapacity, lang))
    .requiredOption('--position <word>', say(texts.optPosition, lang))
    .option('--from <day>', say(texts.optFrom, lang))
    .option('--to <day>', say(texts.optTo, lang))
    .requiredOption('--basis <text>', say(texts.optBasis, lang))
    .action((login: string, options: SeatOptions, command: Command) =>
      withAccounts(command, async ({ context, desk, freshActor, book }) => {
        const { capacity, position, from: fromDay, to = null, basis } = options
        const seat: GivenSeat = { login, capacity, position, fromDay, toDay: to, basis }
        const by = await freshActor()
        book(() => grantPosition(desk.book, by, seat, new Date()))
        context.note(context.say(texts.done))
      }),
    )

const revokeCommand = (users: Command, lang: Lang): Command =>
  acting(users, lang, 'revoke', texts.usersRevoke)
    .requiredOption('--capacity <id>', say(texts.optCapacity, lang))
    .requiredOption('--position <word>', say(texts.optPosition, lang))
    .action((login: string, seat: { capacity: string; position: string }, command: Command) =>
      withAccounts(command, async ({ context, desk, freshActor, book }) => {
        const by = await freshActor()
        book(() => revokePosition(desk.book, by, { login, ...seat }, new Date()))
        context.note(context.say(texts.done))
      }),
    )

const certificateCommand = (users: Command, lang: Lang): Command =>
  acting(users, lang, 'certificate', texts.usersCertificate)
    .argument('<number>')
    .option('--from <day>', say(texts.optFrom, lang))
    .option('--to <day>', say(texts.optTo, lang))
    .action((login: string, number: string, { from, to }: { from?: string; to?: string }, command: Command) =>
      withAccounts(command, async ({ context, desk, certificates, freshActor, book }) => {
        const given = { login, number, fromDay: from, toDay: to ?? null }
        const by = await freshActor()
        book(() => registerCertificate({ book: desk.book, certificates }, by, given, new Date()))
        context.note(context.say(texts.done))
      }),
    )

const stateCommand = (
  users: Command,
  lang: Lang,
  name: string,
  text: Text,
  change: (work: AccountWork, by: Actor, login: string) => void,
): Command =>
  acting(users, lang, name, text).action((login: string, _options, command: Command) =>
    withAccounts(command, async (work) => {
      const by = await work.freshActor()
      work.book(() => change(work, by, login))
      work.context.note(work.context.say(texts.done))
    }),
  )

const listCommand = (users: Command, lang: Lang): Command =>
  acting(users, lang, 'list', texts.usersList, false).action((_options, command: Command) =>
    withAccounts(command, async ({ context, desk, actor, begun }) => {
      const { seat } = await actor()
      if (!isAdmin(seat.position)) throw new AppError('forbidden', 'Administrators alone list the accounts')
      begun()
      const seats = desk.book.allPositions().filter(({ endedAt }) => endedAt === null)
      const shown = desk.book.users().map(({ words: _words, ...user }) => ({
        ...user,
        positions: seats.filter((one) => one.user === user.id),
      }))
      if (context.json) return context.printJson(shown)
      const rows = shown.map((user) => [
        user.id,
        user.login,
        user.name,
        user.office ?? '',
        user.state,
        user.positions.map((one) => `${one.capacity}:${one.position}`).join(' '),
      ])
      context.print(table(['id', 'login', 'name', 'office', 'state', 'positions'], rows))
    }),
  )

const activateCommand = (users: Command, lang: Lang): Command =>
  storeOptions(
    users.command('activate').argument('<login>').description(say(texts.usersActivate, lang)),
    lang,
  ).action((login: string, _options, command: Command) =>
    withAccounts(command, async ({ context, desk, asker, book }) => {
      const code = await asker.ask(context.say(texts.askOneTime))
      const password = await asker.ask(context.say(texts.askNewPassword), true)
      const begun = await desk.activation.begin(login, code, password)
      context.note(context.say(texts.secretToType))
      context.print(`${begun.secret}\n${begun.uri}`)
      const first = await asker.ask(context.say(texts.askCode))
      const recovery = await desk.activation.confirm(begun.ticket, first, book)
      context.note(context.say(texts.recoveryOnce))
      context.print(recovery.join('\n'))
      context.note(context.say(texts.activated))
    }),
  )
