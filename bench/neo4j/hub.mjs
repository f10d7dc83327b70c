import neo4j from 'neo4j-driver'
import { Client } from '../../dist/engines/neo4j/client.js'
import { countPairs } from '../../dist/engines/neo4j/pairs.js'
import { ensureSchema } from '../../dist/engines/neo4j/schema.js'
import { startServer, stopServer } from '../../test/neo4j/server.mjs'

/**
 * One public address with 25,000 bids of as many bidders, beside 50,000 values that two bidders share: pairs
 * in the hub-safe form (collect, look at the size, unwind) and by a raw self-join, on a server with 1 GiB of
 * heap.
 *
 *   npm run build && node bench/neo4j/hub.mjs [bids of the hub] [values of two]
 */
const HUB = Number(process.argv[2] ?? 25_000)
const SHARED = Number(process.argv[3] ?? 50_000)
const server = await startServer({ heap: '1g', pagecache: '128m' })
const { uri, user, password } = server
const driver = neo4j.driver(uri, neo4j.auth.basic(user, password))
const client = new Client({ uri, user, password })
const seconds = (begun) => `${((performance.now() - begun) / 1000).toFixed(1)} s`
try {
  await ensureSchema(client)
  const run = async (query) => {
    const session = driver.session()
    try {
      return (await session.run(query)).records
    } finally {
      await session.close()
    }
  }
  await run(`MERGE (s:BiaojianStore {one: 1}) SET s.settled = ${HUB}, s.next = ${HUB}`)
  await run(`UNWIND range(0, ${HUB - 1}) AS i CALL (i) {
    CREATE (:Organisation:Bidder {h: i, id: 'F' + i})-[:SUBMITTED]->(:BidsRow:Bid {seq: i, h_bidder_id: i})
  } IN TRANSACTIONS OF 5000 ROWS`)
  await run(`CREATE (:SharedValue:Ip {h: -1, kind: 'ip', value: '122.224.1.9', links: true})`)
  await run(
    `MATCH (v:SharedValue {h: -1}) MATCH (b:Bid) CALL (v, b) { CREATE (b)-[:USED {role: 'ip'}]->(v) } IN TRANSACTIONS OF 5000 ROWS`,
  )
  await run(`UNWIND range(0, ${SHARED - 1}) AS i CALL (i) {
    MATCH (a:BidsRow {seq: i % ${HUB}}) MATCH (b:BidsRow {seq: (i * 7 + 1) % ${HUB}})
    CREATE (v:SharedValue:Mac {h: 1000000 + i * 184467440737, kind: 'mac', value: 'M' + i, links: true})
    CREATE (a)-[:USED {role: 'mac'}]->(v) CREATE (b)-[:USED {role: 'mac'}]->(v)
  } IN TRANSACTIONS OF 5000 ROWS`)
  let begun = performance.now()
  const pairs = await countPairs(client, 'values', 200)
  console.log(`hub-safe form: ${pairs.count.length.toLocaleString('en')} pairs in ${seconds(begun)}`)
  begun = performance.now()
  try {
    await run(`MATCH (a:Bidder)-[:SUBMITTED]->(:Bid)-[:USED]->(v:SharedValue)<-[:USED]-(:Bid)<-[:SUBMITTED]-(b:Bidder)
      WHERE a.h < b.h RETURN a.h, b.h, count(DISTINCT v) AS n ORDER BY n DESC LIMIT 10`)
    console.log(`raw self-join: completed in ${seconds(begun)}`)
  } catch (error) {
    console.log(`raw self-join: fails after ${seconds(begun)} with ${error.code}`)
  }
  begun = performance.now()
  const again = await countPairs(client, 'values', 200)
  console.log(`hub-safe form again: ${again.count.length.toLocaleString('en')} pairs in ${seconds(begun)}`)
} finally {
  await client.close()
  await driver.close()
  await stopServer(server)
}
