import { type Command, Option } from 'commander'
import { seesSpotCheck } from '../../access/spot-check-rows.js'
import type { SpotCheckRecord } from '../../casebook/work/spot-checks.js'
import { AppError } from '../../domain/errors.js'
import { readJsonFile } from '../../formats/json-file.js'
import { writeWhole } from '../../formats/whole-file.js'
import {
  giveSpotNumber,
  NewSpotCheck,
  planSpotCheck,
  SPOT_CHECKED,
  type SpotDraw,
  SpotFile,
  type SpotPlan,
  spotFaults,
  spotFileOf,
} from '../../handling/spot-check.js'
import { cliTexts } from '../../texts/cli.js'
import { leadCliTexts } from '../../texts/lead-cli.js'
import { spotCheckTexts } from '../../texts/spot-checks.js'
import { clauseText, type Lang, listText, say } from '../../texts/text.js'
import type { Register } from '../command.js'
import { type Context, contextOf, withStore } from '../context.js'
import { actorHere, inLeads, type LeadWork, leadContext, leadOptions, leadsOf } from '../lead-source.js'
import { serviceOf } from '../service.js'
import { table } from '../table.js'

const texts = spotCheckTexts.command

/** A spot check as a service shows it, and as it is read here. */
interface Shown {
  id: string
  /** things on the list, of which a service tells how it begins */
  listed: number
  plan: SpotPlan
  draw: SpotDraw | null
  /** how many were given */
  numbers: number
}

/** `spot-check plan | number | list | show | file | verify`. */
export const spotCheckCommands: Register = (program, lang) => {
  const spot = program.command('spot-check').description(say(texts.about, lang))
  planCommand(spot, lang)
  numberCommand(spot, lang)
  listCommand(spot, lang)
  showCommand(spot, lang)
  fileCommand(spot, lang)
  verifyCommand(spot, lang)
}

interface PlanOptions {
  of: (typeof SPOT_CHECKED)[number]
  from: string
  to: string
  share: string
  boost: string[]
  reason?: string
  inspector: string[]
}

const several = (one: string, before: string[] = []): string[] => [...before, one]

const planCommand = (spot: Command, lang: Lang): void => {
  leadOptions(spot.command('plan').description(say(texts.plan, lang)), lang)
    .addOption(new Option('--of <what>', say(texts.optOf, lang)).choices([...SPOT_CHECKED]).default('lot'))
    .requiredOption('--from <day>', say(texts.optFrom, lang))
    .requiredOption('--to <day>', say(texts.optTo, lang))
    .option('--share <percent>', say(texts.optShare, lang), '20')
    .option('--boost <colour=percent>', say(texts.optBoost, lang), several, [])
    .option('--reason <text>', say(texts.optReason, lang))
    .option('--inspector <name[:ids]>', say(texts.optInspector, lang), several, [])
    .action(async (options: PlanOptions, command: Command) => {
      const context = leadContext(command)
      const made = await planned(context, wantedOf(options))
      if (context.json) return context.printJson(made)
      const { id, listed, plan } = made
      context.print(context.say(texts.planned, { id, n: listed, digest: plan.digest }))
    })
}

const wantedOf = ({ of, from, to, share, boost, reason, inspector }: PlanOptions): NewSpotCheck => {
  const read = NewSpotCheck.safeParse({
    ...{ of, firstDay: from, lastDay: to, share: Number(share), ...(reason !== undefined && { reason }) },
    boosts: Object.fromEntries(boost.map((one) => [one.split('=')[0], Number(one.split('=')[1])])),
    inspectors: inspector.map((one) => {
      const [user = '', ids = ''] = one.split(/:(?=[^:]*$)/)
      return { user, recused: ids.split(',').filter(Boolean) }
    }),
  })
  if (read.success) return read.data
  const { path, message } = read.error.issues[0]!
  throw new AppError('invalid_input', `Cannot plan a spot check: ${path.join('.')}: ${message}`)
}

const planned = async (context: Context, wanted: NewSpotCheck): Promise<Shown> => {
  if (context.config.server !== undefined) return serviceOf(context).post<Shown>('/spot-checks', {}, wanted)
  return withStore(context, async ({ casebook, engine }) => {
    const market = await engine.market()
    return leadsOf(context, casebook, ({ desk, subject, visible, now }) =>
      shown(
        planSpotCheck(desk, wanted, {
          ...{ actor: subject && actorHere(subject), at: now.toISOString() },
          ...{ market, visible },
        }),
      ),
    )
  })
}

const shown = ({ id, plan, draw, numbers }: SpotCheckRecord): Shown => ({
  ...{ id, plan: plan as SpotPlan, draw: draw as SpotDraw | null, numbers: numbers.length },
  listed: (plan as SpotPlan).list.length,
})

const numberCommand = (spot: Command, lang: Lang): void => {
  leadOptions(
    spot.command('number').description(say(texts.number, lang)).argument('<id>').argument('<number>'),
    lang,
  ).action(async (id: string, number: string, _options: unknown, command: Command) => {
    const context = leadContext(command)
    if (!/^\d{4,40}$/.test(number))
      throw new AppError('invalid_input', `"${number}" is no number of 4 to 40 digits`)
    const made =
      context.config.server !== undefined
        ? await serviceOf(context).post<Shown>(
            `/spot-checks/${encodeURIComponent(id)}/number`,
            {},
            { number },
          )
        : inLeads(context, (work) => {
            seenHere(work, id)
            const by = { actor: work.subject && actorHere(work.subject), at: work.now.toISOString() }
            return shown(giveSpotNumber(work.desk, { id, number }, by))
          })
    if (context.json) context.printJson(made)
    else context.print(told(context, made))
  })
}

