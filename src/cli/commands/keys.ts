import { type Command, Option } from 'commander'
import { z } from 'zod'
import { approveKey, type KeyApprover, makeKey, revokeKey, seesKey } from '../../access/key-desk.js'
import { KEY_ROLES } from '../../access/matrix.js'
import { demandSeat } from '../../accounts/admin.js'
import { resealFactors } from '../../accounts/second-factor.js'
import { keyChange } from '../../accounts/secrets.js'
import type { Present } from '../../accounts/user-sessions.js'
import type { KeyLimits, KeyRecord } from '../../casebook/casebook.js'
import { AppError } from '../../domain/errors.js'
import { resealAttachments } from '../../handling/attachments.js'
import { keyTexts as texts } from '../../texts/access.js'
import { cliTexts } from '../../texts/cli.js'
import { say } from '../../texts/text.js'
import { type AccountWork, actingOptions, withAccounts } from '../account-command.js'
import type { Register } from '../command.js'
import { table } from '../table.js'

/**
 * `keys create | approve | list | revoke`: API keys; the secret is printed once and kept as a hash. Where
 * people log in, the security administrator makes and revokes them and a leader approves them, each with a
 * code just shown. `keys rotate` changes the key under which secrets and files are sealed.
 */
export const keysCommand: Register = (program, lang) => {
  const keys = program.command('keys').description(say(cliTexts.keys, lang))
  actingOptions(keys.command('create').argument('<name>'), lang)
    .addOption(new Option('--role <role>', say(texts.role, lang)).choices(KEY_ROLES))
    .option('--capacity <id>', say(texts.capacity, lang))
    .option('--industries <names...>', say(texts.industries, lang))
    .option('--fields <classes...>', say(texts.fields, lang))
    .option('--until <day>', say(texts.until, lang))
    .option('--addresses <networks...>', say(texts.addresses, lang))
    .option('--purpose <text>', say(texts.purpose, lang))
    .action((name: string, options: KeyOptions, command: Command) =>
      withAccounts(command, async (work) => {
        const by = await keyMaker(work)
        const { context, casebook } = work
        const wanted = { name, role: options.role, limits: limitsIn(options) }
        const made = work.book(
          () => makeKey(casebook, wanted, by, new Date()),
          (key) => key.id,
        )
        const { id, secret, approvedBy } = made
        if (context.json) return context.printJson({ id, secret, waits: approvedBy === null })
        context.note(context.say(cliTexts.secretOnce))
        context.print(secret)
        if (approvedBy === null) context.note(context.say(texts.waits, { id }))
      }),
    )
  actingOptions(keys.command('approve').argument('<id>').description(say(texts.approve, lang)), lang).action(
    (id: string, _options, command: Command) =>
      withAccounts(command, async ({ casebook, freshActor, book }) => {
        const by = approverOf(await freshActor())
        book(() => approveKey(casebook, id, by))
      }),
  )
  actingOptions(keys.command('list'), lang).action((_options, command: Command) =>
    withAccounts(command, async (work) => printKeys(work, await keysSeen(work))),
  )
  actingOptions(keys.command('revoke').argument('<id>'), lang).action(
    (id: string, _options, command: Command) =>
      withAccounts(command, async (work) => {
        await keyMaker(work)
        work.book(() => revokeKey(work.casebook, id, new Date()))
      }),
  )
  actingOptions(keys.command('rotate').description(say(texts.rotate, lang)), lang).action(
    (_options, command: Command) => withAccounts(command, rotate),
  )
}

const rotate = async ({ context, casebook, desk, freshActor, book }: AccountWork): Promise<void> => {
  if (desk.book.hasUsers()) demandSeat(await freshActor(), 'system-admin')
  const change = keyChange(casebook.dir)
  // outside the transaction, in which a service beside would wait for them
  const files = resealAttachments(casebook.dir, change)
  const factors = book(() => resealFactors(desk.book, change))
  change.finish()
  // what a service sealed meanwhile under the former key
  resealAttachments(casebook.dir, change)
  resealFactors(desk.book, change)
  const count = { factors, files }
  if (context.json) context.printJson(count)
  else context.print(context.say(texts.rotated, count))
}

/** All keys where nobody logs in, else those that whoever asks may know of. */
const keysSeen = async ({ desk, casebook, actor, begun }: AccountWork): Promise<KeyRecord[]> => {
  const all = casebook.keys()
  if (!desk.book.hasUsers()) return all
  const by = partyOf(await actor())
  begun()
  return all.filter((key) => seesKey(key, by))
}

const printKeys = ({ context }: AccountWork, keys: KeyRecord[]): void => {
  const shown = keys.map(({ hash: _hash, ...key }) => key)
  if (context.json) {
    context.printJson(shown)
    return
  }
  context.print(
    table(
      ['id', 'name', 'role', 'limits', 'created', 'approved', 'revoked'],
      shown.map(({ id, name, role, limits, createdAt, approvedBy, revokedAt }) => [
        ...[id, name, role, limitsText(limits), createdAt],
        approvedBy === null ? context.say(texts.waiting) : (approvedBy ?? ''),
        revokedAt ?? '',
      ]),
    ),
  )
}

interface KeyOptions {
  role?: string
  capacity?: string
  industries?: string[]
  fields?: string[]
  until?: string
  addresses?: string[]
  purpose?: string
}

const limitsIn = ({ role: _role, until, ...given }: KeyOptions): KeyLimits => {
  const { capacity, industries, fields, addresses, purpose } = given
  if (until !== undefined && !isDay(until))
    throw new AppError('invalid_input', `"${until}" is no day: write 2026-03-01`)
  return {
    ...(capacity !== undefined && { capacity }),
    ...(industries && { industries }),
    ...(fields && { fields }),
    ...(until !== undefined && { untilDay: until }),
    ...(addresses && { addresses }),
    ...(purpose !== undefined && { purpose }),
  }
}

const isDay = (text: string): boolean => z.iso.date().safeParse(text).success

const limitsText = (limits: KeyLimits = {}): string =>
  Object.entries(limits)
    .map(([name, value]) => `${name}=${[value].flat().join(',')}`)
    .join(' ')

/** Whoever makes and revokes keys: the security administrator once there are users, by id. */
const keyMaker = async ({ desk, freshActor }: AccountWork): Promise<string | undefined> => {
  if (!desk.book.hasUsers()) return undefined
  const present = await freshActor()
  demandSeat(present, 'security-admin')
  return present.user.id
}

const approverOf = (present: Present): KeyApprover => {
  const by = partyOf(present)
  if (!('office' in by)) throw new AppError('forbidden', 'A key is approved by a leader')
  return by
}

const partyOf = ({ user, seat }: Present): KeyApprover | { position: string } => {
  const { office, kind, position } = seat
  return office === null || kind === undefined ? { position } : { user: user.id, office, kind, position }
}
