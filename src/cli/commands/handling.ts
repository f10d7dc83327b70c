import { type Command, Option } from 'commander'
import { dayFrom } from '../../calendar/day.js'
import { shanghaiDay } from '../../domain/day.js'
import { AppError } from '../../domain/errors.js'
import { writeWhole } from '../../formats/whole-file.js'
import { deskOf } from '../../handling/desk.js'
import { lotsOf } from '../../handling/lots-of.js'
import { proposalForLot } from '../../handling/proposal.js'
import { sheetOf } from '../../handling/sheet.js'
import { packSheet } from '../../reports/check-sheet.js'
import { cliTexts } from '../../texts/cli.js'
import { leavingTexts } from '../../texts/command-access.js'
import { leadCliTexts as texts } from '../../texts/lead-cli.js'
import { sheetTexts } from '../../texts/sheet.js'
import { type Lang, say } from '../../texts/text.js'
import type { Register } from '../command.js'
import { type Context, contextOf, withStore } from '../context.js'
import { leadClient } from '../lead-client.js'
import { inLeads, leadContext, leadOptions } from '../lead-source.js'
import { leavingFile } from '../leaving-file.js'
import { paperLang } from '../paper-lang.js'
import { colourWord } from '../print-leads.js'
import { serverOption } from '../server-option.js'
import { serviceOf } from '../service.js'
import { table } from '../table.js'

const EXIT_OVERDUE = 3

/** `sheet`, `clocks overdue`, `routes list | try`, `terms list`. */
export const handlingCommands: Register = (program, lang) => {
  sheetCommand(program, lang)
  clocksCommand(program.command('clocks').description(say(texts.clocks, lang)), lang)
  routesCommand(program.command('routes').description(say(texts.routes, lang)), lang)
  termsCommand(program.command('terms').description(say(texts.terms, lang)), lang)
}

const sheetCommand = (program: Command, lang: Lang): void => {
  program
    .command('sheet')
    .description(say(texts.sheet, lang))
    .argument('<lead>')
    .requiredOption('--out <file>', say(texts.optOut, lang))
    .option('--purpose <text>', say(leavingTexts.optPurpose, lang))
    .option('--store <dir>', say(cliTexts.optStore, lang))
    .addOption(serverOption(lang))
    .action(async (id: string, { out, purpose }: { out: string; purpose?: string }, command: Command) => {
      const context = leadContext(command)
      if (context.config.server !== undefined) {
        const path = `/leads/${encodeURIComponent(id)}/sheet.docx`
        await writeWhole(
          out,
          await leavingFile(context, { path, query: { lang: paperLang(command) }, purpose }),
        )
        context.note(context.say(sheetTexts.written, { file: out }))
        return
      }
      const { sheet, now } = inLeads(context, ({ casebook, desk, now, visible }) => {
        const also = { sql: 'i.id = ?', values: [id] }
        const [lead] = desk.work.items(
          { kind: 'LD', visible: visible('LD'), also },
          { sort: 'colour', skip: 0, limit: 1 },
        )
        if (!lead) throw new AppError('not_found', `There is no lead "${id}"`)
        return { sheet: sheetOf(desk, casebook, lead), now }
      })
      await writeWhole(out, await packSheet(sheet, paperLang(command), now))
      context.note(context.say(sheetTexts.written, { file: out }))
    })
}

const clocksCommand = (clocks: Command, lang: Lang): void => {
  leadOptions(clocks.command('overdue').description(say(texts.overdue, lang)), lang)
    .addOption(
      new Option('--fail-on <colour>', say(texts.optFailOn, lang)).choices(['red', 'yellow', 'green']),
    )
    .action(async ({ failOn }: { failOn?: string }, command: Command) => {
      const context = leadContext(command)
      const found = await leadClient(context).overdue()
      if (context.json) context.printJson(found)
      else if (found.length === 0) context.print(context.say(texts.noOverdue))
      else {
        const heads = [texts.id, texts.colour, texts.host, texts.term, texts.due, texts.left]
        const rows = found.map(({ item, colour, host, clock }) => [
          item,
          colour === null ? '—' : colourWord(context, colour),
          host?.name ?? '—',
          clock.term,
          clock.due,
          clock.left === null ? '—' : String(Object.values(clock.left)[0]),
        ])
        context.print(
          table(
            heads.map((head) => context.say(head)),
            rows,
            [5],
          ),
        )
      }
      if (failOn !== undefined && found.some(({ colour }) => colour === failOn))
        process.exitCode = EXIT_OVERDUE
    })
}

const routesCommand = (routes: Command, lang: Lang): void => {
  leadOptions(routes.command('list').description(say(texts.routesList, lang)), lang).action(
    async (_options, command: Command) => {
      const context = leadContext(command)
      const found = await leadClient(context).routes()
      if (context.json) return context.printJson(found)
      const rows = found.map((row) => [
        row.id,
        String(row.priority),
        `${row.validFrom} – ${row.validTo ?? ''}`,
        Object.entries(row.match)
          .map(([key, value]) => `${key}=${String(value)}`)
          .join(' '),
        [row.host ?? '', ...row.copied.map((office) => `(${office})`)].join(' ').trim(),
        row.mark,
      ])
      context.print(table(['id', '', '', '', context.say(texts.host), context.say(texts.mark)], rows, [1]))
    },
  )
  routes
    .command('try')
    .description(say(texts.routesTry, lang))
    .requiredOption('--lot <id>', say(texts.optLot, lang))
    .option('--day <day>', say(texts.optDay, lang))
    .option('--store <dir>', say(cliTexts.optStore, lang))
    .addOption(serverOption(lang))
    .option('--json', say(cliTexts.optJson, lang))
    .action(async ({ lot, day }: { lot: string; day?: string }, command: Command) => {
      const context = contextOf(command)
      if (day !== undefined) dayFrom(day)
      if (context.config.server !== undefined) {
        return tellProposal(context, await serviceOf(context).get<Proposed>('/routes/preview', { lot, day }))
      }
      return withStore(context, async ({ casebook, engine }) => {
        if (!(await engine.lot(lot))) throw new AppError('not_found', `There is no lot "${lot}"`)
        const [found] = lotsOf(await engine.market(), [lot])
        const on = { colour: 'yellow', day: day ?? shanghaiDay(new Date()) }
        tellProposal(context, proposalForLot(deskOf(casebook), found!, on))
      })
    })
}

type Proposed = Pick<ReturnType<typeof proposalForLot>, 'row' | 'host' | 'cohandlers'>

const tellProposal = (context: Context, found: Proposed): void => {
  const { row, host, cohandlers } = found
  if (context.json) context.printJson(found)
  else
    context.print(
      context.say(texts.proposal, {
        row: row ?? '—',
        host: host ?? '—',
        cohandlers: cohandlers.join(' ') || '—',
      }),
    )
}

const termsCommand = (terms: Command, lang: Lang): void => {
  leadOptions(terms.command('list').description(say(texts.termsList, lang)), lang).action(
    async (_options, command: Command) => {
      const context = leadContext(command)
      const found = await leadClient(context).terms()
      if (context.json) return context.printJson(found)
      const heads = [texts.term, texts.amount, texts.aboutTerm, texts.source, texts.mark]
      const rows = found.map(({ code, unit, amount, about, source, mark }) => [
        code,
        context.say(texts.unit[unit], { n: amount }),
        context.say(about),
        source,
        mark,
      ])
      context.print(
        table(
          heads.map((head) => context.say(head)),
          rows,
        ),
      )
    },
  )
}
