import type { Command } from 'commander'
import { Option } from 'commander'
import { KEY_ROLES } from '../api/access.js'
import { createKey } from '../api/keys.js'
import { openCasebook } from '../casebook/open.js'
import { AppError } from '../domain/errors.js'
import { cliTexts } from '../texts/cli.js'
import { type Lang, say } from '../texts/text.js'
import { type Context, contextOf } from './context.js'
import type { Register } from './main.js'
import { table } from './table.js'

/** `keys create | list | revoke`: API keys; the secret is printed once and kept as a hash. */
export const keysCommand: Register = (program, lang) => {
  const keys = program.command('keys').description(say(cliTexts.keys, lang))
  shared(keys.command('create').argument('<name>'), lang)
    .addOption(new Option('--role <role>').choices(KEY_ROLES).makeOptionMandatory())
    .action((name: string, options: { role: string }, command: Command) =>
      withCasebook(command, (context, casebook) => {
        const made = createKey(casebook, name, options.role, new Date())
        if (context.json) return context.printJson(made)
        context.note(context.say(cliTexts.secretOnce))
        context.print(made.secret)
      }),
    )
  shared(keys.command('list'), lang).action((_options, command: Command) =>
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
  shared(keys.command('revoke').argument('<id>'), lang).action((id: string, _options, command: Command) =>
    withCasebook(command, (_context, casebook) => {
      if (!casebook.revokeKey(id, new Date().toISOString()))
        throw new AppError(
          'not_found',
          `Cannot revoke key "${id}": there is no such key, or it is revoked already`,
        )
    }),
  )
}

const shared = (command: Command, lang: Lang): Command =>
  command.option('--store <dir>', say(cliTexts.optStore, lang)).option('--json', say(cliTexts.optJson, lang))

const withCasebook = (
  command: Command,
  work: (context: Context, casebook: ReturnType<typeof openCasebook>) => void,
): void => {
  const context = contextOf(command)
  const casebook = openCasebook(context.config.store)
  try {
    work(context, casebook)
  } finally {
    casebook.close()
  }
}
