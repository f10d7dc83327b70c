import { type Command, Option } from 'commander'
import { AppError } from '../../domain/errors.js'
import { intakeRun } from '../../handling/intake.js'
import { DUE, type ItemFilter, LEAD_STAGES } from '../../handling/list.js'
import { cliTexts } from '../../texts/cli.js'
import { inboxTexts } from '../../texts/handling.js'
import { leadCliTexts as texts } from '../../texts/lead-cli.js'
import { type Lang, say } from '../../texts/text.js'
import { addActCommand } from '../add-act-command.js'
import type { Register } from '../command.js'
import { type Context, contextOf, withStore } from '../context.js'
import { importAlerts } from '../import-alerts.js'
import { drainedAfter, tellIntake } from '../intake-told.js'
import { type LeadClient, leadClient } from '../lead-client.js'
import { leadContext, leadOptions } from '../lead-source.js'
import { wholeNumber } from '../numbers.js'
import { itemTable, printItems } from '../print-leads.js'
import { showEvents, showLead } from '../show-lead.js'
import { addStockCommands } from '../stock-commands.js'
import { table } from '../table.js'

const DEFAULT_LIMIT = 50

/** `inbox`, `leads list | show | events | similar | act | intake | stock | release`. */
export const leadCommands: Register = (program, lang) => {
  leadOptions(program.command('inbox').description(say(texts.inbox, lang)), lang).action(
    asking(async (context, client) => {
      const groups = await client.inbox()
      if (context.json) return context.printJson(groups)
      if (groups.length === 0) return context.print(context.say(texts.nothing))
      for (const { key, count, red, overdue, items } of groups) {
        const title = context.say(inboxTexts.groups[key as keyof typeof inboxTexts.groups])
        context.print(context.colors.bold(context.say(texts.groupLine, { title, count, red, overdue })))
        context.print(itemTable(context, items))
        if (count > items.length) context.note(context.say(texts.moreLine, { n: count - items.length, key }))
        context.print('')
      }
    }),
  )
  const leads = program.command('leads').description(say(texts.leads, lang))
  listCommand(leads, lang)
  oneCommands(leads, lang)
  addActCommand(leads, lang)
  storeCommands(leads, lang)
}

type Asking = (context: Context, client: LeadClient, ...given: string[]) => Promise<void>

/** Runs work on leads with the arguments of the command. */
const asking =
  (work: Asking) =>
  (...given: unknown[]): Promise<void> => {
    const command = given.at(-1) as Command
    const context = leadContext(command)
    return work(context, leadClient(context), ...command.args)
  }

const listCommand = (leads: Command, lang: Lang): void => {
  leadOptions(leads.command('list').description(say(texts.list, lang)), lang)
    .option('--group <key>', say(texts.optGroup, lang))
    .option('--state <states>', say(texts.optState, lang))
    .option('--colour <colours>', say(texts.optColour, lang))
    .option('--host <office>', say(texts.optHost, lang))
    .option('--ring <id>', say(texts.optRing, lang))
    .addOption(new Option('--due <when>', say(texts.optDue, lang)).choices([...DUE]))
    .addOption(new Option('--stage <stage>', say(texts.optStage, lang)).choices([...LEAD_STAGES]))
    .option('--limit <n>', say(texts.optLimit, lang), wholeNumber('limit', 1, 100_000), DEFAULT_LIMIT)
    .action(async (options: ListOptions, command: Command) => {
      const context = leadContext(command)
      const { data, total } = await leadClient(context).list(filterOf(options), options.limit)
      printItems(context, { data, total }, texts.noLeads)
    })
}

interface ListOptions {
  group?: string
  state?: string
  colour?: string
  host?: string
  ring?: string
  due?: (typeof DUE)[number]
  stage?: (typeof LEAD_STAGES)[number]
  limit: number
}

const filterOf = ({ group, state, colour, host, ring, due, stage }: ListOptions): ItemFilter => ({
  ...(group !== undefined && { group }),
  ...(state !== undefined && { states: state.split(',') }),
  ...(colour !== undefined && { colours: colour.split(',') }),
  ...(host !== undefined && { host }),
  ...(ring !== undefined && { ring }),
  ...(due !== undefined && { due }),
  ...(stage !== undefined && { stage }),
})

const oneCommands = (leads: Command, lang: Lang): void => {
  leadOptions(leads.command('show').description(say(texts.show, lang)).argument('<id>'), lang).action(
    asking(async (context, client, id) => {
      const item = await client.show(id!)
      if (context.json) context.printJson(item)
      else showLead(context, item)
    }),
  )
  leadOptions(leads.command('events').description(say(texts.events, lang)).argument('<id>'), lang).action(
    asking(async (context, client, id) => {
      const events = await client.events(id!)
      if (context.json) context.printJson(events)
      else showEvents(context, events)
    }),
  )
  leadOptions(leads.command('similar').description(say(texts.similar, lang)).argument('<id>'), lang).action(
    asking(async (context, client, id) => {
      const found = await client.similar(id!)
      if (context.json) return context.printJson(found)
      if (found.length === 0) return context.print(context.say(texts.noLeads))
      const rows = found.map(({ id: other, state, share, lots }) => [
        other,
        state,
        `${share / 10}%`,
        String(lots),
      ])
      context.print(
        table([context.say(texts.id), context.say(texts.state), '', context.say(texts.lots)], rows),
      )
    }),
  )
}

const storeCommands = (leads: Command, lang: Lang): void => {
  importAlerts(leads, lang)
  const intake = leads
    .command('intake')
    .description(say(texts.intake, lang))
    .option('--store <dir>', say(cliTexts.optStore, lang))
    .option('--json', say(cliTexts.optJson, lang))
  intake.action((_options, command: Command) => {
    const context = contextOf(command)
    return withStore(context, async ({ casebook, engine }) => {
      const found = drainedAfter(casebook, intakeRun(casebook, await engine.market(), new Date()))
      if (!found) throw new AppError('not_found', context.say(cliTexts.noRun))
      if (context.json) context.printJson(found)
      else tellIntake(context, found)
    })
  })
  addStockCommands(leads, lang)
}
