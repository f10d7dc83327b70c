import { fork, spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { load } from './load.mjs'

/**
 * Question: do ring reads stay quick while an import runs?
 *
 *   node bench/api/run.mjs FOLDER [seconds]
 *
 * FOLDER (import format) is imported and detected once; the service then answers ring reads at 200 and 1,000
 * requests a second, alone and while it imports FOLDER again and again. Beside it, under the same conditions
 * in the same minute: a bare fastify route that answers one ring's JSON from a process of its own.
 */
const [folder, secondsText = '10'] = process.argv.slice(2)
if (!folder) throw new Error('usage: node bench/api/run.mjs FOLDER [seconds]')
const seconds = Number(secondsText)
const cli = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))

const started = (child) =>
  new Promise((found, failed) => {
    let out = ''
    child.stdout.on('data', (chunk) => {
      out += chunk
      const url = /http:\/\/\S+/.exec(out)
      if (url) found(new URL(url[0]))
    })
    child.once('exit', () => failed(new Error(`the service ended: ${out}`)))
  })

/** Imports the folder again and again until told to stop; answers how often. */
const importing = (url, name) => {
  let stopped = false
  const stateOf = async (job) => (await (await fetch(job)).json()).state
  const round = async () => {
    let rounds = 0
    for (; !stopped; rounds++) {
      const reply = await fetch(new URL('/api/v1/jobs/import', url), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
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
const service = spawn(process.execPath, [cli, 'serve', '--port', '0', '--store', dir], {
  stdio: ['ignore', 'pipe', 'inherit'],
})
const url = await started(service)
const { data } = await (await fetch(new URL('/api/v1/rings?limit=50', url))).json()
if (data.length === 0) {
  service.kill('SIGTERM')
  throw new Error(`${folder} has no suspected ring to be read`)
}
const paths = [
  '/api/v1/rings',
  ...data.flatMap(({ id }) => [`/api/v1/rings/${id}`, `/api/v1/rings/${id}/evidence`]),
]
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
bare.kill()
service.kill('SIGTERM')
await new Promise((gone) => service.once('exit', gone))
rmSync(dir, { recursive: true, force: true })
