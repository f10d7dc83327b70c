import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FastifyRequest } from 'fastify'
import { AppError } from '../domain/errors.js'
import { ApiProblem } from '../service/problem.js'
import { incomingFolder, safeName } from './import-roots.js'
import type { Account, Incoming } from './incoming.js'

/** Files of one upload, in a folder of their own inside the store. */
export interface Upload {
  folder: string
  names: string[]
  /** the field `mapping`, JSON text */
  mapping?: string
  /** the field `replace` says true */
  replace: boolean
  /** SHA-256 over names and contents, in order of name */
  fingerprint: string
  discard: () => Promise<void>
}

/**
 * Streams the parts of a multipart body to disk, holding to the limits and counting against the subject's
 * share. Fails with `too_large`, `overloaded` or `invalid_input` and leaves nothing behind.
 */
export const receiveUpload = async (
  request: FastifyRequest,
  { store, incoming, subject }: { store: string; incoming: Incoming; subject: string },
): Promise<Upload> => {
  const account = incoming.open(subject, Number(request.headers['content-length'] ?? 0))
  const folder = incomingFolder(store, randomUUID())
  const discard = async (): Promise<void> => {
    await rm(folder, { recursive: true, force: true })
    account.close()
  }
  const digests: [string, string][] = []
  let mapping: string | undefined
  let replace = false
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    for await (const part of request.parts()) {
      if (part.type === 'file') {
        const name = safeName(part.filename)
        if (digests.some(([known]) => known === name)) {
          part.file.resume()
          throw new AppError('invalid_input', `Cannot take two files of the name ${JSON.stringify(name)}`)
        }
        digests.push([name, await written(part.file, join(folder, name), account)])
      } else if (part.fieldname === 'mapping') mapping = String(part.value)
      else if (part.fieldname === 'replace') replace = flagOf(String(part.value))
    }
    if (digests.length === 0) throw new AppError('invalid_input', 'The upload holds no file')
  } catch (error) {
    await discard()
    throw isFull(error) ? new ApiProblem('overloaded', "The store's disk is full") : error
  }
  digests.sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    folder,
    names: digests.map(([name]) => name),
    ...(mapping !== undefined && { mapping }),
    replace,
    fingerprint: createHash('sha256')
      .update(JSON.stringify(replace ? [digests, mapping, replace] : [digests, mapping]))
      .digest('hex'),
    discard,
  }
}

const flagOf = (text: string): boolean => {
  if (text !== 'true' && text !== 'false')
    throw new AppError('invalid_input', 'The field replace is true or false')
  return text === 'true'
}

const isFull = (error: unknown): boolean =>
  ['ENOSPC', 'EDQUOT', 'EFBIG'].includes((error as NodeJS.ErrnoException)?.code ?? '')

const written = async (from: NodeJS.ReadableStream, path: string, account: Account): Promise<string> => {
  const sum = createHash('sha256')
  const digest = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      try {
        account.take(chunk.length)
        sum.update(chunk)
        done(null, chunk)
      } catch (error) {
        done(error as Error)
      }
    },
  })
  await pipeline(from, digest, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
  return sum.digest('hex')
}
