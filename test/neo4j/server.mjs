// A real Neo4j Community server with openGDS for tests and benches, assembled from Maven Central: no Docker,
// no tarball.
//   node test/neo4j/server.mjs start [--heap 1g] [--pagecache 128m] [--load DIR] [--quick]
//     prints NEO4J_URI=… NEO4J_USER=… NEO4J_PASSWORD=…
//     --load: files of `graph export --for neo4j-admin`, loaded before the server starts
//     --quick: starts sooner and works slower, for tests
//   node test/neo4j/server.mjs stop
// Jars are kept in test/neo4j/.cache/lib; every server has a data folder of its own that goes when it stops.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import neo4j from 'neo4j-driver'

const HERE = fileURLToPath(new URL('.', import.meta.url))
const CACHE = join(HERE, '.cache')
const LIB = join(CACHE, 'lib')
const STATE = join(CACHE, 'server.json')
const READY_MS = 120_000

const has = (command) => spawnSync(command, ['-version'], { stdio: 'ignore' }).status === 0

/** Why no server can be started here, or undefined. */
export const whyNoServer = () => {
  if (!has('java')) return 'no Java on this machine and NEO4J_URI is not set'
  if (!existsSync(LIB) && !has('mvn'))
    return 'no Maven to assemble a Neo4j server with, and NEO4J_URI is not set'
  return undefined
}

/** Fetches the pinned jars once; a folder that is there is whole, since it gets its name last. */
export const assemble = () => {
  if (existsSync(LIB)) return LIB
  mkdirSync(CACHE, { recursive: true })
  const part = mkdtempSync(join(CACHE, 'lib-'))
  execFileSync(
    'mvn',
    [
      '-B',
      '-ntp',
      '-q',
      'dependency:copy-dependencies',
      `-DoutputDirectory=${part}`,
      '-DincludeScope=runtime',
    ],
    { cwd: HERE, stdio: ['ignore', 'ignore', 'inherit'], timeout: 600_000 },
  )
  if (!existsSync(LIB)) renameSync(part, LIB)
  return LIB
}

/** A server that lives for minutes gains nothing from the second compiler and several collectors. */
const QUICK = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1']
const LASTING = ['-XX:+UseG1GC']
const JAVA_FLAGS = [
  '-XX:-OmitStackTraceInFastThrow',
  '-XX:+UnlockExperimentalVMOptions',
  '-XX:+TrustFinalNonStaticFields',
  '-XX:+DisableExplicitGC',
  '-Djdk.nio.maxCachedBufferSize=1024',
  '-Dio.netty.tryReflectionSetAccessible=true',
  '--add-opens=java.base/java.nio=ALL-UNNAMED',
  '--add-opens=java.base/java.io=ALL-UNNAMED',
  '--add-opens=java.base/sun.nio.ch=ALL-UNNAMED',
  '-Dlog4j2.disable.jmx=true',
  '-Dfile.encoding=UTF-8',
]
const flags = (quick) => [...(quick ? QUICK : LASTING), ...JAVA_FLAGS]

const SET_PASSWORD = ['org.neo4j.cli.AdminTool', 'dbms', 'set-initial-password']

const confOf = (port, pagecache) =>
  [
    'server.default_listen_address=127.0.0.1',
    'server.bolt.enabled=true',
    `server.bolt.listen_address=127.0.0.1:${port}`,
    `server.bolt.advertised_address=127.0.0.1:${port}`,
    'server.http.enabled=false',
    'server.https.enabled=false',
    'dbms.usage_report.enabled=false',
    'client.allow_telemetry=false',
    `server.memory.pagecache.size=${pagecache}`,
    'db.tx_log.preallocate=false',
    'db.tx_log.rotation.retention_policy=keep_none',
    'db.checkpoint.interval.time=1m',
    'internal.server.bolt.thread_pool_shutdown_wait_time=0s',
    'dbms.security.procedures.unrestricted=gds.*',
    '',
  ].join('\n')

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })

/** What runs the importer over the files of an export, in their folder: program, arguments, environment. */
export const bulkCommand = (home, heap = '1g', quick = false) => ({
  program: 'java',
  args: [
    `-Xmx${heap}`,
    ...flags(quick),
    '-cp',
    join(assemble(), '*'),
    'org.neo4j.cli.AdminTool',
    'database',
    'import',
    'full',
    'neo4j',
    '@args.txt',
  ],
  env: { ...process.env, NEO4J_HOME: home, NEO4J_CONF: join(home, 'conf') },
})

/**
 * Loads the files of an export into the empty data of a server that does not run. Fails with what the
 * importer said last.
 */
export const bulkLoad = (home, dir, heap = '1g', quick = false) => {
  const { program, args, env } = bulkCommand(home, heap, quick)
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: dir, env, encoding: 'utf8' })
  if (status !== 0) throw new Error(`the bulk load failed: ${(stderr || stdout).slice(-2000)}`)
  return stdout
}

/**
 * Makes the folder of a server that does not run yet, with a port and a password of its own.
 * @returns {Promise<{ uri: string, user: string, password: string, port: number, home: string, pid: number
 * }>}
 *   `pid` 0: `startServer` takes it as `of`
 */
