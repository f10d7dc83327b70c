import { type Command, Option } from 'commander'
import { TAGGED, type Tag, type Tagged } from '../../casebook/work/tags.js'
import { shanghaiDay } from '../../domain/day.js'
import { AppError } from '../../domain/errors.js'
import type { TagSet } from '../../handling/reference.js'
import { NewTag, putTag } from '../../handling/tags.js'
import { say } from '../../texts/text.js'
import { themeTexts } from '../../texts/themes.js'
import type { Register } from '../command.js'
import type { Context } from '../context.js'
import { actorHere, inLeads, leadContext, leadOptions } from '../lead-source.js'
import { ofCoordination } from '../of-coordination.js'
import { serviceOf } from '../service.js'
import { table } from '../table.js'

const texts = themeTexts.command

interface Listed {
  sets: readonly TagSet[]
  data: readonly Tag[]
}

/** `tags sets | list | put`. */
export const tagCommands: Register = (program, lang) => {
  const tags = program.command('tags').description(say(texts.about, lang))
  leadOptions(tags.command('sets').description(say(texts.sets, lang)), lang).action(
    async (_options: unknown, command: Command) => {
      const context = leadContext(command)
      const { sets } = await listed(context)
      if (context.json) return context.printJson(sets)
      const rows = sets.flatMap(({ name, tags: own }) =>
        own.map(({ code, text }) => [code, context.say(text), context.say(name)]),
      )
      const { tag, found } = themeTexts.columns
      context.print(
        table(
          [tag, found, texts.about].map((head) => context.say(head)),
          rows,
        ),
      )
    },
  )
  leadOptions(tags.command('list').description(say(texts.list, lang)), lang).action(
    async (_options: unknown, command: Command) => {
      const context = leadContext(command)
      const { data } = await listed(context)
      if (context.json) context.printJson(data)
      else context.print(tagTable(context, data))
    },
  )
  leadOptions(tags.command('put').description(say(texts.put, lang)).argument('<id>').argument('<tag>'), lang)
    .addOption(new Option('--object <object>', TAGGED.join(', ')).choices([...TAGGED]).default('lot'))
    .requiredOption('--basis <text>', say(texts.basis, lang))
    .option('--from <day>', say(themeTexts.columns.from, lang))
    .option('--to <day>', say(themeTexts.columns.from, lang))
    .action(
      async (
        id: string,
        tag: string,
        { object, basis, from, to }: { object: Tagged; basis: string; from?: string; to?: string },
        command: Command,
      ) => {
        const context = leadContext(command)
        const given = { object, id, tag, basis, fromDay: from ?? shanghaiDay(new Date()), toDay: to ?? null }
        const read = NewTag.safeParse(given)
        if (!read.success)
          throw new AppError('invalid_input', `Cannot read the tag: ${read.error.issues[0]!.message}`)
        const data = await putHere(context, read.data)
        if (context.json) context.printJson(data)
        else context.print(`${context.say(texts.marked)}\n${tagTable(context, data)}`)
      },
    )
}

const tagTable = (context: Context, rows: readonly Tag[]): string => {
  const { object, tag, from, basis } = themeTexts.columns
  return table(
    [object, tag, from, basis].map((head) => context.say(head)),
    rows.map((row) => [
      `${context.say(themeTexts.objects[row.object])} ${row.id}`,
      row.tag,
      `${row.fromDay} — ${row.toDay ?? ''}`,
      row.basis,
    ]),
  )
}

const listed = async (context: Context): Promise<Listed> =>
  context.config.server === undefined
    ? inLeads(context, ({ desk }) => ({ sets: desk.tagSets, data: desk.work.tags() }))
    : serviceOf(context).get<Listed>('/tags')

const putHere = async (context: Context, tag: NewTag): Promise<readonly Tag[]> => {
  if (context.config.server !== undefined)
    return (await serviceOf(context).post<{ data: Tag[] }>('/tags', {}, tag)).data
  return inLeads(context, ({ desk, subject, now }) => {
    const actor = subject && actorHere(ofCoordination(subject))
    putTag(desk, tag, { actor, at: now.toISOString() })
    return desk.work.tags(tag)
  })
}
