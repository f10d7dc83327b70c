import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import neo4j from 'neo4j-driver'

const BATCH = 5000
const KINDS = {
  ip: 'Ip',
  mac: 'Mac',
  cpu_id: 'Cpu',
  disk_serial: 'Disk',
  board_serial: 'Board',
  lock_no: 'Lock',
  file_guid: 'FileGuid',
  file_author: 'FileAuthor',
  file_hash: 'FileHash',
  machine_code: 'MachineCode',
  upload_account: 'Account',
  ca_serial: 'Ca',
  deposit_account: 'DepositAccount',
  agent_name: 'PersonName',
  agent_id_no: 'Person',
  agent_phone: 'Phone',
  user_agent: 'Client',
  download_ip: 'Ip',
  decrypt_ip: 'Ip',
  authoring_mac: 'Mac',
  authoring_cpu_id: 'Cpu',
  authoring_disk_serial: 'Disk',
  tool_version: 'Client',
  file_modified_by: 'FileAuthor',
  file_company: 'FileCompany',
  purchase_account: 'Account',
  operator: 'Operator',
  deposit_payer: 'Payer',
  guarantee_no: 'Guarantee',
  guarantee_applicant: 'GuaranteeApplicant',
  manager_id_no: 'Person',
  manager_name: 'PersonName',
  contact_phone: 'Phone',
  contact_email: 'Email',
}

/**
 * What somebody writes who loads bids.csv into Neo4j by the book: uniqueness constraints, batches of UNWIND …
 * MERGE, every node and relationship merged so that it may be run again. No normalising, no quarantine, no
 * versions, no provenance.
 */
export const bareLoad = async (server, folder, progress = () => undefined) => {
  const driver = neo4j.driver(server.uri, neo4j.auth.basic(server.user, server.password))
  const session = driver.session()
  try {
    for (const label of ['BareBid', 'BareBidder', 'BareLot', ...Object.values(KINDS).map((k) => `Bare${k}`)])
      await session.run(`CREATE CONSTRAINT IF NOT EXISTS FOR (n:${label}) REQUIRE n.key IS UNIQUE`)
    await session.run('CALL db.awaitIndexes(60)')
    const begun = performance.now()
    const queryOf = (columns) => `UNWIND $rows AS row
      MERGE (l:BareLot {key: row.lot_id})
      MERGE (o:BareBidder {key: row.bidder_id}) ON CREATE SET o.name = row.bidder_name
      MERGE (b:BareBid {key: row.lot_id + '/' + row.bidder_id})
      SET b.amount = toFloat(row.amount), b.status = row.status, b.rank = toInteger(row.rank), b.won = row.won = '1',
        b.submittedAt = row.submitted_at
      MERGE (o)-[:SUBMITTED]->(b)
      MERGE (b)-[:FOR]->(l)
      ${Object.entries(KINDS)
        .filter(([column]) => columns.includes(column))
        .map(
          ([column, kind], i) =>
            `MERGE (v${i}:Bare${kind} {key: row.${column}}) MERGE (b)-[:USED {role: '${column}'}]->(v${i})`,
        )
        .join('\n')}`
    let rows = []
    let bids = 0
    let query
    const flush = async () => {
      await session.executeWrite((tx) => tx.run(query, { rows }))
      bids += rows.length
      rows = []
      progress(bids)
    }
    let header
    for await (const line of createInterface({ input: createReadStream(join(folder, 'bids.csv')) })) {
      const cells = line.split(',')
      if (!header) {
        header = cells
        query = queryOf(header)
      } else rows.push(Object.fromEntries(header.map((name, i) => [name, cells[i]])))
      if (rows.length === BATCH) await flush()
    }
    if (rows.length > 0) await flush()
    return { bids, ms: performance.now() - begun }
  } finally {
    await session.close()
    await driver.close()
  }
}

/** Removes what bareLoad made. */
export const bareWipe = async (server) => {
  const driver = neo4j.driver(server.uri, neo4j.auth.basic(server.user, server.password))
  const session = driver.session()
  for (const label of ['BareBid', 'BareBidder', 'BareLot', ...Object.values(KINDS).map((k) => `Bare${k}`)])
    await session.run(`MATCH (n:${label}) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 1000 ROWS`)
  await session.close()
  await driver.close()
}
