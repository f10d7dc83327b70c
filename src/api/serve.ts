import type { AddressInfo } from 'node:net'
import type { Config } from '../config.js'
import { AppError } from '../domain/errors.js'
import type { Store } from '../store.js'
import { buildApp } from './app.js'
import { isLoopbackName } from './authenticate.js'
import type { Recorder } from './read-gate.js'

export interface Service {
  url: string
  /** Ends streams, stops the running job, answers what is under way, closes. Within four seconds. The store stays open. */
  close(): Promise<void>
}

const CLOSE_MS = 4000

/**
 * Serves the API. An address other than loopback is refused with `forbidden` unless API keys are configured; a port that
 * is taken is a `conflict`.
 */
export const serve = async (options: {
  store: Store
  config: Config
  host?: string
  port?: number
  clock?: () => Date
  record?: Recorder
}): Promise<Service> => {
  const { store, config, host = config.host, port = config.port, clock = () => new Date(), record } = options
  if (!isLoopbackName(host) && store.casebook.keys().every((key) => key.revokedAt !== null))
    throw new AppError(
      'forbidden',
      `Cannot listen on ${host}: an address other than loopback needs API keys (biaojian keys create)`,
    )
  const app = await buildApp({ store, config, clock, ...(record && { record }) })
  try {
    await app.listen({ host, port })
  } catch (cause) {
    await app.close()
    const taken = (cause as NodeJS.ErrnoException).code === 'EADDRINUSE'
    throw new AppError(
      taken ? 'conflict' : 'invalid_input',
      `Cannot listen on ${host}:${port}${taken ? ': the port is taken' : ''}`,
      { cause },
    )
  }
  const { address, port: bound, family } = app.server.address() as AddressInfo
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${bound}`,
    async close() {
      const cut = setTimeout(() => app.server.closeAllConnections(), CLOSE_MS - 1000)
      const late = new Promise<void>((resolve) => setTimeout(resolve, CLOSE_MS).unref())
      await Promise.race([app.close(), late])
      clearTimeout(cut)
    },
  }
}

/** Resolves after the first SIGTERM or SIGINT, once the service has closed. */
export const untilSignal = (service: Service): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = (): void => {
      process.off('SIGTERM', stop)
      process.off('SIGINT', stop)
      service.close().then(resolve, reject)
    }
    process.on('SIGTERM', stop)
    process.on('SIGINT', stop)
  })
