import { z } from 'zod'
import type { Reader } from '../../access/keys.js'
import { act } from '../act-route.js'
import { read } from '../read-route.js'
import { ROOM_ACCESS, ROOM_PATH } from '../restricted.js'
import type { Route } from '../route.js'

const State = z.object({
  held: z.enum(['file', 'passphrases']),
  open: z.boolean(),
  holders: z.array(z.string()),
  waiting: z.object({ act: z.enum(['seal', 'open']), by: z.string() }).nullable(),
  mine: z.boolean().meta({ description: 'The asker holds one of the passphrases' }),
})

export const PartGiven = z.strictObject({
  act: z.enum(['seal', 'open']),
  passphrase: z.string().min(1).max(500),
})

const ofReader = <T extends { holders: string[] }>(state: T, { subject }: Reader) => ({
  ...state,
  mine: state.holders.includes(subject!.user!),
})

const shared = { tag: 'restricted', json: State, what: 'room key', access: ROOM_ACCESS } as const
const path = `${ROOM_PATH}/key`

const state = read(path, {
  ...shared,
  id: 'getRoomKey',
  summary: 'How the room is held, and whether it is open',
  needs: [],
  load: async ({ room, reader }) => ofReader(await room.state(), reader),
})

const give = act(path, {
  ...shared,
  method: 'POST',
  id: 'giveRoomPart',
  recorded: 'in-room',
  summary: 'One leader’s part of opening the room, or of putting its key under two passphrases',
  body: PartGiven,
  needs: [],
  fresh: true,
  run: async ({ room, reader, body: { act: wanted, passphrase }, entry }) =>
    ofReader(await room.give(wanted, { holder: reader.subject!.user!, passphrase }, entry), reader),
})

const shut = act(path, {
  ...shared,
  method: 'DELETE',
  id: 'shutRoom',
  recorded: 'in-room',
  summary: 'Close the room, where its key lies under passphrases',
  needs: [],
  run: async ({ room, reader, entry }) => ofReader(await room.shut(entry), reader),
})

/** How the room's key is held by two leaders. */
export const roomKeyRoutes: Route[] = [state, give, shut]
