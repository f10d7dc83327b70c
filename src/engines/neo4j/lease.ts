import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { AppError } from '../../domain/errors.js'
import type { Client, Tx } from './client.js'
import type { Counters } from './counters.js'
import { numberOf, whole } from './integers.js'

/** A writer that has been silent for this long is taken to be gone. */
const SILENT_MS = 60_000
const BEAT_MS = 10_000

/** The right to write, held by one process at a time on the store's node. */
export interface Lease {
  /** Locks the store's node for the transaction; fails with `conflict` when the lease was lost. @returns the last step done, and the counters after it */
  claim(tx: Tx): Promise<Counters & { step: number }>
  release(): Promise<void>
}

/**
 * Takes the lease. Fails with `conflict` while another writer has it; one of this machine whose process is gone is taken over at
 * once, another after a minute of silence.
 */
export const takeLease = async (client: Client): Promise<{ lease: Lease; counters: Counters }> => {
  const token = `${hostname()}/${process.pid}/${randomUUID()}`
  let [row] = await ask(client, token, [])
  if (numberOf(row![4]) === 0 && isDead(row![5] as string))
    [row] = await ask(client, token, [row![5] as string])
  const [next, batch, file, defect, ours, holder] = row!
  if (numberOf(ours) === 0)
    throw new AppError(
      'conflict',
      `Cannot begin an import: another one is running (${describe(holder as string)})`,
    )
  const beat = setInterval(() => {
    client.write((tx) => tx.run('load/beat', { token })).catch(() => undefined)
  }, BEAT_MS)
  beat.unref()
  const counters = {
    next: numberOf(next),
    batch: numberOf(batch),
    file: numberOf(file),
    defect: numberOf(defect),
  }
  return { lease: leaseOf(client, token, beat), counters }
}

const ask = (client: Client, token: string, dead: string[]): Promise<unknown[][]> =>
  client.write((tx) => tx.run('load/begin', { token, dead, silentMs: whole(SILENT_MS) }))

const leaseOf = (client: Client, token: string, beat: NodeJS.Timeout): Lease => ({
  async claim(tx) {
    const [row] = await tx.run('load/claim', { token })
    if (!row)
      throw new AppError('conflict', 'The import was taken over by another, which found it silent too long')
    const [step, next, batch, file, defect] = row.map(numberOf) as [number, number, number, number, number]
    return { step, next, batch, file: file + 1, defect }
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
