import { rmSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { Config } from '../config.js'
import { AppError } from '../domain/errors.js'
import { hostEngine } from '../service/engine-host.js'
import type { FromThread, ThreadData, ToThread } from '../service/thread-messages.js'
import type { Store } from '../store.js'
import { errorOf } from '../threads/plain-error.js'
import { standBack } from '../threads/stand-back.js'
import { workerFile } from '../threads/worker-file.js'
import { incomingFolder } from './import-roots.js'
import { isLoopbackName } from './loopback.js'

export interface Service {
  url: string
  /**
   * Ends streams, stops the running job, answers what is under way, closes. Within four seconds. The store
   * stays open.
   */
  close(): Promise<void>
  /** Rejects when the thread that answers requests has broken down. */
  broken: Promise<never>
}

const CLOSE_MS = 4000

/**
 * Serves the API from a thread of its own, so that reads stay quick while this thread writes an import: it
 * keeps the graph's file, answers that thread's questions and does its jobs, behind it where processors are
 * few. An address other than loopback
 * is refused with `forbidden` unless API keys are configured and nobody can listen on the way: by TLS of its
 * own, or behind a proxy that ends it. Uploads that a service left behind when it was killed go. A port that
 * is taken is a `conflict`.
 */
export const serve = async (options: {
  store: Store
  config: Config
  host?: string
  port?: number
  /** false: it answers and does nothing by itself */
  periodic?: boolean
}): Promise<Service> => {
  const { store, config, host = config.host, port = config.port, periodic = true } = options
  if (!isLoopbackName(host)) demandGuards(host, store, config)
  // the embedded store has one process; beside a server, another service may be receiving
  if (store.engine.name === 'embedded') rmSync(incomingFolder(store.dir), { recursive: true, force: true })
  const workerData: ThreadData = { dir: store.dir, engine: store.engine.name, config, host, port, periodic }
  const thread = new Worker(workerFile(import.meta.url, './http-thread.js'), { workerData })
  standBack()
  hostEngine(thread, store)
  const broken = new Promise<never>((_, reject) => {
    thread.once('error', reject)
    thread.once('exit', (code) =>
      reject(new AppError('internal', `The answering thread ended with code ${code}`)),
    )
  })
  broken.catch(() => undefined)
  try {
    const url = await Promise.race([listening(thread), broken])
    return { url, broken, close: () => closed(thread) }
  } catch (error) {
    await thread.terminate()
    throw error
  }
}

const demandGuards = (host: string, { casebook }: Store, { tls, proxies }: Config): void => {
  if (!casebook.accounts.hasUsers() && casebook.keys().every((key) => key.revokedAt !== null))
    throw new AppError(
      'forbidden',
      `Cannot listen on ${host}: an address other than loopback needs API keys (biaojian keys create)`,
    )
  if (!tls && proxies.length === 0)
    throw new AppError(
      'forbidden',
      `Cannot listen on ${host}: keys and leads would cross the network in clear. Set tls.cert and tls.key, or in proxies the address of the proxy that ends TLS`,
    )
}

const listening = (thread: Worker): Promise<string> =>
  new Promise((resolve, reject) => {
    const onMessage = (message: FromThread): void => {
      if (message.type === 'listening') resolve(message.url)
      else if (message.type === 'refused') reject(errorOf(message.error))
      else return
      thread.off('message', onMessage)
    }
    thread.on('message', onMessage)
  })

const closed = async (thread: Worker): Promise<void> => {
  let timer: NodeJS.Timeout | undefined
  const done = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, CLOSE_MS)
    thread.on('message', (message: FromThread) => {
      if (message.type === 'closed') resolve()
    })
    thread.once('exit', () => resolve())
  })
  thread.postMessage({ type: 'close' } satisfies ToThread)
  await done
  clearTimeout(timer)
  await thread.terminate()
}

/**
 * Resolves after the first SIGTERM or SIGINT, once the service has closed; rejects when it broke down before.
 */
export const untilSignal = async (service: Service): Promise<void> => {
  let stop = (): void => undefined
  const asked = new Promise<void>((resolve) => {
    stop = resolve
    process.on('SIGTERM', stop)
    process.on('SIGINT', stop)
  })
  try {
    await Promise.race([asked, service.broken])
  } finally {
    process.off('SIGTERM', stop)
    process.off('SIGINT', stop)
  }
  await service.close()
}
