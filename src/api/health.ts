import type { Store } from '../store.js'

/** Whether what the service stands on answers; each is asked again after a second at the earliest. */
export interface Health {
  engine(): Promise<boolean>
  casebook(): Promise<boolean>
}

const CHECK_MS = 1500
const FRESH_MS = 1000

export const healthOf = ({ engine, casebook }: Pick<Store, 'engine' | 'casebook'>): Health => ({
  engine: remembered(async () => void (await within(CHECK_MS, engine.counts()))),
  casebook: remembered(async () => void casebook.jobs({ limit: 1 })),
})

/** The outcome of a check, asked again after a second at the earliest. */
const remembered = (check: () => Promise<void>): (() => Promise<boolean>) => {
  let at = Number.NEGATIVE_INFINITY
  let outcome: Promise<boolean> | undefined
  return () => {
    const now = performance.now()
    if (!outcome || now - at > FRESH_MS) {
      at = now
      outcome = check().then(
        () => true,
        () => false,
      )
    }
    return outcome
  }
}

const within = async <T>(ms: number, work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('late')), ms)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
