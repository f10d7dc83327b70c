import type { AddressInfo } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'
import type { Casebook } from '../casebook/casebook.js'
import { openCasebook } from '../casebook/open.js'
import { AppError } from '../domain/errors.js'
import { type Room, roomOf } from '../room/room.js'
import { linkEngine } from '../service/engine-link.js'
import type { FromThread, ThreadData, ToThread } from '../service/thread-messages.js'
import { auditTexts } from '../texts/audit.js'
import { say } from '../texts/text.js'
import { plainError } from '../threads/plain-error.js'
import { buildApp } from './app.js'
import type { Api } from './app-type.js'
import { type AuditRecorder, auditRecorder } from './audit-recorder.js'

/**
 * The thread that answers requests: its own view of the case book, the engine by message, never the graph's
 * file.
 */
const { dir, engine: name, config, host, port, periodic } = workerData as ThreadData
const CUT_MS = 2500
const clock = (): Date => new Date()
const send = (message: FromThread): void => parentPort!.postMessage(message)

const start = async (): Promise<void> => {
  const casebook = openCasebook(dir)
  const { engine, runTask } = linkEngine(parentPort!, name)
  const room = roomOf(dir)
  const audit = await openAudit(casebook, room)
  const close = async (): Promise<void> => {
    await audit.close()
    casebook.close()
  }
  const store = { dir, casebook, engine, close }
  const { record, append, appendSealed } = audit
  const app = await buildApp({ store, config, clock, runTask, record, append, appendSealed, room, periodic })
  parentPort!.on('message', (message: ToThread) => {
    if (message.type === 'close')
      void stop(app)
        .then(() => store.close())
        .finally(() => send({ type: 'closed' }))
  })
  try {
    await app.listen({ host, port })
  } catch (cause) {
    await app.close()
    await close()
    const taken = (cause as NodeJS.ErrnoException).code === 'EADDRINUSE'
    throw new AppError(
      taken ? 'conflict' : 'invalid_input',
      `Cannot listen on ${host}:${port}${taken ? ': the port is taken' : ''}`,
      { cause },
    )
  }
  const { address, port: bound, family } = app.server.address() as AddressInfo
  const scheme = config.tls ? 'https' : 'http'
  send({ type: 'listening', url: `${scheme}://${family === 'IPv6' ? `[${address}]` : address}:${bound}` })
}

const openAudit = ({ storeId }: Casebook, { sealEntry }: Room): Promise<AuditRecorder> =>
  auditRecorder(
    { dir, storeId, ...config.audit },
    clock,
    (path, message) =>
      process.stderr.write(`${say(auditTexts.anchorFailed, config.lang, { path, message })}\n`),
    sealEntry,
  )

/** Lets what is under way be answered, for a while. */
const stop = async (app: Api): Promise<void> => {
  const cut = setTimeout(() => app.server.closeAllConnections(), CUT_MS)
  await app.close()
  clearTimeout(cut)
}

start().catch((error: unknown) => send({ type: 'refused', error: plainError(error) }))
