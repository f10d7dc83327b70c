import type { Command } from 'commander'
import { AppError } from '../domain/errors.js'
import type { HoldingAct, RoomState } from '../room/vault.js'
import { roomTexts as texts } from '../texts/room.js'
import { type Context, contextOf } from './context.js'
import { askHere, doorFor } from './door.js'
import { identityOf, type Service, serviceAt, serviceOf } from './service.js'
import { caller } from './service-call.js'

/** What a command on the commission's room works with. */
export interface RoomWork {
  context: Context
  service: Service
  state(): Promise<RoomState>
  /** The passphrase of whoever works, and of the second leader where one is named. */
  give(act: HoldingAct): Promise<RoomState>
  shut(): Promise<RoomState>
}

const PATH = '/restricted/key'

/**
 * Works in the room through a service, by whoever logs in or tries a seat. A room that is closed is opened
 * first where a second leader is named, but not for commands on its key.
 */
export const inRoom = async (
  command: Command,
  work: (work: RoomWork) => Promise<void> | void,
  { closed = false } = {},
): Promise<void> => {
  const context = contextOf(command, { actsHere: true, entersHere: true })
  const { second } = command.opts<{ second?: string }>()
  const service = serviceOf(context)
  const here: RoomWork = {
    context,
    service,
    state: () => service.get<RoomState>(PATH),
    give: (act) => given(context, service, act, second),
    shut: async () => {
      const { server } = context.config
      return (await (await caller(server!, identityOf(context))('DELETE', PATH)).json()) as RoomState
    },
  }
  if (!closed && second !== undefined && !(await here.state()).open) await here.give('open')
  await work(here)
}

const given = async (
  context: Context,
  service: Service,
  act: HoldingAct,
  second: string | undefined,
): Promise<RoomState> => {
  const own = await asked(context, act, context.as ?? context.actAs ?? '')
  const state = await service.post<RoomState>(PATH, {}, { act, passphrase: own })
  if (second === undefined) return state
  const theirs = await asked(context, act, second)
  return serviceOfSecond(context, second).post<RoomState>(PATH, {}, { act, passphrase: theirs })
}

/** Another leader at the same machine: by login, or in a seat that is tried. */
const serviceOfSecond = (context: Context, second: string): Service => {
  const isSeat = second.includes('/')
  const door = doorFor(context, { as: isSeat ? undefined : second, session: undefined })
  const { lang, server } = context.config
  return serviceAt(server!, { apiKey: undefined, actAs: isSeat ? second : undefined, lang, door })
}

/** A passphrase; one that is to be set is typed twice. */
const asked = async (context: Context, act: HoldingAct, who: string): Promise<string> => {
  const typed = await askHere().ask(context.say(texts.askPassphrase, { who }), true)
  if (act === 'seal' && (await askHere().ask(context.say(texts.askAgain), true)) !== typed)
    throw new AppError('invalid_input', 'The two passphrases that were typed are not the same')
  return typed
}

export const tellState = (context: Context, state: RoomState): void => {
  if (context.json) {
    context.printJson(state)
    return
  }
  const { held, open, holders, waiting } = state
  if (held === 'file') context.print(context.say(texts.inFile))
  else {
    context.print(context.say(texts.held, { holders: holders.join(', ') }))
    context.print(context.say(open ? texts.isOpen : texts.isShut))
  }
  if (waiting) context.print(context.say(texts.waiting, { by: waiting.by }))
}
