import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { plainError } from '../threads/plain-error.js'
import { publish } from './anchors.js'
import { type AuditLog, openAuditLog } from './log.js'
import type { AuditThreadData, FromAudit, ToAudit } from './messages.js'
import { WriteAhead } from './write-ahead.js'

/**
 * The thread that writes the audit log: all that waits goes into one transaction. Checkpoints are made each
 * minute in which something came, after so many entries, when asked, and at the end.
 */
const { dir, storeId, anchors, checkpointSeconds } = workerData as AuditThreadData
const MOST_UNCOVERED = 10_000
/** entries after which it is looked again how many no checkpoint covers */
const LOOK_AFTER = 500
/** the file takes in what lies beside it when nothing has come for so long … */
const IDLE_MS = 300
/** … or when so much has been written beside it, entries and what they are found by: about 64 MiB */
const MOST_BESIDE = 16_384

const port = parentPort!
const send = (message: FromAudit): void => port.postMessage(message)
const now = (): string => new Date().toISOString()

const serve = (log: AuditLog): void => {
  let publishing: Promise<void> = Promise.resolve()
  const ahead = new WriteAhead(dir)
  let unlooked = 0
  let beside = 0
  const tidy = (): void => {
    beside = 0
    attempt(() => log.tidy())
  }
  const checkpoint = (): Promise<void> => {
    const made = log.checkpoint(now())
    publishing = publishing.then(() => publishAll(log))
    return publishing.then(() => void made)
  }
  const idle = setTimeout(tidy, IDLE_MS)
  const periodic = setInterval(() => {
    attempt(() => {
      if (log.state().uncovered > 0) void checkpoint()
      else publishing = publishing.then(() => publishAll(log))
    })
  }, checkpointSeconds * 1000)
  const append = (messages: Extract<ToAudit, { type: 'append' }>[]): void => {
    if (messages.length === 0) return
    const ids = messages.map(({ id }) => id)
    const lines = messages.flatMap((message) => message.lines)
    try {
      const last = log.append(lines)
      send({ type: 'written', ids, last })
      idle.refresh()
    } catch (error) {
      send({ type: 'failed', ids, error: plainError(error) })
      return
    }
    for (const { refs } of lines) beside += 1 + refs.length
    if (beside >= MOST_BESIDE) tidy()
    unlooked += lines.length
    if (unlooked < LOOK_AFTER) return
    unlooked = 0
    attempt(() => ahead.look())
    attempt(() => log.state().uncovered >= MOST_UNCOVERED && void checkpoint())
  }
  const end = async (): Promise<void> => {
    clearInterval(periodic)
    clearTimeout(idle)
    attempt(() => log.state().uncovered > 0 && void checkpoint())
    await publishing
    await ahead.settled()
    log.close()
    send({ type: 'closed' })
  }
  port.on('message', (first: ToAudit) => {
    const all = [first, ...waiting()]
    append(all.filter((message) => message.type === 'append'))
    for (const message of all) {
      if (message.type === 'close') void end()
      if (message.type === 'checkpoint') onDemand(message.id, checkpoint)
    }
  })
}

const waiting = (): ToAudit[] => {
  const all: ToAudit[] = []
  for (let got = receiveMessageOnPort(port); got; got = receiveMessageOnPort(port)) all.push(got.message)
  return all
}

const onDemand = (id: number, checkpoint: () => Promise<void>): void => {
  try {
    checkpoint().then(() => send({ type: 'written', ids: [id], last: 0 }))
  } catch (error) {
    send({ type: 'failed', ids: [id], error: plainError(error) })
  }
}

/** What nobody waits for is tried again the next time. */
const attempt = (work: () => void): void => {
  try {
    work()
  } catch {
    // the disk is full, or the log held: the next entry tells whoever asks
  }
}

const publishAll = async (log: AuditLog): Promise<void> => {
  for (const path of anchors)
    await publish(log, storeId, path, now()).catch((error: Error) =>
      send({ type: 'anchor', path, message: error.message }),
    )
}

try {
  serve(openAuditLog(dir, storeId))
  send({ type: 'ready', error: undefined })
} catch (error) {
  send({ type: 'ready', error: plainError(error) })
}
