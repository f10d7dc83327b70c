/** How a cell of the kind is read: a key of `normalise/value-of.ts`. */
export type Reader =
  | 'account'
  | 'address'
  | 'certificate'
  | 'client'
  | 'disk-serial'
  | 'email'
  | 'file-guid'
  | 'file-hash'
  | 'file-property'
  | 'identity-number'
  | 'ip'
  | 'lock'
  | 'mac'
  | 'payer'
  | 'person-name'
  | 'phone'
  | 'serial'

/** How a personal value is masked (`normalise/mask.ts`). */
export type Mask = 'identity-number' | 'phone' | 'last-four' | 'name' | 'email' | 'natural-name'

/** A column from which the kind is read and that came after its table's first columns. */
export interface LaterColumn {
  table: 'bids' | 'bidders'
  name: string
  /** Chinese header */
  alias: string
  /** `values`: several in a cell, separated by ; */
  type: 'value' | 'values'
  /** printed in docs/data-format.md */
  meaning: string
  /** position among the table's columns: the next free one, never changed (it enters the content of rows) */
  place: number
  /** number among the sources, at most 63: the next free one, never changed (stores hold it) */
  source: number
}

/** Everything that the program knows of a kind of thing which two bidders can share. */
export interface Kind {
  id: string
  zh: string
  en: string
  /** further words by which an allow-list may name the kind, blanks between; the id itself always may */
  words: string
  read: Reader
  /** what it is a mark of: a machine, a bid file, an account or payment, a person, a way to reach somebody */
  of: 'machine' | 'file' | 'account' | 'person' | 'contact'
  /**
   * what a ring is believed to have in common by it, where that is not what it marks: a file, a door, next to
   * nothing
   */
  cause?: 'file' | 'place' | 'weak'
  /** names or reaches a natural person: masked unless the reader's role may see it */
  personal?: Mask
  /** withheld from roles that may not see money (`access/matrix.ts`) */
  money?: true
  /** many unrelated bidders come by it honestly, at a print shop, a bookkeeper's, in an office building */
  service?: true
  /** a terminal, a template or the issuer's tool can give it to everybody on a lot */
  lotsOwn?: true
  /** a tender's template hands it on to those who do not make their file anew */
  template?: true
  /** sold or re-issued, so that two bidders have it one after the other */
  resold?: true
  /**
   * what the issuer's own bill can carry: `issuer_locks`, or `issuer_devices` by a machine's part or by the
   * bill's file
   */
  issued?: 'lock' | 'device' | 'file'
  /** most holders at which it counts in full; 8 when left out */
  cap?: number
  /**
   * cells whose values can hold no comma, stroke or line end are parted by these too; a phone by a stroke
   * between digits, an address of the network by blanks between two, a card's by any stroke
   */
  parted?: 'wide' | 'phone' | 'ip' | 'mac'
  /** how its canonical text is written for people */
  shown?: 'colons' | 'hyphens'
  /** label that its nodes share with their like in Neo4j */
  label?: 'Device' | 'FileMark' | 'Account'
  /** what it is in FollowTheMoney, where that has such a thing; a note when left out */
  entity?:
    | 'numbered-person'
    | 'named-person'
    | 'address'
    | 'bank-account'
    | 'user-account'
    | 'phone'
    | 'email'
  /** columns of its own; those of the first format stand with their tables (`domain/tables`) */
  columns?: readonly LaterColumn[]
}