export const makeServer = async () => {
  const lib = assemble()
  const home = mkdtempSync(join(tmpdir(), 'biaojian-neo4j-'))
  const port = await freePort()
  const password = randomBytes(12).toString('hex')
  for (const folder of ['conf', 'plugins', 'logs', 'data']) mkdirSync(join(home, folder), { recursive: true })
  for (const jar of readdirSync(lib))
    if (/^(proc-|cypher-aggregation-)/.test(jar)) copyFileSync(join(lib, jar), join(home, 'plugins', jar))
  execFileSync('java', [...flags(true), '-cp', join(lib, '*'), ...SET_PASSWORD, password], {
    env: { ...process.env, NEO4J_HOME: home, NEO4J_CONF: join(home, 'conf') },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return { uri: `neo4j://127.0.0.1:${port}`, user: 'neo4j', password, port, home, pid: 0 }
}

/**
 * Starts a server and waits until it answers. `load`: a folder that is loaded into it first. `of`: one that
 * was made, or an earlier one, whose data come back; `detached` lets it outlive this process; `quick` starts
 * it sooner and lets it work slower; `waits: false` returns before it answers. @returns {Promise<{ uri:
 * string, user: string, password: string, port: number, home: string, pid: number }>}
 */
export const startServer = async ({
  heap = '1g',
  pagecache = '128m',
  of,
  detached = false,
  load,
  quick = false,
  waits = true,
} = {}) => {
  const made = of ?? (await makeServer())
  const { home, port } = made
  writeFileSync(join(home, 'conf', 'neo4j.conf'), confOf(port, pagecache))
  if (load) bulkLoad(home, load, heap, quick)
  const log = openSync(join(home, 'logs', 'console.log'), 'a')
  const child = spawn(
    'java',
    [
      '-cp',
      join(assemble(), '*'),
      `-Xms${heap}`,
      `-Xmx${heap}`,
      ...flags(quick),
      'org.neo4j.server.CommunityEntryPoint',
      `--home-dir=${home}`,
      `--config-dir=${join(home, 'conf')}`,
    ],
    { stdio: ['ignore', log, log], detached },
  )
  if (detached) child.unref()
  const server = { ...made, pid: child.pid }
  let ended
  child.once('exit', (code) => {
    ended = `the server ended with code ${code}: see ${home}/logs`
  })
  if (waits) await answering(server, () => ended)
  return server
}

const answering = async ({ uri, user, password }, ended) => {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), { connectionTimeout: 1000 })
  try {
    for (const until = Date.now() + READY_MS; Date.now() < until; ) {
      if (ended()) throw new Error(ended())
      const session = driver.session()
      try {
        await session.run('RETURN 1')
        return
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 200))
      } finally {
        await session.close().catch(() => undefined)
      }
    }
    throw new Error(`the server did not answer within ${READY_MS} ms`)
  } finally {
    await driver.close()
  }
}

const lives = (pid) => {
  try {
    process.kill(pid, 0)
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

/**
 * Ends a server (SIGKILL leaves its data as a crash does) and waits until it is gone; without `keep` its data
 * goes too.
 */
export const stopServer = async ({ pid, home }, { signal = 'SIGTERM', keep = false } = {}) => {
  if (lives(pid)) process.kill(pid, signal)
  for (let waited = 0; lives(pid); waited += 50) {
    if (waited > 20_000) process.kill(pid, 'SIGKILL')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  if (!keep) rmSync(home, { recursive: true, force: true })
}

/** The server of `npm run neo4j:start`, if it runs. */
export const runningServer = () => {
  if (!existsSync(STATE)) return undefined
  const server = JSON.parse(readFileSync(STATE, 'utf8'))
  return lives(server.pid) ? server : undefined
}

/** The running server, or one that is started now and stopped by `stopTestServer`. */
export const testServer = async () => {
  const known = runningServer()
  if (known) return known
  const server = await startServer({ detached: true, quick: true })
  writeFileSync(STATE, JSON.stringify({ ...server, forTests: true }), { mode: 0o600 })
  return server
}

export const stopTestServer = async () => {
  const server = existsSync(STATE) ? JSON.parse(readFileSync(STATE, 'utf8')) : undefined
  if (!server?.forTests) return
  await stopServer(server)
  rmSync(STATE, { force: true })
}

const option = (name) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? undefined : process.argv[at + 1]
}

const main = async (act) => {
  if (act === 'start') {
    const why = whyNoServer()
    if (why) throw new Error(why)
    let server = runningServer()
    if (server && option('load')) throw new Error('a server runs already: stop it first')
    if (!server) {
      server = await startServer({
        heap: option('heap') ?? '1g',
        pagecache: option('pagecache') ?? '128m',
        detached: true,
        load: option('load'),
        quick: process.argv.includes('--quick'),
      })
      writeFileSync(STATE, JSON.stringify(server), { mode: 0o600 })
    }
    console.log(`NEO4J_URI=${server.uri} NEO4J_USER=${server.user} NEO4J_PASSWORD=${server.password}`)
  } else if (act === 'stop') {
    const server = existsSync(STATE) ? JSON.parse(readFileSync(STATE, 'utf8')) : undefined
    if (server) await stopServer(server)
    rmSync(STATE, { force: true })
  } else
    throw new Error('usage: server.mjs start [--heap 1g] [--pagecache 128m] [--load DIR] [--quick] | stop')
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  main(process.argv[2]).then(
    () => process.exit(0),
    (error) => {
      console.error(error.message)
      process.exit(1)
    },
  )
