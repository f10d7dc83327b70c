import { readFileSync } from 'node:fs'
import { createSecureContext } from 'node:tls'
import type { Config } from '../config.js'
import { AppError } from '../domain/errors.js'

/** How requests reach the service: options of the server for its own TLS, and which proxies it believes. */
export interface Transport {
  /** `minVersion` of GB/T 22239's level 3 practice: nothing below TLS 1.2 */
  https?: { cert: string; key: string; minVersion: 'TLSv1.2' }
  /** addresses whose X-Forwarded-For and -Proto count; nobody else's do */
  trustProxy: string[] | false
}

/**
 * Reads certificate and key once, at start. Fails with `invalid_input` that names the file which cannot be
 * read, or says why the two do not belong together.
 */
export const transportOf = ({ tls, proxies }: Pick<Config, 'tls' | 'proxies'>): Transport => {
  const trustProxy = proxies.length > 0 && [...proxies]
  if (!tls) return { trustProxy }
  const pair = {
    cert: read(tls.cert, (why) => `Cannot read the certificate ${tls.cert}: ${why}`),
    key: read(tls.key, (why) => `Cannot read the key of the certificate ${tls.key}: ${why}`),
  }
  try {
    createSecureContext(pair)
  } catch (cause) {
    throw new AppError('invalid_input', `Cannot serve by TLS: ${(cause as Error).message}`, { cause })
  }
  return { trustProxy, https: { ...pair, minVersion: 'TLSv1.2' } }
}

const read = (path: string, message: (why: string) => string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new AppError('invalid_input', message((cause as NodeJS.ErrnoException).code ?? 'unreadable'), {
      cause,
    })
  }
}
