import { fork, spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { load } from './load.mjs'
import { seated } from './seats.mjs'
import { started } from './started.mjs'

/**
 * Question: do ring reads stay quick while an import runs?
 *
 *   node bench/api/run.mjs FOLDER [seconds]
 *
 * FOLDER (import format) is imported and detected once; the service then answers ring reads at 200 and 1,000
 * requests a second, alone and while it imports FOLDER again and again. Beside it, under the same conditions
 * in the same minute: a bare fastify route that answers one ring's JSON from a process of its own. Then users
 * are made, and at 200 a second the same is asked by a regulator who is logged in: rings are cut to what that
 * seat sees, masked, and each read is in the audit log before it is answered.
 */
const [folder, secondsText = '10'] = process.argv.slice(2)
if (!folder) throw new Error('usage: node bench/api/run.mjs FOLDER [seconds]')
const seconds = Number(secondsText)
const cli = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))

/** Imports the folder again and again until told to stop; answers how often. */
const importing = (url, name, who = {}) => {
  let stopped = false
  const stateOf = async (job) => (await (await fetch(job, { headers: who })).json()).state
  const round = async () => {
    let rounds = 0
    for (; !stopped; rounds++) {
      const reply = await fetch(new URL('/api/v1/jobs/import', url), {
        method: 'POST',
        headers: { ...who, 'content-type': 'application/json' },
        body: JSON.stringify({ paths: [name] }),
      })
      const job = new URL(reply.headers.get('location'), url)
      let state = ''
      while (!/done|failed|cancelled/.test(state)) {
        await new Promise((next) => setTimeout(next, 500))
        state = await stateOf(job)
      }
      if (state !== 'done') throw new Error(`the import is ${state}`)
    }
    return rounds
  }
  const rounds = round()
  return () => {
    stopped = true
    return rounds
  }
}

const print = (what, { sent, failed, p50, p99, max }) =>
  console.log(
    `${what.padEnd(36)} ${sent} sent, ${failed} failed, p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms, max ${max.toFixed(1)} ms`,
  )

const dir = mkdtempSync(join(tmpdir(), 'biaojian-bench-'))
const name = basename(resolve(folder))
mkdirSync(join(dir, 'inbox'))
cpSync(resolve(folder), join(dir, 'inbox', name), { recursive: true })
for (const args of [['import', join(dir, 'inbox', name)], ['detect']]) {
  const { status, stderr } = spawnSync(process.execPath, [cli, ...args, '--store', dir], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${args[0]} failed: ${stderr}`)
}
const serving = () =>
  spawn(process.execPath, [cli, 'serve', '--port', '0', '--store', dir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
const ended = (child) => {
  child.kill('SIGTERM')
  return new Promise((gone) => child.once('exit', gone))
}
/** Addresses of the rings that somebody sees. */
const pathsOf = async (at, headers = {}) => {
  const { data = [] } = await (await fetch(new URL('/api/v1/rings?limit=50', at), { headers })).json()
  const own = data.flatMap(({ id }) => [`/api/v1/rings/${id}`, `/api/v1/rings/${id}/evidence`])
  return { data, paths: ['/api/v1/rings', ...own] }
}

const service = serving()
const url = await started(service)
const { data, paths } = await pathsOf(url)
if (data.length === 0) {
  await ended(service)
  throw new Error(`${folder} has no suspected ring to be read`)
}
const body = await (await fetch(new URL(`/api/v1/rings/${data[0].id}`, url))).text()
console.log(`${paths.length} paths; one ring is ${body.length} bytes`)

const bare = fork(fileURLToPath(new URL('./bare.mjs', import.meta.url)))
bare.send(JSON.parse(body))
const bareUrl = new URL(await new Promise((found) => bare.once('message', found)))

for (const perSecond of [200, 1000]) {
  const at = { perSecond, seconds, sockets: 50 }
  const both = async (when) => {
    print(`bare fastify ${when}, ${perSecond}/s`, await load({ url: bareUrl, paths: ['/'], ...at }))
    print(`ring reads ${when}, ${perSecond}/s`, await load({ url, paths, ...at }))
  }
  await both('alone')
  const stop = importing(url, name)
  await both('during imports')
  console.log(`  ${await stop()} imports meanwhile`)
}
await ended(service)

const { regulator, exchange } = seated(dir)
const behind = serving()
const behindUrl = await started(behind)
const own = await pathsOf(behindUrl, regulator)
console.log(`a regulator sees ${own.data.length} of ${data.length} rings`)
const asked = { perSecond: 200, seconds, sockets: 50 }
const seen = async (when) => {
  print(`bare fastify ${when}, 200/s`, await load({ url: bareUrl, paths: ['/'], ...asked }))
  const read = { url: behindUrl, paths: own.paths, headers: regulator, ...asked }
  print(`logged in, cut, audited ${when}, 200/s`, await load(read))
}
await seen('alone')
const stop = importing(behindUrl, name, exchange)
await seen('during imports')
console.log(`  ${await stop()} imports meanwhile`)
bare.kill()
await ended(behind)
rmSync(dir, { recursive: true, force: true })
