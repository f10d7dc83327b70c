import { createHash } from 'node:crypto'
import { cleanText } from '../formats/clean-text.js'
import { bidderNode } from './ids.js'

/** Values by property: lists of texts. */
export type FtmProperties = Record<string, string[]>

export interface FtmEntity {
  id: string
  schema: string
  properties: FtmProperties
}

/** An entity; properties without a text are left out. */
export const entity = (id: string, schema: string, properties: FtmProperties): FtmEntity => {
  const given: FtmProperties = {}
  for (const name of Object.keys(properties)) {
    const values = properties[name]!.map(cleanText).filter((value) => value.trim() !== '')
    if (values.length > 0) given[name] = values
  }
  return { id: ftmId(id), schema, properties: given }
}

/** Id of a node: a firm that bids on one lot and calls another is one organisation. */
export const ftmId = (id: string): string =>
  idOf(id.startsWith(BIDDER) ? `org-${id.slice(BIDDER.length)}` : id)

const BIDDER = bidderNode('')

/** Ids hold letters, digits, dot, dash and underscore; anything else is told apart by a hash. */
const idOf = (id: string): string =>
  /^[\w.-]+$/.test(id)
    ? `biaojian-${id}`
    : `biaojian-${id.replace(/[^\w.-]+/g, '')}-${createHash('sha256').update(id).digest('hex').slice(0, 24)}`
