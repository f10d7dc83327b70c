import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { personsSeen, seesPerson } from '../../api/lead-answer.js'
import { AppError } from '../../domain/errors.js'
import {
  approvePolicy,
  COLOURED,
  dryRun,
  NewPolicy,
  type ProposedPolicy,
  proposedPolicies,
  proposePolicy,
  type Recoloured,
} from '../../handling/colours.js'
import type { ListedPerson } from '../../handling/persons.js'
import type { ColourPolicy } from '../../handling/reference.js'
import { colourTexts as texts } from '../../texts/colours.js'
import { type Lang, say } from '../../texts/text.js'
import type { Register } from '../command.js'
import type { Context } from '../context.js'
import { actorHere, inLeads, type LeadWork, leadContext, leadOptions } from '../lead-source.js'
import { ofCoordination } from '../of-coordination.js'
import { serviceOf } from '../service.js'
import { table } from '../table.js'

/** `colours history | persons | policy | preview | propose | approve`. */
export const colourCommands: Register = (program, lang) => {
  const colours = program.command('colours').description(say(texts.about, lang))
  historyCommand(colours, lang)
  personsCommand(colours, lang)
  policyCommands(colours, lang)
}

const OBJECTS = ['lead', ...COLOURED] as const

interface History {
  colour: string | null
  data: { before: string | null; after: string; at: string; cause: string; policy: number }[]
}

const historyCommand = (colours: Command, lang: Lang): void => {
  leadOptions(
    colours.command('history').description(say(texts.show, lang)).argument('<object>').argument('<id>'),
    lang,
  ).action(async (given: string, id: string, _options: unknown, command: Command) => {
    const context = leadContext(command)
    const object = OBJECTS.find((one) => one === given)
    if (!object) throw new AppError('invalid_input', `There is no kind "${given}": ${OBJECTS.join(', ')}`)
    const found =
      context.config.server === undefined
        ? inLeads(context, ({ desk, reader, now }) =>
            object === 'person' && !seesPerson(desk, id, { reader, now })
              ? { colour: null, data: [] }
              : {
                  colour: desk.work.colour(object, id)?.colour ?? null,
                  data: desk.work.colourEvents(object, id),
                },
          )
        : await serviceOf(context).get<History>('/colours/history', { object, id })
    if (found.data.length === 0)
      throw new AppError('not_found', `There is no ${object} "${id}" with a colour`)
    if (context.json) return context.printJson(found)
    const { at, from, to, cause, version } = texts.heads
    context.print(
      table(
        [at, from, to, cause, version].map((head) => context.say(head)),
        found.data.map((row) => [
          row.at.slice(0, 16),
          row.before ?? '—',
          row.after,
          row.cause,
          String(row.policy),
        ]),
      ),
    )
  })
}

const MOST_PERSONS = 10_000

const personsCommand = (colours: Command, lang: Lang): void => {
  leadOptions(colours.command('persons').description(say(texts.persons, lang)), lang)
    .option('--colour <colour>', say(texts.ofColour, lang))
    .action(async ({ colour }: { colour?: string }, command: Command) => {
      const context = leadContext(command)
      const rows =
        context.config.server === undefined
          ? inLeads(
              context,
              ({ desk, reader, now }) =>
                personsSeen(desk, { colour, skip: 0, limit: MOST_PERSONS }, { reader, now }).rows,
            )
          : await serviceOf(context).list<ListedPerson>(
              '/colours/persons',
              { colour, limit: 100 },
              MOST_PERSONS,
            )
      if (context.json) return context.printJson(rows)
      if (rows.length === 0) return context.print(context.say(texts.noPersons))
      const { person, kind, value, colour: now, since, leads } = texts.heads
      context.print(
        table(
          [person, kind, value, now, since, leads].map((head) => context.say(head)),
          rows.map((row) => [
            row.id,
            context.say(texts.personKinds[row.kind]),
            row.value,
            row.colour ?? '—',
            row.since?.slice(0, 16) ?? '—',
            row.leads.join(' '),
          ]),
        ),
      )
      context.print(context.say(texts.personCount, { n: rows.length }))
    })
}

