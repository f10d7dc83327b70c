import { mkdir, realpath } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { AppError } from '../domain/errors.js'
import { isBelow } from '../sources/open-below.js'

/** Folders below which a service imports by path: those configured, else the store's `inbox`. */
export const importRoots = (configured: readonly string[], store: string): string[] =>
  configured.length > 0 ? [...configured] : [resolve(store, 'inbox')]

/**
 * The real path of a file or folder below one of the roots, and that root; a relative path is below the
 * first. Links are followed before the check. Fails with `forbidden` outside the roots and `not_found` where
 * nothing is.
 */
export const pathBelow = async (
  roots: readonly string[],
  path: string,
): Promise<{ path: string; root: string }> => {
  if (path.includes('\u0000')) throw refused(path)
  const wanted = resolve(roots[0]!, path)
  if (!roots.some((root) => isBelow(root, wanted))) throw refused(path)
  await mkdir(roots[0]!, { recursive: true })
  const real = await realpath(wanted).catch((cause: unknown) => {
    throw new AppError('not_found', `Cannot import ${JSON.stringify(path)}: there is no such file`, { cause })
  })
  for (const configured of roots) {
    const root = await realpath(configured).catch(() => configured)
    if (isBelow(root, real)) return { path: real, root }
  }
  throw refused(path)
}

/**
 * A name of an uploaded file that is safe to write: the last part, without control characters; it decides the
 * table.
 */
export const safeName = (name: string): string => {
  const last = name
    .split(/[\\/]/)
    .at(-1)!
    .replace(/[\u0000-\u001f\u007f]/g, '')
    .trim()
  if (last === '' || last === '.' || last === '..' || Buffer.byteLength(last) > 200)
    throw new AppError(
      'invalid_input',
      `Cannot take the file ${JSON.stringify(name.slice(0, 100))}: it needs a plain name`,
    )
  return last
}

/** Where uploads wait inside the store. */
export const incomingFolder = (store: string, id = ''): string => join(resolve(store), 'incoming', id)

const refused = (path: string): AppError =>
  new AppError(
    'forbidden',
    `Cannot import ${JSON.stringify(path)}: a service imports only below its import roots`,
  )
