import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { type Command, Option } from 'commander'
import { AppError } from '../../domain/errors.js'
import { writeWhole } from '../../formats/whole-file.js'
import { attach } from '../../handling/attachments.js'
import { deskOf } from '../../handling/desk.js'
import { DUE, type ItemFilter } from '../../handling/list.js'
import { packItemList } from '../../reports/item-list.js'
import { draftLetter, letterDocx } from '../../reports/letters/letter.js'
import { documentRequest } from '../../reports/letters/of-item.js'
import { cliTexts } from '../../texts/cli.js'
import { leavingTexts } from '../../texts/command-access.js'
import { leadCliTexts as texts } from '../../texts/lead-cli.js'
import { reportCliTexts } from '../../texts/report-cli.js'
import { type Lang, say } from '../../texts/text.js'
import { KINDS } from '../../workflow/definitions/index.js'
import { actInput } from '../act-input.js'
import { addActCommand } from '../add-act-command.js'
import type { Register } from '../command.js'
import { type Context, withStore } from '../context.js'
import { leadClient } from '../lead-client.js'
import { actorHere, inLeads, leadContext, leadOptions } from '../lead-source.js'
import { leavingFile, type WantedFile } from '../leaving-file.js'
import { wholeNumber } from '../numbers.js'
import { paperLang } from '../paper-lang.js'
import { printItems } from '../print-leads.js'
import { seenItem } from '../seen-item.js'
import { serverOption } from '../server-option.js'
import { serviceAsked } from '../service.js'
import { showEvents, showLead } from '../show-lead.js'
import { userName } from '../user-name.js'

const DEFAULT_LIMIT = 50

/** `items list | show | events | make | act | document`: transfers, letters, lists, tasks and leads alike. */
export const itemCommands: Register = (program, lang) => {
  const items = program.command('items').description(say(texts.items, lang))
  listCommand(items, lang)
  showCommands(items, lang)
  workbookCommand(items, lang)
  makeCommand(items, lang)
  addActCommand(items, lang)
  documentCommand(items, lang)
  attachCommand(items, lang)
}

interface ListOptions {
  kind?: string
  group?: string
  state?: string
  host?: string
  issuer?: string
  parent?: string
  due?: (typeof DUE)[number]
  limit: number
}

const filterOf = ({ state, limit: _limit, ...given }: ListOptions): ItemFilter => {
  const { kind, group, host, issuer, parent, due } = given
  return {
    ...(kind !== undefined && { kind }),
    ...(group !== undefined && { group }),
    ...(host !== undefined && { host }),
    ...(issuer !== undefined && { issuer }),
    ...(parent !== undefined && { parent }),
    ...(due !== undefined && { due }),
    ...(state !== undefined && { states: state.split(',') }),
  }
}

const listCommand = (items: Command, lang: Lang): void => {
  leadOptions(items.command('list').description(say(texts.itemsList, lang)), lang)
    .addOption(new Option('--kind <kind>', say(texts.optKind, lang)).choices([...KINDS]))
    .option('--group <key>', say(texts.optGroup, lang))
    .option('--state <states>', say(texts.optState, lang))
    .option('--host <office>', say(texts.optHost, lang))
    .option('--issuer <office>', say(texts.optIssuer, lang))
    .option('--parent <id>', say(texts.optParent, lang))
    .addOption(new Option('--due <when>', say(texts.optDue, lang)).choices([...DUE]))
    .option('--limit <n>', say(texts.optLimit, lang), wholeNumber('limit', 1, 100_000), DEFAULT_LIMIT)
    .action(async (options: ListOptions, command: Command) => {
      const context = leadContext(command)
      const { data, total } = await leadClient(context).list(filterOf(options), options.limit)
      printItems(context, { data, total }, texts.noItems)
    })
}

const MOST_ROWS = 100_000

const workbookCommand = (items: Command, lang: Lang): void => {
  leadOptions(items.command('workbook').description(say(texts.itemsWorkbook, lang)), lang)
    .addOption(new Option('--kind <kind>', say(texts.optKind, lang)).choices([...KINDS]).default('PB'))
    .requiredOption('--out <file>', say(texts.optOut, lang))
    .option('--state <states>', say(texts.optState, lang))
    .option('--host <office>', say(texts.optHost, lang))
    .option('--purpose <text>', say(leavingTexts.optPurpose, lang))
    .action(async (options: ListOptions & { out: string; purpose?: string }, command: Command) => {
      const context = leadContext(command)
      const { out, kind = 'PB', purpose, ...rest } = options
      if (context.config.server !== undefined) {
        const { state, host } = rest
        const query = { kind, sort: 'colour', lang: paperLang(command), state, host }
        return writeLeaving(context, out, { path: '/items.xlsx', query, purpose })
      }
      const { data } = await leadClient(context).list(filterOf({ ...rest, kind }), MOST_ROWS)
      const about = { kind, lang: paperLang(command), at: new Date().toISOString() }
      await writeWhole(out, await bufferOf(packItemList(data, about)))
      context.note(context.say(texts.rowsWritten, { file: out, n: data.length }))
    })
}

