import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { AppError } from '../domain/errors.js'
import { OpenCalls } from '../threads/open-calls.js'
import { errorOf } from '../threads/plain-error.js'
import { workerFile } from '../threads/worker-file.js'
import type { Part } from './lock.js'
import type { FromRoom, RoomQuestion, ToRoom } from './messages.js'
import type { Official, OfficialsTaken } from './officials.js'
import { ROOM_FOLDER } from './room-db.js'
import type { RoomEntry, SealedWaiting } from './room-outbox.js'
import type { FiledCase, Sieve, SieveAct, SieveActor } from './sieves.js'
import type { HoldingAct, RoomState } from './vault.js'

/**
 * The commission's room: officials, their relatives, and the commission's own entries of the audit log. One
 * thread opens its file and holds its key; no other part of the service does. Each act is put down with its
 * entry, sealed: both, or neither.
 */
export interface Room {
  putOfficials(officials: readonly Official[], entry: RoomEntry): Promise<OfficialsTaken>
  officials(): Promise<Official[]>
  /** Opens a sieve for each case that has none yet, with the entry and their ids in it; answers them all. */
  sieves(filed: readonly FiledCase[], entry: RoomEntry): Promise<Sieve[]>
  actOnSieve(id: string, act: SieveAct, by: { actor: SieveActor; entry: RoomEntry }): Promise<Sieve>
  state(): Promise<RoomState>
  /** One leader's part of opening the room, or of putting its key under two passphrases. */
  give(act: HoldingAct, part: Part, entry: RoomEntry): Promise<RoomState>
  /** Closes it, where its key lies under passphrases. */
  shut(entry: RoomEntry): Promise<RoomState>
  /** Moves entries that wait beside what they tell of by `append`, which writes each once. */
  drain(append: (entry: SealedWaiting) => void | Promise<void>): Promise<void>
  /** A text for the audit log that the room alone can read. */
  sealEntry(text: string): Promise<string>
  openEntries(boxes: readonly string[]): Promise<string[]>
  close(): Promise<void>
}

/** The room of a store folder; its thread starts with the first question. */
export const roomOf = (dir: string): Room => {
  const calls = new OpenCalls<unknown>()
  let thread: Worker | undefined
  const start = (): Worker => {
    const started = new Worker(workerFile(import.meta.url, './room-worker.js'), { workerData: { dir } })
    const lost = (): void => {
      thread = undefined
      calls.failAll(new AppError('engine_unavailable', 'The restricted room does not answer'))
    }
    started.on('error', lost)
    started.on('exit', lost)
    started.on('message', ({ id, answer, error }: FromRoom) =>
      error ? calls.fail(id, errorOf(error)) : calls.answer(id, answer),
    )
    return started
  }
  const ask = <T>(question: RoomQuestion): Promise<T> => {
    thread ??= start()
    const { id, answer } = calls.open(undefined)
    thread.postMessage({ id, question } satisfies ToRoom)
    return answer as Promise<T>
  }
  let last: Promise<void> = Promise.resolve()
  const drained = async (append: (entry: SealedWaiting) => void | Promise<void>): Promise<void> => {
    // a store without a room needs no thread to say so
    if (!thread && !existsSync(join(dir, ROOM_FOLDER))) return
    const waiting = await ask<SealedWaiting[]>({ type: 'waiting' })
    if (waiting.length === 0) return
    await Promise.all(waiting.map((entry) => append(entry)))
    await ask({ type: 'take-out', uids: waiting.map(({ uid }) => uid) })
  }
  return {
    putOfficials: (officials, entry) => ask({ type: 'put', officials, entry }),
    officials: () => ask({ type: 'officials' }),
    sieves: (filed, entry) => ask({ type: 'sieves', filed, entry }),
    actOnSieve: (id, act, by) => ask({ type: 'sieve', id, act, ...by }),
    state: () => ask({ type: 'state' }),
    give: (act, part, entry) => ask({ type: 'give', act, part, entry }),
    shut: (entry) => ask({ type: 'shut', entry }),
    drain: (append) => {
      last = last.catch(() => undefined).then(() => drained(append))
      return last
    },
    sealEntry: (text) => ask({ type: 'seal', text }),
    openEntries: (boxes) => ask({ type: 'open', boxes }),
    async close() {
      const ending = thread
      if (!ending) return
      const over = new Promise<void>((done) => ending.once('exit', () => done()))
      ending.postMessage('close' satisfies ToRoom)
      await over
    },
  }
}
