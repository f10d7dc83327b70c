import type { Schemas } from '../../api/client.js'

export type Account = Schemas['RingAccount']
export type Fact = Account['facts'][number]

/** What every part of the page is given: the ring, told in the reader's language. */
export interface RingPart {
  account: Account
}
