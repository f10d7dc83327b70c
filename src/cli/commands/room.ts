import { readFileSync } from 'node:fs'
import { Argument, type Command } from 'commander'
import { AppError } from '../../domain/errors.js'
import { SIEVE_RESULTS, type Sieve } from '../../room/sieves.js'
import { cliTexts } from '../../texts/cli.js'
import {
  CASE_KIND_WORDS,
  SIEVE_RESULT_WORDS,
  SIEVE_STATE_WORDS,
  roomTexts as texts,
} from '../../texts/room.js'
import { type Lang, say, type Text } from '../../texts/text.js'
import type { Register } from '../command.js'
import type { Context } from '../context.js'
import { wholeNumber } from '../numbers.js'
import { inRoom, type RoomWork, tellState } from '../room-work.js'
import { serverOption } from '../server-option.js'
import { table } from '../table.js'

type ShownSieve = Sieve & { summary: Text | null; host: string | null; acts: string[] }
type WholeSieve = ShownSieve & {
  parties: { id: string; name: string }[]
  lots: { id: string; title: string; buyer: string | null }[]
}

interface Listed {
  data: ShownSieve[]
  counts: Record<'opened' | 'answered' | 'confirmed' | 'found', number> | null
}

interface ShownOfficial {
  name: string
  unit: string
  post: string
  fromDay: string
  toDay: string | null
  relatives: unknown[]
}

type Sub = (name: string, description: Text) => Command

/**
 * `room state | open | seal | shut | officials | import | sieves | sieve | assign | answer | confirm | return
 * | log`: through a service that is named, or on the closed store.
 */
export const roomCommand: Register = (program, lang) => {
  const room = program.command('room').description(say(texts.about, lang))
  const sub: Sub = (name, description) =>
    room
      .command(name)
      .description(say(description, lang))
      .option('--store <dir>', say(cliTexts.optStore, lang))
      .addOption(serverOption(lang))
      .option('--json', say(cliTexts.optJson, lang))
      .option('--second <leader>', say(texts.optSecond, lang))
  keyCommands(sub)
  officialCommands(sub)
  sieveCommands(sub, lang)
  sub('log', texts.log)
    .option('--limit <n>', say(cliTexts.optLimit, lang), wholeNumber('limit', 1, 200), 50)
    .action(async ({ limit }: { limit: number }, command: Command) =>
      inRoom(command, async ({ context, service }) => {
        const { data } = await service.get<{ data: SealedRow[] }>('/restricted/log', { limit })
        if (context.json) return context.printJson(data)
        const heads = [texts.at, texts.who, texts.what, texts.outcome].map((head) => context.say(head))
        const rows = data.map(({ at, entry: { who, act, outcome } }) => [
          at,
          who.user ?? who.key ?? '',
          act,
          outcome,
        ])
        context.print(table(heads, rows))
      }),
    )
}

interface SealedRow {
  at: string
  entry: { who: { user?: string; key?: string }; act: string; outcome: string }
}

const keyCommands = (sub: Sub): void => {
  sub('state', texts.state).action((_options, command: Command) =>
    inRoom(command, async (work) => tellState(work.context, await work.state()), { closed: true }),
  )
  sub('open', texts.open).action((_options, command: Command) =>
    inRoom(command, async (work) => tellState(work.context, await work.give('open')), { closed: true }),
  )
  sub('seal', texts.seal).action((_options, command: Command) =>
    inRoom(command, async (work) => tellState(work.context, await work.give('seal'))),
  )
  sub('shut', texts.shut).action((_options, command: Command) =>
    inRoom(command, async (work) => tellState(work.context, await work.shut()), { closed: true }),
  )
}

const officialCommands = (sub: Sub): void => {
  sub('officials', texts.officials).action((_options, command: Command) =>
    inRoom(command, async ({ context, service }) => {
      const { data } = await service.get<{ data: ShownOfficial[] }>('/restricted/officials')
      if (context.json) return context.printJson(data)
      const heads = [texts.name, texts.unit, texts.post, texts.days, texts.relatives].map((head) =>
        context.say(head),
      )
      const rows = data.map(({ name, unit, post, fromDay, toDay, relatives }) => [
        ...[name, unit, post, `${fromDay} — ${toDay ?? ''}`, String(relatives.length)],
      ])
      context.print(table(heads, rows))
    }),
  )
  sub('import', texts.import)
    .argument('<file>')
    .action((file: string, _options, command: Command) =>
      inRoom(command, async ({ context, service }) => {
        const taken = await service.post<Record<'added' | 'changed' | 'same', number>>(
          '/restricted/officials',
          {},
          { officials: officialsIn(file) },
        )
        if (context.json) context.printJson(taken)
        else context.print(context.say(texts.taken, taken))
      }),
    )
}