/** A policy from a file: JSON as `colours policy --json` prints the one in force. */
const policyOf = (file: string): ReturnType<typeof NewPolicy.parse> => {
  let given: unknown
  try {
    given = JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new AppError('invalid_input', `${file} has no policy of colours: it is no JSON`, { cause })
  }
  const { version: _version, ...rest } = given as { version?: unknown }
  const read = NewPolicy.safeParse(rest)
  if (read.success) return read.data
  const { path, message } = read.error.issues[0]!
  throw new AppError('invalid_input', `${file} has no policy of colours: ${path.join('.')}: ${message}`)
}

const changedBy = ({ subject, now }: LeadWork) => ({
  actor: subject && actorHere(ofCoordination(subject)),
  at: now.toISOString(),
})

const rowsOf = (context: Context, rows: readonly Recoloured[]): string => {
  const { lead, from, to, why } = texts.heads
  const told = table(
    [lead, from, to, why].map((head) => context.say(head)),
    rows.map((row) => [
      row.lead,
      row.from,
      row.to,
      `${context.say(row.why)} · ${context.say(texts.ways[row.way])}`,
    ]),
  )
  return `${told}\n${context.say(texts.counted, { n: rows.length })}`
}

const policyCommands = (colours: Command, lang: Lang): void => {
  leadOptions(colours.command('policy').description(say(texts.policy, lang)), lang).action(
    async (_options: unknown, command: Command) => {
      const context = leadContext(command)
      const found: { policy: ColourPolicy; waiting: ProposedPolicy[] } =
        context.config.server === undefined
          ? inLeads(context, ({ desk }) => ({
              policy: desk.policy,
              waiting: proposedPolicies(desk).filter(({ version }) => version > desk.policy.version),
            }))
          : await serviceOf(context).get('/colours/policy')
      if (context.json) return context.printJson(found.policy)
      context.print(JSON.stringify(found.policy, null, 2))
      for (const { version, sha256 } of found.waiting)
        context.note(context.say(texts.proposed, { version, sha256 }))
    },
  )
  leadOptions(
    colours.command('preview').description(say(texts.tryOut, lang)).argument('<file>'),
    lang,
  ).action(async (file: string, _options: unknown, command: Command) => {
    const context = leadContext(command)
    const policy = policyOf(file)
    const { rows } =
      context.config.server === undefined
        ? inLeads(context, ({ desk }) => ({
            rows: dryRun(desk, { ...policy, version: desk.policy.version + 1 }),
          }))
        : await serviceOf(context).post<{ rows: Recoloured[] }>('/colours/policy/preview', {}, policy)
    if (context.json) context.printJson(rows)
    else context.print(rowsOf(context, rows))
  })
  leadOptions(
    colours.command('propose').description(say(texts.propose, lang)).argument('<file>'),
    lang,
  ).action(async (file: string, _options: unknown, command: Command) => {
    const context = leadContext(command)
    const policy = policyOf(file)
    const made =
      context.config.server === undefined
        ? inLeads(context, (work) => proposePolicy(work.desk, policy, changedBy(work)))
        : await serviceOf(context).post<ProposedPolicy>('/colours/policy', {}, policy)
    if (context.json) return context.printJson(made)
    context.print(rowsOf(context, made.rows))
    context.print(context.say(texts.proposed, { version: made.version, sha256: made.sha256 }))
  })
  leadOptions(
    colours
      .command('approve')
      .description(say(texts.approve, lang))
      .argument('<version>')
      .argument('<sha256>'),
    lang,
  ).action(async (given: string, sha256: string, _options: unknown, command: Command) => {
    const context = leadContext(command)
    const version = Number(given)
    const done =
      context.config.server === undefined
        ? inLeads(context, (work) => approvePolicy(work.desk, { version, sha256 }, changedBy(work)))
        : await serviceOf(context).post<ReturnType<typeof approvePolicy>>(
            `/colours/policy/${version}/approval`,
            {},
            { sha256 },
          )
    if (context.json) context.printJson(done)
    else context.print(context.say(texts.approved, done))
  })
}
