import { parentPort, workerData } from 'node:worker_threads'
import { plainError } from '../threads/plain-error.js'
import type { FromRoom, RoomQuestion, ToRoom } from './messages.js'
import { openRoomFile, type RoomFile } from './room-file.js'

/** The thread that alone opens the room's file and holds its key, from the first question on. */
const { dir } = workerData as { dir: string }
let file: RoomFile | undefined

const answerTo = (question: RoomQuestion): unknown => {
  const room = (file ??= openRoomFile(dir))
  if (question.type === 'put') return room.putOfficials(question.officials)
  if (question.type === 'officials') return room.officials()
  if (question.type === 'seal') return room.sealEntry(question.text)
  return question.boxes.map((box) => room.openEntry(box))
}

parentPort!.on('message', (message: ToRoom) => {
  if (message === 'close') {
    file?.close()
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
