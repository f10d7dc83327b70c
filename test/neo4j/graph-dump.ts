import neo4j, { type Integer } from 'neo4j-driver'
import type { Neo4jSettings } from '../../src/engines/neo4j/client.js'

/**
 * What is in a graph beside the record itself and rings: every node and every relationship as a line, sorted.
 */
export interface Dump {
  nodes: string[]
  relationships: string[]
}

const SHOWN = (name: string): string =>
  ['BiaojianBlock', 'BiaojianStep', 'BiaojianStore', 'BiaojianSchema', 'Ring']
    .map((label) => `NOT ${name}:${label}`)
    .join(' AND ')
/** A node's own: the hash of a text, or a bid's number. */
const KEY = (name: string): string =>
  `[coalesce(${name}.kind, [l IN ['Organisation', 'LotId', 'Bid'] WHERE l IN labels(${name})][0]), ${name}.h, ${name}.seq]`

export const dumpGraph = async ({ uri, user, password }: Neo4jSettings): Promise<Dump> => {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password))
  const session = driver.session()
  try {
    const nodes = await session.run(
      `MATCH (n) WHERE ${SHOWN('n')} RETURN labels(n) AS labels, properties(n) AS p`,
    )
    const links = await session.run(
      `MATCH (a)-[r]->(b) WHERE ${SHOWN('a')} AND ${SHOWN('b')} RETURN ${KEY('a')} AS a, type(r) AS t, properties(r) AS p, ${KEY('b')} AS b`,
    )
    return {
      nodes: nodes.records
        .map((row) => line({ labels: (row.get('labels') as string[]).toSorted(), p: row.get('p') }))
        .sort(),
      relationships: links.records
        .filter((row) => row.get('t') !== 'TIED_TO')
        .map((row) => line([row.get('t'), row.get('a'), row.get('b'), row.get('p')]))
        .sort(),
    }
  } finally {
    await session.close()
    await driver.close()
  }
}

/** JSON with keys in order, in which an integer, a float and a date are not the same. */
const line = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) => {
    if (neo4j.isInt(one as object)) return `int ${(one as Integer).toString()}`
    if (neo4j.isDate(one as object) || neo4j.isDateTime(one as object)) return `at ${String(one)}`
    if (one && typeof one === 'object' && !Array.isArray(one))
      return Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
    return one
  })
