import { type Command, Option } from 'commander'
import { createKey } from '../../access/keys.js'
import { KEY_ROLES } from '../../access/matrix.js'
import { demandSeat } from '../../accounts/admin.js'
import { AppError } from '../../domain/errors.js'
import { cliTexts } from '../../texts/cli.js'
import { say } from '../../texts/text.js'
import { type AccountWork, actingOptions, withAccounts } from '../account-command.js'
import type { Register } from '../command.js'
import { table } from '../table.js'
import { storeOptions, withCasebook } from '../with-casebook.js'

/**
 * `keys create | list | revoke`: API keys; the secret is printed once and kept as a hash. Where people log
 * in, the security administrator makes and revokes them, with a code just shown.
 */
export const keysCommand: Register = (program, lang) => {
  const keys = program.command('keys').description(say(cliTexts.keys, lang))
  actingOptions(keys.command('create').argument('<name>'), lang)
    .addOption(new Option('--role <role>').choices(KEY_ROLES).makeOptionMandatory())
    .action((name: string, options: { role: string }, command: Command) =>
      withAccounts(command, async (work) => {
        await demandKeyMaker(work)
        const { context, casebook } = work
        const made = createKey(casebook, name, options.role, new Date())
        if (context.json) return context.printJson(made)
        context.note(context.say(cliTexts.secretOnce))
        context.print(made.secret)
      }),
    )
  storeOptions(keys.command('list'), lang).action((_options, command: Command) =>
    withCasebook(command, (context, casebook) => {
      const shown = casebook.keys().map(({ hash: _hash, ...key }) => key)
      if (context.json) context.printJson(shown)
      else
        context.print(
          table(
            ['id', 'name', 'role', 'created', 'revoked'],
            shown.map((key) => [key.id, key.name, key.role, key.createdAt, key.revokedAt ?? '']),
          ),
        )
    }),
  )
  actingOptions(keys.command('revoke').argument('<id>'), lang).action(
    (id: string, _options, command: Command) =>
      withAccounts(command, async (work) => {
        await demandKeyMaker(work)
        const { casebook } = work
        if (!casebook.revokeKey(id, new Date().toISOString()))
          throw new AppError(
            'not_found',
            `Cannot revoke key "${id}": there is no such key, or it is revoked already`,
          )
      }),
  )
}

const demandKeyMaker = async ({ desk, freshActor }: AccountWork): Promise<void> => {
  if (desk.book.hasUsers()) demandSeat(await freshActor(), 'security-admin')
}