const told = (context: Context, { id, draw, numbers }: Shown): string =>
  draw === null
    ? context.say(texts.waits, { id, n: numbers })
    : context.say(texts.drew, { id, n: draw.drawn.length, seed: draw.seed })

const MOST = 200

const listCommand = (spot: Command, lang: Lang): void => {
  leadOptions(spot.command('list').description(say(texts.list, lang)), lang).action(
    async (_options: unknown, command: Command) => {
      const context = leadContext(command)
      const found = await allOf(context)
      if (context.json) return context.printJson(found)
      const { object, of, listed, drawn, days } = spotCheckTexts
      context.print(
        table(
          [object, of, days, listed, drawn].map((head) => context.say(head)),
          found.map((one) => [
            one.id,
            context.say(spotCheckTexts.objects[one.of]),
            `${one.firstDay} — ${one.lastDay}`,
            String(one.listed),
            String(one.drawn ?? '—'),
          ]),
        ),
      )
    },
  )
}

interface Head {
  id: string
  of: (typeof SPOT_CHECKED)[number]
  firstDay: string
  lastDay: string
  listed: number
  drawn: number | null
}

const allOf = async (context: Context): Promise<Head[]> => {
  if (context.config.server !== undefined)
    return (await serviceOf(context).get<{ data: Head[] }>('/spot-checks')).data
  return inLeads(context, (work) =>
    work.desk.work
      .spotChecks(MOST)
      .filter((one) => isSeen(work, one))
      .map(shown)
      .map(({ id, plan, draw, listed }) => ({
        ...{ id, of: plan.of, firstDay: plan.firstDay, lastDay: plan.lastDay, listed },
        drawn: draw === null ? null : draw.drawn.length,
      })),
  )
}

const isSeen = ({ reader }: Pick<LeadWork, 'reader'>, { office, plan }: SpotCheckRecord): boolean =>
  seesSpotCheck(reader, { office, of: (plan as SpotPlan).of })

const seenHere = (work: LeadWork, id: string): SpotCheckRecord => {
  const found = work.desk.work.spotCheck(id)
  if (!found || !isSeen(work, found)) throw new AppError('not_found', `There is no spot check "${id}"`)
  return found
}

const showCommand = (spot: Command, lang: Lang): void => {
  leadOptions(spot.command('show').description(say(texts.show, lang)).argument('<id>'), lang).action(
    async (id: string, _options: unknown, command: Command) => {
      const context = leadContext(command)
      const found =
        context.config.server !== undefined
          ? await serviceOf(context).get<Shown>(`/spot-checks/${encodeURIComponent(id)}`)
          : inLeads(context, (work) => shown(seenHere(work, id)))
      if (context.json) return context.printJson(found)
      context.print(told(context, found))
      const { object, stratum, rank, checkers } = spotCheckTexts
      if (found.draw)
        context.print(
          table(
            [object, stratum, rank, checkers].map((head) => context.say(head)),
            found.draw.drawn.map((one) => [
              one.id,
              one.stratum,
              String(one.rank),
              listText(one.inspectors, context.lang),
            ]),
          ),
        )
    },
  )
}

const fileCommand = (spot: Command, lang: Lang): void => {
  leadOptions(spot.command('file').description(say(texts.file, lang)).argument('<id>'), lang)
    .requiredOption('--out <file>', say(leadCliTexts.optOut, lang))
    .action(async (id: string, { out }: { out: string }, command: Command) => {
      const context = leadContext(command)
      const file =
        context.config.server !== undefined
          ? await serviceOf(context).get<SpotFile>(`/spot-checks/${encodeURIComponent(id)}/file`)
          : inLeads(context, (work) => spotFileOf(seenHere(work, id)))
      await writeWhole(out, `${JSON.stringify(file, undefined, 2)}\n`)
      context.note(context.say(leadCliTexts.written, { file: out }))
    })
}

const verifyCommand = (spot: Command, lang: Lang): void => {
  spot
    .command('verify')
    .description(say(texts.verify, lang))
    .argument('<file>')
    .option('--json', say(cliTexts.optJson, lang))
    .action((path: string, _options: unknown, command: Command) => {
      const context = contextOf(command)
      const file = fileIn(path)
      const faults = spotFaults(file)
      if (faults.length > 0)
        throw new AppError('invalid_input', {
          zh: `${file.id}：${clauseText(
            faults.map((one) => spotCheckTexts.faults[one].zh),
            'zh',
          )}`,
          en: `${file.id}: ${clauseText(
            faults.map((one) => spotCheckTexts.faults[one].en),
            'en',
          )}`,
        })
      const { drawn } = file.draw
      if (context.json) context.printJson({ id: file.id, same: true, drawn: drawn.length })
      else context.print(context.say(texts.same, { id: file.id, n: drawn.length }))
    })
}

const fileIn = (path: string): SpotFile => {
  const read = SpotFile.safeParse(readJsonFile(path))
  if (read.success) return read.data
  throw new AppError('invalid_input', `Cannot read ${path}: it is no file of a spot check`)
}
