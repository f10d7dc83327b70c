// What a log-in costs by known and unknown names, what a look at a session costs, and how many of 100 uses of
// one code side by side pass. After a build:
//
//   node bench/accounts/run.mjs [--tries 2000]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { generateSync } from 'otplib'

const dist = (path) => import(new URL(`../../dist/${path}`, import.meta.url).href)
const PASSWORD = 'Vq7#lantern-Moss'

const mean = (numbers) => numbers.reduce((sum, x) => sum + x, 0) / numbers.length
const rounded = (x) => Math.round(x * 1000) / 1000

/** Milliseconds of `tries` log-ins' first steps by a known and an unknown name, in turn. */
const firstSteps = async (desk, tries) => {
  const times = { known: [], unknown: [] }
  for (let i = 0; i < tries; i++)
    for (const [kind, login] of i % 2
      ? [
          ['known', 'auditor'],
          ['unknown', `n${i}`],
        ]
      : [
          ['unknown', `n${i}`],
          ['known', 'auditor'],
        ]) {
      desk.book.clearTally(desk.book.userByLogin('auditor').id)
      const begun = performance.now()
      await desk.login.password(login, 'not the password')
      times[kind].push(performance.now() - begun)
    }
  return times
}

/** Figures of one store of accounts. */
export const measure = async (tries) => {
  const [{ openCasebook }, { accountDesk }, { initUsers }] = await Promise.all([
    dist('casebook/open.js'),
    dist('accounts/desk.js'),
    dist('accounts/admin.js'),
  ])
  const dir = mkdtempSync(join(tmpdir(), 'accounts-'))
  const casebook = openCasebook(dir)
  try {
    let at = Date.now()
    const desk = accountDesk(casebook, () => new Date(at))
    const issued = initUsers(desk.book, new Date(at)).find(({ login }) => login === 'auditor')
    const begun = await desk.activation.begin('auditor', issued.code, PASSWORD)
    const code = () => generateSync({ secret: begun.secret, epoch: Math.floor(at / 1000) })
    await desk.activation.confirm(begun.ticket, code())
    at += 30_000
    const { known, unknown } = await firstSteps(desk, tries)
    desk.book.clearTally(desk.book.userByLogin('auditor').id)
    const from = { ip: '127.0.0.1', agent: 'bench' }
    const { token } = desk.login.code(await desk.login.password('auditor', PASSWORD), code(), from)
    const lookups = Math.max(1000, tries * 10)
    const started = performance.now()
    for (let i = 0; i < lookups; i++) desk.sessions.of(token, 'bench')
    const lookupUs = ((performance.now() - started) * 1000) / lookups
    const user = desk.book.userByLogin('auditor').id
    const factor = desk.book.factor(user)
    const step = Math.floor(at / 30_000) + 1
    const uses = await Promise.all(
      Array.from({ length: 100 }, async () => desk.book.takeStep(factor.id, step)),
    )
    return {
      tries,
      knownMs: rounded(mean(known)),
      unknownMs: rounded(mean(unknown)),
      differenceMs: rounded(mean(known) - mean(unknown)),
      sessionLookupUs: rounded(lookupUs),
      passedOf100: uses.filter(Boolean).length,
    }
  } finally {
    casebook.close()
    rmSync(dir, { recursive: true, force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { tries: { type: 'string', default: '2000' } } })
  console.log(JSON.stringify(await measure(Number(values.tries)), null, 2))
}
