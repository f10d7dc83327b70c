import { hash as argonHash, verify as argonVerify, type Options, parseOptions } from '@node-rs/argon2'

/**
 * Passwords as Argon2id (m = 19 456 KiB, t = 2, p = 1: OWASP's password storage sheet). At most four are
 * worked on at once, 19 MiB each; the rest wait their turn.
 */
export interface Hasher {
  hash(password: string): Promise<string>
  /** Works as long where `held` is null: a name that is unknown costs what a known one does. */
  verify(held: string | null, password: string): Promise<boolean>
  /** Was it made with less than today's cost? */
  isOld(held: string): boolean
}

/** The function that costs: of the library, or of a test that counts. */
export interface Argon {
  hash(password: string, options: Options): Promise<string>
  verify(held: string, password: string): Promise<boolean>
}

/** argon2id is 2 in the library's own table, which a build of single files cannot read */
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const satisfies Options
const AT_ONCE = 4
/** A hash of nobody's password, of the same cost. */
const NOBODY = `$argon2id$v=19$m=19456,t=2,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`

export const hasherBy = (argon: Argon = { hash: argonHash, verify: argonVerify }): Hasher => {
  const inTurn = atMost(AT_ONCE)
  return {
    hash: (password) => inTurn(() => argon.hash(password, COST)),
    verify: async (held, password) => {
      const same = await inTurn(() => argon.verify(held ?? NOBODY, password))
      return same && held !== null
    },
    isOld: (held) => {
      const { memoryCost, timeCost } = parseOptions(held)
      return memoryCost < COST.memoryCost || timeCost < COST.timeCost
    },
  }
}

/** Runs so many pieces of work at once, the others in the order in which they came. */
export const atMost = (most: number): (<T>(work: () => Promise<T>) => Promise<T>) => {
  let running = 0
  const waiting: (() => void)[] = []
  return async (work) => {
    if (running < most) running++
    else await new Promise<void>((go) => void waiting.push(go))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
