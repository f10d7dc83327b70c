import type { Command } from 'commander'
import { demandSeat } from '../../accounts/admin.js'
import { BUNDLED_OFFICES, readOffices, seedOffices } from '../../accounts/office-file.js'
import { accountTexts as texts } from '../../texts/accounts.js'
import { say } from '../../texts/text.js'
import { actingOptions, withAccounts } from '../account-command.js'
import type { Register } from '../command.js'
import { table } from '../table.js'
import { storeOptions, withCasebook } from '../with-casebook.js'

/** `offices seed | list`. Once there are users, the system administrator writes them. */
export const officesCommand: Register = (program, lang) => {
  const offices = program.command('offices').description(say(texts.offices, lang))
  actingOptions(
    offices.command('seed').argument('[file]').description(say(texts.officesSeed, lang)),
    lang,
  ).action((file: string | undefined, _options, command: Command) =>
    withAccounts(command, async ({ context, desk, actor, book }) => {
      const read = readOffices(file ?? BUNDLED_OFFICES)
      if (desk.book.hasUsers()) demandSeat(await actor(), 'system-admin')
      book(() => seedOffices(desk.book, read))
      const counts = { offices: read.offices.length, capacities: read.capacities.length }
      context.note(context.say(texts.seeded, counts))
    }),
  )
  storeOptions(offices.command('list').description(say(texts.officesList, lang)), lang).action(
    (_options, command: Command) =>
      withCasebook(command, (context, { accounts }) => {
        const [held, capacities] = [accounts.offices(), accounts.capacities()]
        if (context.json) return context.printJson({ offices: held, capacities })
        const nameOf = new Map(held.map(({ id, short }) => [id, short]))
        const rows = capacities.map((c) => [
          c.id,
          nameOf.get(c.office)!,
          c.kind,
          c.industries.join(' '),
          c.fromDay,
          c.toDay ?? '',
        ])
        context.print(table(['id', 'office', 'kind', 'industries', 'from', 'to'], rows))
      }),
  )
}
