import { type Command, Option } from 'commander'
import { drainHere } from '../../audit/outbox.js'
import { NUMBERED, type Numbered, type Renumbering } from '../../casebook/work/numbers.js'
import { AppError } from '../../domain/errors.js'
import { NewKeyProject, putKeyProject } from '../../handling/key-projects.js'
import { numbersOfFile } from '../../handling/number-file.js'
import { numbersOf, type TakenNumbers, takeNumbers } from '../../handling/numbers.js'
import { readPlainTable } from '../../sources/plain-rows.js'
import { keyProjectTexts } from '../../texts/key-projects.js'
import { numberTexts as texts } from '../../texts/numbers.js'
import { type Lang, say } from '../../texts/text.js'
import { subjectHere } from '../acting.js'
import type { Register } from '../command.js'
import { type Context, withStore } from '../context.js'
import { actorHere, inLeads, leadContext, leadOptions } from '../lead-source.js'
import { ofCoordination } from '../of-coordination.js'
import { serviceOf } from '../service.js'
import { table } from '../table.js'

/** `numbers import | list | show`, `key-projects list | put`. */
export const numberCommands: Register = (program, lang) => {
  const numbers = program.command('numbers').description(say(texts.about, lang))
  importCommand(numbers, lang)
  listCommands(numbers, lang)
  projectCommands(program.command('key-projects').description(say(keyProjectTexts.about, lang)), lang)
}

type Taken = Omit<TakenNumbers, 'rows'> & { stays: string[] }

const importCommand = (numbers: Command, lang: Lang): void => {
  leadOptions(numbers.command('import').description(say(texts.import, lang)).argument('<file>'), lang).action(
    async (file: string, _options: unknown, command: Command) => {
      const context = leadContext(command)
      const { numbers: rows, refused } = numbersOfFile(await readPlainTable(file))
      const taken: Taken =
        context.config.server === undefined
          ? await takeHere(context, rows)
          : await serviceOf(context).post<Taken>('/numbers', {}, { rows })
      if (context.json) return context.printJson({ ...taken, unread: refused })
      for (const { line, reason } of refused)
        context.note(context.say(texts.row, { line, reason: context.say(reason) }))
      for (const row of taken.refused) context.note(`${row.old} → ${row.new}: ${context.say(row.reason)}`)
      const counts = { added: taken.added, known: taken.known }
      context.print(context.say(texts.taken, { ...counts, refused: taken.refused.length + refused.length }))
      if (taken.stays.length > 0) context.note(context.say(texts.stays, { lots: taken.stays.join(', ') }))
    },
  )
}

const takeHere = (context: Context, rows: Parameters<typeof takeNumbers>[1]): Promise<Taken> =>
  withStore(context, async ({ casebook, engine, dir }) => {
    const now = new Date()
    const subject = subjectHere(context, casebook, now)
    const actor = subject && actorHere(ofCoordination(subject))
    const { rows: put, ...taken } = takeNumbers(casebook.work, rows, { actor, at: now.toISOString() })
    drainHere(casebook.work, { dir, storeId: casebook.storeId })
    const stays: string[] = []
    for (const { kind, new: number } of put)
      if (kind === 'lot' && (await engine.lot(number))) stays.push(number)
    return { ...taken, stays }
  })

interface Listed {
  numbers: string[]
  data: Renumbering[]
}

const listCommands = (numbers: Command, lang: Lang): void => {
  const rowsOf = (context: Context, { data }: Listed): string => {
    const heads = (['kind', 'old', 'new', 'fromDay', 'basis'] as const).map((head) =>
      context.say(texts.heads[head]),
    )
    return table(
      heads,
      data.map((row) => [
        context.say(texts.kinds[row.kind]),
        ...[row.old, row.new, row.fromDay ?? '—', row.basis],
      ]),
    )
  }
  leadOptions(numbers.command('list').description(say(texts.list, lang)), lang).action(
    async (_options: unknown, command: Command) => {
      const context = leadContext(command)
      const listed =
        context.config.server === undefined
          ? { numbers: [], data: inLeads(context, ({ desk }) => desk.work.renumberings()) }
          : await serviceOf(context).get<Listed>('/numbers')
      if (context.json) context.printJson(listed.data)
      else context.print(rowsOf(context, listed))
    },
  )
  leadOptions(numbers.command('show').description(say(texts.show, lang)).argument('<id>'), lang)
    .addOption(new Option('--kind <kind>', say(texts.heads.kind, lang)).choices([...NUMBERED]).default('lot'))
    .action(async (id: string, { kind }: { kind: Numbered }, command: Command) => {
      const context = leadContext(command)
      const own =
        context.config.server === undefined
          ? inLeads(context, ({ desk }) => numbersOf(desk.work, kind, id))
          : (await serviceOf(context).get<Listed>('/numbers', { kind, id })).numbers
      if (context.json) context.printJson(own)
      else context.print(own.join('\n'))
    })
}

const projectCommands = (projects: Command, lang: Lang): void => {
  leadOptions(projects.command('list').description(say(keyProjectTexts.list, lang)), lang).action(
    async (_options: unknown, command: Command) => {
      const context = leadContext(command)
      type Row = { project: string; programme: string; fromDay: string; toDay: string | null }
      const rows: Row[] =
        context.config.server === undefined
          ? inLeads(context, ({ desk }) => desk.work.keyProjects())
          : (await serviceOf(context).get<{ data: Row[] }>('/key-projects')).data
      if (context.json) return context.printJson(rows)
      const { project, programme, from, to } = keyProjectTexts
      context.print(
        table(
          [project, programme, from, to].map((head) => context.say(head)),
          rows.map((row) => [row.project, row.programme, row.fromDay, row.toDay ?? '—']),
        ),
      )
    },
  )
  leadOptions(projects.command('put').description(say(keyProjectTexts.put, lang)).argument('<project>'), lang)
    .requiredOption('--programme <name>', say(keyProjectTexts.programme, lang))
    .requiredOption('--from <day>', say(keyProjectTexts.from, lang))
    .option('--to <day>', say(keyProjectTexts.to, lang))
    .action(
      async (
        project: string,
        { programme, from, to }: { programme: string; from: string; to?: string },
        command: Command,
      ) => {
        const context = leadContext(command)
        const read = NewKeyProject.safeParse({ project, programme, fromDay: from, toDay: to ?? null })
        if (!read.success) throw new AppError('invalid_input', `"${to ?? from}" is no day: write 2026-03-01`)
        const marked =
          context.config.server === undefined
            ? inLeads(context, ({ desk, subject, now }) => {
                const actor = subject && actorHere(ofCoordination(subject))
                return putKeyProject(desk, read.data, { actor, at: now.toISOString() })
              })
            : (await serviceOf(context).post<{ leads: string[] }>('/key-projects', {}, read.data)).leads
        if (context.json) return context.printJson({ leads: marked })
        context.print(context.say(keyProjectTexts.marked, { n: marked.length, leads: marked.join(', ') }))
      },
    )
}
