import { type Command, Option } from 'commander'
import type { Casebook } from '../../casebook/casebook.js'
import { openCasebook } from '../../casebook/open.js'
import { AppError } from '../../domain/errors.js'
import type { GraphEngine } from '../../engines/engine.js'
import { writeWhole } from '../../formats/whole-file.js'
import { deskOf } from '../../handling/desk.js'
import type { MadePack } from '../../handling/make-pack.js'
import { makePack } from '../../handling/make-pack.js'
import { PACK_KINDS, PackBody, type PackKind, type WantedPack } from '../../handling/pack.js'
import { PACK_FORMATS, type PackFormat, packFile } from '../../reports/pack-file.js'
import { leadCliTexts } from '../../texts/lead-cli.js'
import { packTexts } from '../../texts/packs.js'
import { type Lang, say } from '../../texts/text.js'
import { subjectHere } from '../acting.js'
import type { Register } from '../command.js'
import { type Context, withStore } from '../context.js'
import { inLeads, type LeadWork, leadContext, leadOptions } from '../lead-source.js'
import { paperLang } from '../paper-lang.js'
import { serviceOf } from '../service.js'
import { table } from '../table.js'

const texts = packTexts.command

/** `packs make | list | file`. */
export const packCommands: Register = (program, lang) => {
  const packs = program.command('packs').description(say(texts.about, lang))
  makeCommand(packs, lang)
  listCommand(packs, lang)
  fileCommand(packs, lang)
}

/** Packs of all offices are for coordination and discipline; others see and make those of their own. */
const demandOwn = ({ subject }: Pick<LeadWork, 'subject'>, office: string | null): void => {
  const isOwn = subject === undefined || ['C', 'D'].includes(subject.kind) || subject.office === office
  if (!isOwn) throw new AppError('forbidden', 'This seat makes packs of its own office alone')
}

const makeCommand = (packs: Command, lang: Lang): void => {
  leadOptions(
    packs.command('make').description(say(texts.make, lang)).argument('<kind>').argument('<window>'),
    lang,
  )
    .option('--office <office>', say(texts.optOffice, lang))
    .action(async (given: string, window: string, { office }: { office?: string }, command: Command) => {
      const context = leadContext(command)
      const kind = PACK_KINDS.find((one) => one === given)
      if (!kind)
        throw new AppError('invalid_input', `There is no kind of pack "${given}": ${PACK_KINDS.join(', ')}`)
      const made = await makeFor(context, { kind, window, office })
      if (context.json) context.printJson(made)
      else context.print(context.say(texts.made, { id: made.id, title: context.say(made.body.title) }))
    })
}

const makeFor = async (
  context: Context,
  wanted: { kind: PackKind; window: string; office: string | undefined },
): Promise<MadePack> => {
  if (context.config.server !== undefined) return serviceOf(context).post<MadePack>('/packs', {}, wanted)
  if (wanted.kind === 'theme')
    return withStore(context, ({ casebook, engine }) => madeOf(context, casebook, engine, wanted))
  // the graph stays closed: a service may have it open
  const casebook = openCasebook(context.config.store)
  try {
    return await madeOf(context, casebook, undefined, wanted)
  } finally {
    casebook.close()
  }
}

const madeOf = (
  context: Context,
  casebook: Casebook,
  engine: GraphEngine | undefined,
  wanted: WantedPack,
): Promise<MadePack> => {
  const now = new Date()
  const subject = subjectHere(context, casebook, now)
  demandOwn({ subject }, wanted.office ?? null)
  const themes = async () => ({ engine: engine!, casebook, market: await engine!.market() })
  return makePack(deskOf(casebook), wanted, { by: subject?.office ?? 'local', now, themes })
}

type Head = Omit<MadePack, 'body'>

const listCommand = (packs: Command, lang: Lang): void => {
  leadOptions(packs.command('list').description(say(texts.list, lang)), lang).action(
    async (_options: unknown, command: Command) => {
      const context = leadContext(command)
      const found =
        context.config.server === undefined
          ? inLeads(context, (work) => seenOf(work))
          : (await serviceOf(context).get<{ data: Head[] }>('/packs')).data
      if (context.json) return context.printJson(found)
      const heads = [leadCliTexts.id, packTexts.console.kind, packTexts.console.window, packTexts.console.at]
      context.print(
        table(
          heads.map((head) => context.say(head)),
          found.map(({ id, kind, window, at }) => [
            id,
            context.say(packTexts.console.kinds[kind as PackKind]),
            window,
            at.slice(0, 16),
          ]),
        ),
      )
    },
  )
}

const MOST = 500

const seenOf = ({ desk, subject }: LeadWork): Head[] =>
  desk.work
    .packs(MOST)
    .filter(
      ({ office }) => subject === undefined || ['C', 'D'].includes(subject.kind) || subject.office === office,
    )

const fileCommand = (packs: Command, lang: Lang): void => {
  leadOptions(packs.command('file').description(say(texts.file, lang)).argument('<id>'), lang)
    .requiredOption('--out <file>', say(leadCliTexts.optOut, lang))
    .addOption(
      new Option('--format <format>', say(texts.optFormat, lang)).choices([...PACK_FORMATS]).default('docx'),
    )
    .option('--purpose <text>', say(texts.optPurpose, lang))
    .action(async (id: string, options: FileOptions, command: Command) => {
      const context = leadContext(command)
      await writeWhole(options.out, await fileOf(context, id, { ...options, lang: paperLang(command) }))
      context.note(context.say(leadCliTexts.written, { file: options.out }))
    })
}

interface FileOptions {
  out: string
  format: PackFormat
  purpose?: string
}

/** The bytes of a pack: of a service the file that it lets out, which its gate may refuse. */
const fileOf = (
  context: Context,
  id: string,
  { format, lang, purpose }: FileOptions & { lang: Lang },
): Promise<Uint8Array> => {
  const path = `/packs/${encodeURIComponent(id)}/file`
  if (context.config.server !== undefined) return serviceOf(context).file(path, { format, lang }, purpose)
  const body = inLeads(context, (work) => {
    const found = work.desk.work.pack(id)
    if (!found) throw new AppError('not_found', `There is no pack "${id}"`)
    demandOwn(work, found.office)
    return PackBody.parse(found.body)
  })
  return packFile(body, format, lang)
}
