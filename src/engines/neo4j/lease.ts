import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { AppError } from '../../domain/errors.js'
import type { Client, Tx } from './client.js'
import { numberOf, whole } from './integers.js'

/** A writer that has been silent for this long is taken to be gone. */
const SILENT_MS = 60_000
const BEAT_MS = 10_000

/** The right to write, held by one process at a time on the store's node. */
export interface Lease {
  /**
   * Locks the store's node for the transaction; fails with `conflict` when the lease was lost. @returns how
   * many steps are done
   */
  claim(tx: Tx): Promise<{ step: number }>
  release(): Promise<void>
}

/**
 * Takes the lease. Fails with `conflict` while another writer has it; one of this machine whose process is
 * gone is taken over at once, another after a minute of silence.
 */
export const takeLease = async (client: Client): Promise<Lease> => {
  const token = `${hostname()}/${process.pid}/${randomUUID()}`
  let [row] = await ask(client, token, [])
  if (!row) throw new AppError('conflict', 'Cannot write: the graph was emptied by another client')
  if (numberOf(row[0]) === 0 && isDead(row[1] as string)) [row] = await ask(client, token, [row[1] as string])
  const [ours, holder] = row!
  if (numberOf(ours) === 0)
    throw new AppError(
      'conflict',
      `Cannot begin an import: another one is running (${describe(holder as string)})`,
    )
  const beat = setInterval(() => {
    client.write((tx) => tx.run('load/beat', { token })).catch(() => undefined)
  }, BEAT_MS)
  beat.unref()
  return leaseOf(client, token, beat)
}

const ask = (client: Client, token: string, dead: string[]): Promise<unknown[][]> =>
  client.write((tx) => tx.run('load/begin', { token, dead, silentMs: whole(SILENT_MS) }))

const leaseOf = (client: Client, token: string, beat: NodeJS.Timeout): Lease => ({
  async claim(tx) {
    const [row] = await tx.run('load/claim', { token })
    if (!row)
      throw new AppError('conflict', 'The import was taken over by another, which found it silent too long')
    return { step: numberOf(row[0]) }
  },
  async release() {
    clearInterval(beat)
    await client.write((tx) => tx.run('load/release', { token })).catch(() => undefined)
  },
})

const isDead = (holder: string): boolean => {
  const [host, pid] = holder.split('/')
  if (host !== hostname()) return false
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}

const describe = (holder: string): string => {
  const [host, pid] = holder.split('/')
  return `process ${pid} on ${host}`
}
