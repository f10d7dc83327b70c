import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { availableParallelism } from 'node:os'
import { delimiter, resolve } from 'node:path'
import { z } from 'zod'
import { AppError } from './domain/errors.js'
import { type Lang, langOf } from './texts/text.js'

/**
 * The configuration, read once and passed down frozen: flags, else environment, else the file
 * `biaojian.json`, else the default. Nothing else in the project reads the environment.
 */
const Limits = z.strictObject({
  /** bytes of one JSON body */
  bodyBytes: z.coerce
    .number()
    .int()
    .positive()
    .default(4 * 2 ** 20),
  /** bytes of one uploaded file */
  uploadBytes: z.coerce
    .number()
    .int()
    .positive()
    .default(4 * 2 ** 30),
  uploadFiles: z.coerce.number().int().positive().default(64),
  /** bytes that the uploads of one key may hold until they are imported */
  incomingBytes: z.coerce
    .number()
    .int()
    .positive()
    .default(16 * 2 ** 30),
  /** bytes of the store's disk that an upload leaves free */
  freeBytes: z.coerce
    .number()
    .int()
    .nonnegative()
    .default(2 ** 30),
  /** connections at a time; more are turned away unread */
  connections: z.coerce.number().int().positive().default(2000),
  /** requests a second by key, or by address where there are no keys */
  requestsPerSecond: z.coerce.number().int().positive().default(5000),
  /** event-loop delay above which requests are turned away; 0 = never */
  loopDelayMs: z.coerce.number().int().nonnegative().default(2000),
  /** bytes of answers kept ready */
  cacheBytes: z.coerce
    .number()
    .int()
    .nonnegative()
    .default(64 * 2 ** 20),
  /** bids of one lot check */
  checkBids: z.coerce.number().int().positive().default(2000),
})

/**
 * The server of the engine `neo4j`; the password may stand in a file, as container platforms give secrets.
 */
const Neo4j = z.strictObject({
  uri: z
    .string()
    .regex(/^(neo4j|bolt)(\+s|\+ssc)?:\/\//, 'an address such as neo4j://host:7687')
    .default('neo4j://127.0.0.1:7687'),
  user: z.string().min(1).default('neo4j'),
  password: z.string().default(''),
  database: z.string().min(1).optional(),
  /** runs whose rings the graph shows; 0 = all */
  keepRuns: z.coerce.number().int().nonnegative().default(3),
  /** green groups of a run that the graph shows, the best; the case book has all */
  greenGroups: z.coerce.number().int().nonnegative().default(1000),
})

const isNetwork = (text: string): boolean => {
  const [address = '', prefix, rest] = text.split('/')
  const family = isIP(address)
  if (family === 0 || rest !== undefined) return false
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128))
}

/** The service's own certificate: PEM files; the key readable by its owner alone. */
const Tls = z.strictObject({ cert: z.string().min(1), key: z.string().min(1) })

/** An address or a network in CIDR. */
const Network = z.string().refine(isNetwork, 'an address or a network such as 10.1.2.3 or 10.1.0.0/16')

/** The record of who saw and did what. */
const Audit = z.strictObject({
  /** folders or files on another disk or host, to which every checkpoint is written */
  anchors: z.array(z.string().min(1)).default([]),
  /** seconds after which new entries are under a checkpoint */
  checkpointSeconds: z.coerce.number().int().positive().default(60),
})

const Schema = z.strictObject({
  store: z.string().min(1).default('./biaojian-data'),
  engine: z.enum(['embedded', 'neo4j']).default('embedded'),
  neo4j: Neo4j.prefault({}),
  host: z.string().min(1).default('127.0.0.1'),
  port: z.coerce.number().int().min(0).max(65535).default(8321),
  /** without it the service speaks HTTP */
  tls: Tls.optional(),
  /** where requests come from that a proxy hands on, which ends TLS before the service */
  proxies: z.array(Network).default([]),
  logLevel: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
  /** folders below which a service imports by path; none given = the store's `inbox` */
  importRoots: z.array(z.string().min(1)).default([]),
  /** GeoJSON file of the office's own boundaries, which the console's map draws */
  map: z.string().min(1).optional(),
  /** worker threads of detection */
  workers: z.coerce.number().int().min(1).max(256).default(1),
  lang: z.enum(['zh', 'en']).optional(),
  limits: Limits.prefault({}),
  audit: Audit.prefault({}),
})

export type Limits = z.infer<typeof Limits>
export type Config = Readonly<Omit<z.infer<typeof Schema>, 'lang' | 'limits' | 'neo4j' | 'audit'>> & {
  readonly neo4j: Readonly<z.infer<typeof Neo4j>>
  readonly lang: Lang
  readonly limits: Readonly<Limits>
  readonly audit: Readonly<z.infer<typeof Audit>>
  /** the running service that the command line works through; undefined = the store of this machine */
  readonly server: string | undefined
  /** file that keeps the session of whoever works through it */
  readonly session: string | undefined
  /** the key shown to that service */
  readonly apiKey: string | undefined
}