const officialsIn = (file: string): unknown => {
  try {
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return Array.isArray(read) ? read : (read as { officials?: unknown }).officials
  } catch (cause) {
    throw new AppError('invalid_input', `Cannot read officials from ${file}: ${(cause as Error).message}`, {
      cause,
    })
  }
}

const sieveCommands = (sub: Sub, lang: Lang): void => {
  sub('sieves', texts.sieves).action((_options, command: Command) =>
    inRoom(command, async ({ context, service }) => {
      const found = await service.get<Listed>('/restricted/sieves')
      if (context.json) return context.printJson(found)
      if (found.counts) context.print(context.say(texts.coverage, found.counts))
      context.print(sieveTable(context, found.data))
    }),
  )
  sub('sieve', texts.sieve)
    .argument('<id>')
    .action((id: string, _options, command: Command) =>
      inRoom(command, async ({ context, service }) =>
        printSieve(context, await service.get<WholeSieve>(pathOf(id))),
      ),
    )
  sub('assign', texts.assign)
    .argument('<id>')
    .argument('<worker>')
    .action((id: string, worker: string, _options, command: Command) =>
      inRoom(command, (work) => acted(work, id, { act: 'assign', worker })),
    )
  sub('answer', texts.answer)
    .argument('<id>')
    .addArgument(new Argument('<result>').choices([...SIEVE_RESULTS]))
    .requiredOption('--basis <text>', say(texts.optBasis, lang))
    .action((id: string, result: string, { basis }: { basis: string }, command: Command) =>
      inRoom(command, (work) => acted(work, id, { act: 'answer', result, basis })),
    )
  sub('confirm', texts.confirm)
    .argument('<id>')
    .action((id: string, _options, command: Command) =>
      inRoom(command, (work) => acted(work, id, { act: 'confirm' })),
    )
  sub('return', texts.return)
    .argument('<id>')
    .requiredOption('--why <text>', say(texts.optWhy, lang))
    .action((id: string, { why }: { why: string }, command: Command) =>
      inRoom(command, (work) => acted(work, id, { act: 'return', why })),
    )
}

const pathOf = (id: string): string => `/restricted/sieves/${encodeURIComponent(id)}`

const acted = async ({ context, service }: RoomWork, id: string, act: object): Promise<void> =>
  printSieve(context, await service.post<WholeSieve>(`${pathOf(id)}/acts`, {}, act))

const sieveTable = (context: Context, sieves: readonly ShownSieve[]): string =>
  table(
    [texts.id, texts.case, texts.kind, texts.stateOf, texts.worker, texts.result].map((head) =>
      context.say(head),
    ),
    sieves.map((sieve) => [
      ...[sieve.id, sieve.case.item, context.say(CASE_KIND_WORDS[sieve.case.kind])],
      ...[context.say(SIEVE_STATE_WORDS[sieve.state]), sieve.worker ?? '', resultOf(context, sieve)],
    ]),
  )

const resultOf = (context: Context, { answer }: ShownSieve): string =>
  answer ? `${context.say(SIEVE_RESULT_WORDS[answer.result])}: ${answer.basis}` : ''

const printSieve = (context: Context, sieve: WholeSieve): void => {
  if (context.json) {
    context.printJson(sieve)
    return
  }
  context.print(sieveTable(context, [sieve]))
  if (sieve.summary) context.print(context.say(sieve.summary))
  context.print(`${context.say(texts.host)}: ${sieve.host ?? '–'}`)
  const parties = sieve.parties.map(({ id, name }) => `${name} (${id})`)
  context.print(`${context.say(texts.parties)}: ${parties.join(', ') || '–'}`)
  for (const { id, title, buyer } of sieve.lots)
    context.print(`${context.say(texts.lots)} ${id} ${title} · ${context.say(texts.buyer)}: ${buyer ?? '–'}`)
}
