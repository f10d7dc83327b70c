import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import type { ExchangeFile } from '../../casebook/work/exchange.js'
import { AppError } from '../../domain/errors.js'
import { writeWhole } from '../../formats/whole-file.js'
import {
  exportLead,
  importExchange,
  ownExchangeKey,
  type TakenExchange,
  trustPeer,
} from '../../handling/exchange.js'
import { exchangeTexts as texts } from '../../texts/exchange.js'
import { type Lang, say } from '../../texts/text.js'
import type { Register } from '../command.js'
import type { Context } from '../context.js'
import { actorHere, inLeads, leadContext, leadOptions } from '../lead-source.js'
import { ofCoordination } from '../of-coordination.js'
import { serviceOf } from '../service.js'
import { table } from '../table.js'

/** `exchange key | trust | list | export | file | import`. */
export const exchangeCommands: Register = (program, lang) => {
  const exchange = program.command('exchange').description(say(texts.about, lang))
  keyCommands(exchange, lang)
  listCommand(exchange, lang)
  exportCommand(exchange, lang)
  fileCommand(exchange, lang)
  importCommand(exchange, lang)
}

type Key = ReturnType<typeof ownExchangeKey>
type Head = Omit<ExchangeFile, 'file' | 'by'>

const textOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new AppError('not_found', `There is no file ${path}`, { cause })
  }
}

const keyCommands = (exchange: Command, lang: Lang): void => {
  leadOptions(exchange.command('key').description(say(texts.key, lang)), lang).action(
    async (_options: unknown, command: Command) => {
      const context = leadContext(command)
      const key =
        context.config.server === undefined
          ? inLeads(context, ({ casebook }) => ownExchangeKey(casebook.dir))
          : (await serviceOf(context).get<{ key: Key }>('/exchange')).key
      if (context.json) return context.printJson(key)
      context.print(key.publicPem.trimEnd())
      context.note(key.fingerprint)
    },
  )
  leadOptions(
    exchange.command('trust').description(say(texts.trust, lang)).argument('<office>').argument('<file>'),
    lang,
  ).action(async (office: string, file: string, _options: unknown, command: Command) => {
    const context = leadContext(command)
    const given = { office, publicPem: textOf(file) }
    const { fingerprint } =
      context.config.server === undefined
        ? inLeads(context, ({ desk, subject, now }) =>
            trustPeer(desk, given, {
              actor: subject && actorHere(ofCoordination(subject)),
              at: now.toISOString(),
            }),
          )
        : await serviceOf(context).post<{ fingerprint: string }>('/exchange/peers', {}, given)
    if (context.json) context.printJson({ office, fingerprint })
    else context.print(context.say(texts.trusted, { office, fingerprint }))
  })
}

const listCommand = (exchange: Command, lang: Lang): void => {
  leadOptions(exchange.command('list').description(say(texts.list, lang)), lang).action(
    async (_options: unknown, command: Command) => {
      const context = leadContext(command)
      const rows: Head[] =
        context.config.server === undefined
          ? inLeads(context, ({ desk, subject }) =>
              desk.work.exchangeFiles().filter(({ office }) => !subject || office === subject.office),
            )
          : (await serviceOf(context).get<{ data: Head[] }>('/exchange')).data
      if (context.json) return context.printJson(rows)
      context.print(
        table(
          Object.values(texts.heads).map((head) => context.say(head)),
          rows.map(({ way, peer, n, id, kind, item, at }) => [
            context.say(texts.ways[way]),
            peer.slice(0, 16),
            String(n),
            id,
            context.say(texts.kinds[kind]),
            item,
            at.slice(0, 16),
          ]),
        ),
      )
    },
  )
}

const exportCommand = (exchange: Command, lang: Lang): void => {
  leadOptions(exchange.command('export').description(say(texts.export, lang)).argument('<lead>'), lang)
    .requiredOption('--to <office>', say(texts.optTo, lang))
    .requiredOption('--out <file>', say(texts.optOut, lang))
    .option('--note <text>', say(texts.optNote, lang), '')
    .option('--reply', say(texts.optReply, lang))
    .action(
      async (
        lead: string,
        { to, out, note, reply }: { to: string; out: string; note: string; reply?: true },
        command: Command,
      ) => {
        const context = leadContext(command)
        const wanted = { lead, to, note, kind: reply ? ('reply' as const) : ('lead' as const) }
        const made = await exported(context, wanted)
        await saved(context, made, out)
        if (context.json) context.printJson(made)
        else context.print(context.say(texts.written, { id: made.id, to, n: made.n, file: out }))
      },
    )
}

/** Makes the file; it stays in the store, by its number. */
const exported = async (context: Context, wanted: Parameters<typeof exportLead>[1]): Promise<Head> => {
  if (context.config.server !== undefined)
    return serviceOf(context).post<Head>('/exchange', {}, { ...wanted })
  return inLeads(context, ({ desk, casebook, subject, now }) => {
    const {
      by: _by,
      file: _file,
      ...made
    } = exportLead(desk, wanted, {
      ...{ actor: actorHere(subject), at: now.toISOString(), dir: casebook.dir },
    })
    return made
  })
}

/** Saves it; where that fails, as of a service whose gate refuses, it is told what was made all the same. */
const saved = async (context: Context, { id, n, peer }: Head, out: string): Promise<void> => {
  try {
    await writeWhole(out, await fileOf(context, id))
  } catch (error) {
    context.note(context.say(texts.waits, { id, n, to: peer, out }))
    throw error
  }
}

const fileOf = async (context: Context, id: string): Promise<Uint8Array> => {
  if (context.config.server !== undefined)
    return serviceOf(context).file(`/exchange/${encodeURIComponent(id)}/file`)
  return inLeads(context, ({ desk, subject }) => {
    const found = desk.work.exchangeFile('out', id)
    if (!found || (subject && found.office !== subject.office))
      throw new AppError('not_found', `There is no exchange file "${id}"`)
    return Buffer.from(found.file)
  })
}

const fileCommand = (exchange: Command, lang: Lang): void => {
  leadOptions(exchange.command('file').description(say(texts.file, lang)).argument('<id>'), lang)
    .requiredOption('--out <file>', say(texts.optOut, lang))
    .action(async (id: string, { out }: { out: string }, command: Command) => {
      const context = leadContext(command)
      await writeWhole(out, await fileOf(context, id))
      context.note(context.say(texts.saved, { id, file: out }))
    })
}

const importCommand = (exchange: Command, lang: Lang): void => {
  leadOptions(
    exchange.command('import').description(say(texts.import, lang)).argument('<file>'),
    lang,
  ).action(async (path: string, _options: unknown, command: Command) => {
    const context = leadContext(command)
    const file = textOf(path)
    const taken =
      context.config.server === undefined
        ? inLeads(context, ({ desk, subject, now }) =>
            importExchange(desk, file, { actor: actorHere(subject), at: now.toISOString() }),
          )
        : await serviceOf(context).post<TakenExchange>('/exchange/import', {}, { file })
    if (context.json) return context.printJson(taken)
    const { outcome, from, n, lead, release } = taken
    context.print(context.say(texts.taken[outcome], { from, n, lead }))
    context.note(release === null ? context.say(texts.unstamped) : context.say(texts.stamped, { ...release }))
  })
}
