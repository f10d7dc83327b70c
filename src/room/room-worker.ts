import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { plainError } from '../threads/plain-error.js'
import { openEntry, sealEntry } from './log-entries.js'
import type { FromRoom, RoomQuestion, ToRoom } from './messages.js'
import { openRoomDb, ROOM_FILE, ROOM_FOLDER, type RoomDb } from './room-db.js'
import { type RoomFile, roomFileOf } from './room-file.js'
import { roomKeyOf } from './room-key.js'
import { type RoomEntry, roomOutbox, type SealedWaiting } from './room-outbox.js'
import { type RoomState, type Vault, vaultIn } from './vault.js'

/** The thread that alone opens the room's file and holds its key, from the first question on. */
const { dir } = workerData as { dir: string }
const folder = join(dir, ROOM_FOLDER)
/** as of every entry of the log */
const MOST_IDS = 200
let vault: Vault | undefined
let db: RoomDb | undefined
let open: { key: Buffer; file: RoomFile } | undefined

const vaultHere = (): Vault => {
  if (vault) return vault
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  vault = vaultIn(folder)
  return vault
}

const dbHere = (): RoomDb => {
  vaultHere()
  db ??= openRoomDb(folder)
  return db
}

/** The file under the key as it is held now. */
const fileHere = (): RoomFile => {
  const key = vaultHere().key()
  if (open?.key.equals(key)) return open.file
  open = { key, file: roomFileOf(dbHere(), roomKeyOf(key)) }
  return open.file
}

const sealed = ({ uid, at, text }: RoomEntry): SealedWaiting => ({
  ...{ uid, at, box: sealEntry(vaultHere(), text) },
})

/** The entry of sieves that opened, with their ids. */
const openingOf = ({ uid, at, text }: RoomEntry, ids: readonly string[]): RoomEntry => {
  const entry = { ...JSON.parse(text), ids: ids.slice(0, MOST_IDS), n: ids.length }
  return { uid, at, text: JSON.stringify(entry) }
}

/** A change of how the room is held, with its entry; where that cannot be kept, the room is closed. */
const holding = (told: SealedWaiting, work: () => RoomState): RoomState => {
  let isDone = false
  try {
    return roomOutbox(dbHere()).within(told, () => {
      const state = work()
      isDone = true
      return state
    })
  } catch (error) {
    if (isDone) vaultHere().shut()
    throw error
  }
}

/** What waits beside the rows; and what the lock tells of itself, until it was moved. */
const waiting = (): SealedWaiting[] => {
  const told = vaultHere().told()
  if (!told && !db && !existsSync(join(folder, ROOM_FILE))) return []
  const outbox = roomOutbox(dbHere())
  const kept = outbox.waiting()
  const isKept = told && (outbox.isMoved(told.uid) || kept.some(({ uid }) => uid === told.uid))
  return told && !isKept ? [...kept, told] : kept
}

const answerTo = (question: RoomQuestion): unknown => {
  if (question.type === 'put') return fileHere().putOfficials(question.officials, sealed(question.entry))
  if (question.type === 'officials') return fileHere().officials()
  if (question.type === 'sieves') {
    const { filed, entry } = question
    return fileHere().sieves(filed, entry.at, (ids) => sealed(openingOf(entry, ids)))
  }
  if (question.type === 'sieve') {
    const { id, act, actor, entry } = question
    return fileHere().actOnSieve(id, act, { actor, entry: sealed(entry) })
  }
  if (question.type === 'state') return vaultHere().state()
  if (question.type === 'give') {
    const told = sealed(question.entry)
    return holding(told, () => vaultHere().give(question.act, question.part, told))
  }
  if (question.type === 'seal') return sealEntry(vaultHere(), question.text)
  if (question.type === 'open') return question.boxes.map((box) => openEntry(vaultHere(), box))
  if (question.type === 'waiting') return waiting()
  if (question.type === 'take-out')
    return roomOutbox(dbHere()).takeOut(question.uids, vaultHere().told()?.uid)
  // it closes by itself when the service ends: the entry goes before
  holding(sealed(question.entry), () => vaultHere().state())
  open = undefined
  return vaultHere().shut()
}

parentPort!.on('message', (message: ToRoom) => {
  if (message === 'close') {
    db?.close()
    process.exit(0)
  }
  const { id, question } = message
  const send = (told: FromRoom): void => parentPort!.postMessage(told)
  try {
    send({ id, answer: answerTo(question) })
  } catch (error) {
    send({ id, error: plainError(error) })
  }
})
