import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { verifyAuditLog } from '../../dist/audit/verify.js'

/**
 * Kills a process that writes the audit log, again and again on one log: it stays sound, and holds every
 * entry whose writer was told that it is on the disk.
 *
 *   npm run build && node test/crash/kill-audit.mjs [rounds]
 */
const rounds = Number(process.argv[2] ?? 300)
const dir = mkdtempSync(join(tmpdir(), 'biaojian-kill-audit-'))
const WRITER = `
import { startAppender } from ${JSON.stringify(new URL('../../dist/audit/appender.js', import.meta.url).href)}
const data = { dir: ${JSON.stringify(dir)}, storeId: 's', anchors: [], checkpointSeconds: 1 }
const appender = await startAppender(data, () => undefined)
const write = async () => {
  for (;;) {
    await appender.append({ uid: 'u', at: '', src: 'system', who: {}, act: 'read', outcome: 'allowed' })
    process.stdout.write('.')
  }
}
for (let i = 0; i < 8; i++) void write()
`
const script = join(dir, 'writer.mjs')
writeFileSync(script, WRITER)

const killed = (ms) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [script])
    let told = 0
    child.stdout.on('data', (data) => {
      if (told === 0) setTimeout(() => child.kill('SIGKILL'), ms)
      told += data.length
    })
    child.on('close', () => resolve(told))
  })

let [told, wrong] = [0, 0]
try {
  for (let round = 0; round < rounds; round++) {
    told += await killed((round * 37) % 120)
    const found = verifyAuditLog(dir, 's', [])
    if (found.wrong === null && found.entries >= told) continue
    wrong++
    console.log(`round ${round}: ${found.entries} entries, ${told} told, ${JSON.stringify(found.wrong)}`)
  }
} finally {
  rmSync(dir, { recursive: true, force: true })
}
console.log(`killed ${rounds} times after ${told} entries: ${wrong} logs unsound or short`)
process.exit(wrong > 0 || told === 0 ? 1 : 0)
