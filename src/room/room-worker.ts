import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { plainError } from '../threads/plain-error.js'
import { openEntry, sealEntry } from './log-entries.js'
import type { FromRoom, RoomQuestion, ToRoom } from './messages.js'
import { openRoomFile, type RoomFile } from './room-file.js'
import { roomKeyOf } from './room-key.js'
import { type Vault, vaultIn } from './vault.js'

/** The thread that alone opens the room's file and holds its key, from the first question on. */
const { dir } = workerData as { dir: string }
const folder = join(dir, 'restricted')
let vault: Vault | undefined
let open: { key: Buffer; file: RoomFile } | undefined

const vaultHere = (): Vault => {
  if (vault) return vault
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  vault = vaultIn(folder)
  return vault
}

/** The file under the key as it is held now. */
const fileHere = (): RoomFile => {
  const key = vaultHere().key()
  if (open?.key.equals(key)) return open.file
  shut()
  open = { key, file: openRoomFile(folder, roomKeyOf(key)) }
  return open.file
}

const shut = (): void => {
  open?.file.close()
  open = undefined
}

const answerTo = (question: RoomQuestion): unknown => {
  if (question.type === 'put') return fileHere().putOfficials(question.officials)
  if (question.type === 'officials') return fileHere().officials()
  if (question.type === 'sieves') return fileHere().sieves(question.filed, question.at)
  if (question.type === 'sieve')
    return fileHere().actOnSieve(question.id, question.act, question.actor, question.at)
  if (question.type === 'state') return vaultHere().state()
  if (question.type === 'give') return vaultHere().give(question.act, question.part)
  if (question.type === 'seal') return sealEntry(vaultHere(), question.text)
  if (question.type === 'open') return question.boxes.map((box) => openEntry(vaultHere(), box))
  shut()
  return vaultHere().shut()
}

parentPort!.on('message', (message: ToRoom) => {
  if (message === 'close') {
    shut()
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