const bufferOf = async (pieces: AsyncIterable<Buffer>): Promise<Buffer> => {
  const all: Buffer[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}

const showCommands = (items: Command, lang: Lang): void => {
  leadOptions(items.command('show').description(say(texts.itemsShow, lang)).argument('<id>'), lang).action(
    async (id: string, _options: unknown, command: Command) => {
      const context = leadContext(command)
      const item = await leadClient(context).show(id)
      if (context.json) context.printJson(item)
      else showLead(context, item)
    },
  )
  leadOptions(items.command('events').description(say(texts.events, lang)).argument('<id>'), lang).action(
    async (id: string, _options: unknown, command: Command) => {
      const context = leadContext(command)
      const events = await leadClient(context).events(id)
      if (context.json) context.printJson(events)
      else showEvents(context, events)
    },
  )
}

const makeCommand = (items: Command, lang: Lang): void => {
  const make = items.command('make').description(say(texts.itemsMake, lang))
  leadOptions(make.argument('<kind>').argument('[input...]'), lang)
    .option('--parent <id>', say(texts.optParent, lang))
    .option('--input <file>', say(texts.optInput, lang))
    .action(
      async (
        kind: string,
        pairs: string[],
        { parent, input }: { parent?: string; input?: string },
        command: Command,
      ) => {
        const context = leadContext(command)
        const wanted = { kind, input: actInput(pairs, input), ...(parent !== undefined && { parent }) }
        const item = await leadClient(context).make(wanted)
        if (context.json) return context.printJson(item)
        const { id, version, stateText } = item
        context.print(context.say(texts.done, { id, state: context.say(stateText), version }))
      },
    )
}

const documentCommand = (items: Command, lang: Lang): void => {
  items
    .command('document')
    .description(say(texts.itemsDocument, lang))
    .argument('<id>')
    .requiredOption('--out <file>', say(texts.optOut, lang))
    .option('--purpose <text>', say(leavingTexts.optPurpose, lang))
    .option('--store <dir>', say(cliTexts.optStore, lang))
    .addOption(serverOption(lang))
    .action(async (id: string, { out, purpose }: { out: string; purpose?: string }, command: Command) => {
      const context = leadContext(command)
      if (context.config.server !== undefined) {
        const path = `/items/${encodeURIComponent(id)}/document.docx`
        return writeLeaving(context, out, { path, query: { lang: paperLang(command) }, purpose })
      }
      const item = inLeads(context, (work) => seenItem(work, id))
      await withStore(context, async (store) => {
        const request = documentRequest(deskOf(store.casebook), item)
        const draft = await draftLetter(store, {
          ...request,
          ...{ requester: context.actAs ?? userName(), lang: paperLang(command), at: new Date() },
        })
        await writeWhole(out, await letterDocx(draft))
        context.note(
          context.say(reportCliTexts.draftWritten, { file: out, name: request.type.name[context.lang] }),
        )
      })
    })
}

const writeLeaving = async (context: Context, out: string, wanted: WantedFile): Promise<void> => {
  await writeWhole(out, await leavingFile(context, wanted))
  context.note(context.say(texts.written, { file: out }))
}

const fileAt = (path: string): Buffer => {
  try {
    return readFileSync(path)
  } catch (cause) {
    throw new AppError('not_found', `There is no file ${path}`, { cause })
  }
}

interface GivenFile {
  name: string
  bytes: Buffer
}

const attachHere = (context: Context, id: string, file: GivenFile): Attached =>
  inLeads(context, (work) => {
    const given = { id: seenItem(work, id).id, file, actor: actorHere(work.subject), now: work.now }
    return attach(work.desk, work.casebook.dir, given)
  })

type Attached = Pick<ReturnType<typeof attach>, 'id' | 'name' | 'sha256'>

const attachThere = async (context: Context, id: string, { name, bytes }: GivenFile): Promise<Attached> => {
  const form = new FormData()
  form.append('files', new Blob([new Uint8Array(bytes)]), name)
  const path = `/items/${encodeURIComponent(id)}/attachments`
  const { data } = await serviceAsked<{ data: Attached[] }>(context, path, form)
  return data[0]!
}

const attachCommand = (items: Command, lang: Lang): void => {
  const command = items.command('attach').description(say(texts.itemsAttach, lang))
  command
    .argument('<id>')
    .argument('<file>')
    .option('--store <dir>', say(cliTexts.optStore, lang))
    .addOption(serverOption(lang))
    .option('--json', say(cliTexts.optJson, lang))
    .action(async (id: string, path: string, _options: unknown, own: Command) => {
      const context = leadContext(own)
      const file = { name: basename(path), bytes: fileAt(path) }
      const kept = await (context.config.server === undefined ? attachHere : attachThere)(context, id, file)
      if (context.json) return context.printJson(kept)
      context.print(`${kept.id}  ${kept.name}  ${kept.sha256}`)
    })
}