export type Flags = { [K in keyof z.input<typeof Schema>]?: unknown } & {
  config?: string | undefined
  server?: string | undefined
}

const ENV: Record<string, keyof z.input<typeof Schema>> = {
  BIAOJIAN_STORE: 'store',
  BIAOJIAN_ENGINE: 'engine',
  BIAOJIAN_HOST: 'host',
  BIAOJIAN_PORT: 'port',
  BIAOJIAN_LOG_LEVEL: 'logLevel',
  BIAOJIAN_WORKERS: 'workers',
  BIAOJIAN_LANG: 'lang',
  BIAOJIAN_MAP: 'map',
}

/**
 * Reads the configuration. `config` of the flags (or BIAOJIAN_CONFIG) names the file; the default file may be
 * absent. Fails with `invalid_input` that names the key and where it stands.
 */
export const readConfig = (
  flags: Flags = {},
  env: Record<string, string | undefined> = process.env,
): Config => {
  const { config, server: serverFlag, ...given } = flags
  const named = config ?? env.BIAOJIAN_CONFIG
  const file = fromFile(named ?? 'biaojian.json', named === undefined)
  const merged: Record<string, unknown> = {
    workers: availableParallelism(),
    ...file,
    ...fromEnv(env),
    ...defined(given),
  }
  const server = neo4jFrom(env)
  if (Object.keys(server).length > 0) merged.neo4j = { ...(merged.neo4j as object | undefined), ...server }
  const parsed = Schema.safeParse(merged)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!
    const key = issue.path.join('.')
    throw new AppError(
      'invalid_input',
      `Cannot read the configuration: ${key ? `${key}: ` : ''}${issue.message}`,
    )
  }
  const lang = parsed.data.lang ?? langOf(env.LC_ALL || env.LC_MESSAGES || env.LANG)
  return Object.freeze({
    ...parsed.data,
    importRoots: Object.freeze(parsed.data.importRoots.map((root) => resolve(root))) as string[],
    lang,
    neo4j: Object.freeze(parsed.data.neo4j),
    limits: Object.freeze(parsed.data.limits),
    audit: Object.freeze({ ...parsed.data.audit, anchors: parsed.data.audit.anchors.map((a) => resolve(a)) }),
    server: serverOf(serverFlag ?? (given.store === undefined ? env.BIAOJIAN_SERVER : undefined)),
    session: env.BIAOJIAN_SESSION_FILE || undefined,
    apiKey: secret(env, 'BIAOJIAN_API_KEY')?.trim() || undefined,
  })
}

const serverOf = (given: string | undefined): string | undefined => {
  if (!given) return undefined
  if (!z.url({ protocol: /^https?$/ }).safeParse(given).success)
    throw new AppError(
      'invalid_input',
      `Cannot work through the service ${JSON.stringify(given)}: it is no address such as http://127.0.0.1:8321`,
    )
  return given.replace(/\/+$/, '')
}

const defined = (record: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined))

const fromEnv = (env: Record<string, string | undefined>): Record<string, unknown> => {
  const read: Record<string, unknown> = {}
  for (const [name, key] of Object.entries(ENV)) if (env[name]) read[key] = env[name]
  const { BIAOJIAN_TLS_CERT: cert, BIAOJIAN_TLS_KEY: key, BIAOJIAN_PROXIES: proxies } = env
  if (cert || key) read.tls = { cert, key }
  if (proxies) read.proxies = proxies.split(',').map((network) => network.trim())
  const roots = env.BIAOJIAN_IMPORT_ROOTS
  if (roots) read.importRoots = roots.split(delimiter).filter(Boolean)
  const anchors = env.BIAOJIAN_AUDIT_ANCHORS
  if (anchors) read.audit = { anchors: anchors.split(delimiter).filter(Boolean) }
  return read
}

const NEO4J = { NEO4J_URI: 'uri', NEO4J_USER: 'user', NEO4J_PASSWORD: 'password', NEO4J_DATABASE: 'database' }

/** NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD and NEO4J_DATABASE. */
const neo4jFrom = (env: Record<string, string | undefined>): Record<string, string> => {
  const read: Record<string, string> = {}
  for (const [name, key] of Object.entries(NEO4J)) {
    const value = secret(env, name)
    if (value) read[key] = value
  }
  return read
}

/**
 * A variable, or with `_FILE` behind its name the contents of the file that it names: so container platforms
 * give secrets.
 */
const secret = (env: Record<string, string | undefined>, name: string): string | undefined => {
  const [value, path] = [env[name], env[`${name}_FILE`]]
  if (value || !path) return value
  try {
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '')
  } catch (cause) {
    throw new AppError('invalid_input', `Cannot read ${path}, which ${name}_FILE names`, { cause })
  }
}

const fromFile = (path: string, mayBeAbsent: boolean): Record<string, unknown> => {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    if (mayBeAbsent && (cause as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw new AppError('invalid_input', `Cannot read the configuration file ${path}`, { cause })
  }
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text))
  } catch (cause) {
    throw new AppError('invalid_input', `Cannot read the configuration file ${path}: it is no JSON object`, {
      cause,
    })
  }
}
