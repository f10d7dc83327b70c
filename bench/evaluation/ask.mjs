import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What the built command prints; throws with what it says where it fails. */
export const biaojian = (...args) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/cli/main.js', ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (status !== 0) throw new Error(`biaojian ${args.join(' ')}: ${stderr}`)
  return stdout
}
export const asked = (...args) => JSON.parse(biaojian(...args, '--json'))

/** What `use` makes of a folder that goes afterwards. */
export const inFolder = (use) => {
  const dir = mkdtempSync(join(tmpdir(), 'biaojian-evaluation-'))
  try {
    return use(dir)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

export const number = (x, digits = 3) => (x === null || x === undefined ? '–' : x.toFixed(digits))
export const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
