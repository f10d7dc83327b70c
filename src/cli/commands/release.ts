import { type Command, Option } from 'commander'
import { AppError } from '../../domain/errors.js'
import { writeWhole } from '../../formats/whole-file.js'
import { TICKS } from '../../releases/step-release.js'
import { cliTexts } from '../../texts/cli.js'
import { releaseTexts as texts } from '../../texts/releases.js'
import { type Lang, say } from '../../texts/text.js'
import type { Register } from '../command.js'
import { type Context, contextOf } from '../context.js'
import { wholeNumber } from '../numbers.js'
import { serverOption } from '../server-option.js'
import { identityOf, type Service, serviceOf } from '../service.js'
import { caller } from '../service-call.js'

/** A release as the service tells of it. */
interface ShownRelease {
  id: string
  state: keyof typeof texts.states
  addressee: string
  file: { name: string; bytes: number; sha256: string }
  steps: { act: string; by: string; at: string; note: string }[]
  persons: number
  next: string[]
}

interface DraftOptions {
  post?: true
  body?: string
  reason: string
  to: string
  copies: number
}

interface ActOptions {
  ticks: string[]
  sha256?: string
  note: string
}

/** `release list | show | draft | look | act | take`, through a service. */
export const releaseCommand: Register = (program, lang) => {
  const release = program.command('release').description(say(texts.release, lang))
  const sub = (name: string, description: keyof typeof texts): Command =>
    release
      .command(name)
      .description(say(texts[description] as typeof texts.list, lang))
      .addOption(serverOption(lang))
      .option('--json', say(cliTexts.optJson, lang))
  sub('list', 'list')
    .option('--limit <n>', say(cliTexts.optLimit, lang), wholeNumber('limit', 1, 100_000), 50)
    .action(
      served(async (context, service, { limit }: { limit: number }) => {
        const found = await service.list<ShownRelease>('/releases', {}, limit)
        if (context.json) return context.printJson(found)
        if (found.length === 0) return context.note(context.say(texts.none))
        for (const one of found) context.print(lineOf(context, one))
      }),
    )
  sub('show', 'show')
    .argument('<id>')
    .action(served(async (context, service, _options, id) => print(context, await one(service, id))))
  draftCommand(sub('draft', 'draft').argument('<path>'), lang)
  actCommand(sub('act', 'act').argument('<id>').argument('<act>'), lang)
  fileCommand(sub('look', 'look'), 'content', lang)
  fileCommand(sub('take', 'take'), 'file', lang)
}

const draftCommand = (command: Command, lang: Lang): void => {
  command
    .option('--post', say(texts.optPost, lang))
    .option('--body <json>', say(texts.optBody, lang))
    .requiredOption('--reason <text>', say(texts.optReason, lang))
    .requiredOption('--to <addressee>', say(texts.optTo, lang))
    .option('--copies <n>', say(texts.optCopies, lang), wholeNumber('copies', 1, 50), 1)
    .action(
      served(async (context, service, { post, body, reason, to, copies }: DraftOptions, path) => {
        const wanted = {
          ...{ path, reason, addressee: to, copies, method: post || body !== undefined ? 'POST' : 'GET' },
          ...(body !== undefined && { body: jsonIn(body) }),
        }
        print(context, await service.post<ShownRelease>('/releases', {}, wanted))
      }),
    )
}

const actCommand = (command: Command, lang: Lang): void => {
  command
    .addOption(new Option('--ticks <ticks...>', say(texts.optTicks, lang)).choices([...TICKS]).default([]))
    .option('--sha256 <hex>', say(texts.optSha, lang))
    .option('--note <text>', say(texts.optNote, lang), '')
    .action(
      served(async (context, service, { ticks, sha256, note }: ActOptions, id, act) => {
        const seen = sha256 ?? (await one(service, id)).file.sha256
        const wanted = { act, ticks, note, sha256: seen }
        print(
          context,
          await service.post<ShownRelease>(`/releases/${encodeURIComponent(id)}/acts`, {}, wanted),
        )
      }),
    )
}

const fileCommand = (command: Command, what: 'content' | 'file', lang: Lang): void => {
  command
    .argument('<id>')
    .requiredOption('--out <file>', say(texts.optOut, lang))
    .action(
      served(async (context, _service, { out }: { out: string }, id) => {
        const call = caller(context.config.server!, identityOf(context))
        const method = what === 'file' ? 'POST' : 'GET'
        const answer = await call(method, `/releases/${encodeURIComponent(id)}/${what}`, {
          headers: { accept: '*/*' },
        })
        await writeWhole(out, new Uint8Array(await answer.arrayBuffer()))
        context.note(context.say(texts.written, { file: out }))
      }),
    )
}

/** Runs work through the service that is named. Fails with `invalid_input` where none is. */
const served =
  <Options>(
    work: (context: Context, service: Service, options: Options, ...args: [string, string]) => Promise<void>,
  ) =>
  async (...given: unknown[]): Promise<void> => {
    const command = given.at(-1) as Command
    const context = contextOf(command)
    if (context.config.server === undefined) throw new AppError('invalid_input', texts.needsServer)
    const [first = '', second = ''] = command.args
    await work(context, serviceOf(context), command.opts<Options & object>(), first, second)
  }

const one = (service: Service, id: string): Promise<ShownRelease> =>
  service.get<ShownRelease>(`/releases/${encodeURIComponent(id)}`)

const lineOf = (context: Context, { id, state, file, addressee, steps, persons }: ShownRelease): string =>
  context.say(texts.line, {
    ...{ id, state: context.say(texts.states[state]), file: file.name, bytes: file.bytes },
    ...{ addressee, done: steps.length, persons },
  })

const print = (context: Context, release: ShownRelease): void => {
  if (context.json) {
    context.printJson(release)
    return
  }
  context.print(lineOf(context, release))
  context.print(`    sha256 ${release.file.sha256}`)
  for (const step of release.steps) context.print(`    ${context.say(texts.step, { ...step })}`)
  if (release.state === 'drafted')
    context.print(`    ${context.say(texts.next, { who: release.next.join(', ') })}`)
}

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new AppError('invalid_input', `"${text}" is no JSON: ${(cause as Error).message}`)
  }
}
