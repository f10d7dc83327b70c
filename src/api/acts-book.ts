import { randomUUID } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { AuditEntry } from '../audit/entry.js'
import type { WorkBook } from '../casebook/work/work-book.js'
import type { RoomEntry } from '../room/room-outbox.js'
import type { ReadRecord } from './read-record.js'
import { isOfRoom } from './restricted.js'

/** What requests change in the case book: each act in one transaction with its entry for the audit log. */
export interface ActsBook {
  /** Does the work and puts out the entry that `told` makes of what came of it: both, or neither. */
  write<T>(work: () => T, told: (done: T) => ReadRecord): T
  /** Moves what was put out into the log; resolves once it is durable. */
  drain(): Promise<void>
  /** The same of the commission's room, whose own file keeps its acts with their entries, sealed. */
  inRoom: {
    entryOf(read: ReadRecord): RoomEntry
    /** of sieves, which open by themselves, whoever looks; the room puts their ids into it */
    openingAt(at: string): RoomEntry
    drain(): Promise<void>
  }
}

export const actsBook = (
  book: Pick<WorkBook, 'transact' | 'putOut'>,
  entryOf: (read: ReadRecord) => AuditEntry,
  { drain, drainRoom }: { drain: () => Promise<void>; drainRoom: () => Promise<void> },
): ActsBook => ({
  write: (work, told) =>
    book.transact(() => {
      const done = work()
      const entry = entryOf(told(done))
      book.putOut({ uid: entry.uid, at: entry.at, body: JSON.stringify(entry) })
      return done
    }),
  drain,
  inRoom: {
    entryOf: (read) => toSeal(entryOf(read)),
    openingAt: (at) => {
      const opening = { act: 'openSieve', what: 'sieve', outcome: 'allowed' } as const
      return toSeal({ uid: randomUUID(), at, src: 'system', who: {}, ...opening })
    },
    drain: drainRoom,
  },
})

const toSeal = (entry: AuditEntry): RoomEntry => ({
  uid: entry.uid,
  at: entry.at,
  text: JSON.stringify(entry),
})

/** An act that changes the case book. */
export interface Acting {
  /**
   * Does the work and writes the entry of the request in one transaction of the case book; `id` tells of
   * which thing, where the work has made it.
   */
  book: Book
  readonly isWritten: boolean
  /** Resolves once the entry is in the log. Fails where nothing was written. */
  settled(): Promise<void>
}

export type Book = <T>(work: () => T, id?: (done: T) => string) => T

/** An act of a request, whose entry is made of what `told` says; the id is that of what the act made. */
export const actingIn = (
  acts: ActsBook,
  { url, routeOptions }: Pick<FastifyRequest, 'url' | 'routeOptions'>,
  told: (id: string | undefined) => ReadRecord,
): Acting => {
  let isWritten = false
  return {
    book: (work, id) => {
      // what the commission does in its room is sealed, and does not wait in the open
      if (isOfRoom(routeOptions.url)) throw new Error('The room has no acts in the case book')
      const done = acts.write(work, (made) => told(id?.(made)))
      isWritten = true
      return done
    },
    get isWritten() {
      return isWritten
    },
    async settled() {
      if (!isWritten) throw new Error(`${url} wrote no entry with its act`)
      await acts.drain()
    },
  }
}
