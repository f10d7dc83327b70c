import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'

const compiler = spawnSync('cc', ['--version']).status === 0 && process.platform === 'linux'
if (!compiler) console.log('There is no C compiler on Linux here: faults at chosen steps are skipped')

const said = (script: string, ...args: string[]): string => {
  const path = new URL(script, import.meta.url).pathname
  const { stdout, stderr } = spawnSync(process.execPath, [path, ...args], { encoding: 'utf8' })
  return stdout + stderr
}

it.skipIf(!compiler)(
  'detect, report and package killed in the middle of a write leave runs and files that are whole or not there',
  () => {
    expect(said('kill-steps.mjs', '3', '1000')).toMatch(/\n3 rounds, [1-3] killed in a step, 0 faults\n$/)
  },
)

it.skipIf(!compiler)(
  'every command that writes says in one sentence that the disk is full, and leaves what was or what is to be',
  () => {
    expect(said('full-disk.mjs', '1', '350')).toMatch(/\n26 rounds, 0 faults\n$/)
  },
)

it('a store with damaged files, logs of garbage or flipped blocks is answered for or its fault is named, and nothing is taken away', () => {
  expect(said('damage.mjs', '3', '300')).toMatch(/\n3 rounds, 0 faults\n$/)
})
