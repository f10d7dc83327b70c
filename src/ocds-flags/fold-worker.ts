import { parentPort, workerData } from 'node:worker_threads'
import { LineFold } from './fold-lines.js'
import type { FolderData, FromFolder, ToFolder } from './run.js'

const { settings, maps, explain } = workerData as FolderData
const fold = new LineFold(settings, { maps, explain })
const port = parentPort!
const post = (message: FromFolder, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer)

port.on('message', (message: ToFolder) => {
  if (message.kind === 'end') {
    post({ kind: 'part', part: fold.part() })
    port.close()
    return
  }
  const { number, bytes } = message
  const before = fold.counts.lines
  const bad = fold.block(bytes, number)
  post({ kind: 'folded', number, lines: fold.counts.lines - before, bad, bytes }, [bytes.buffer])
})
