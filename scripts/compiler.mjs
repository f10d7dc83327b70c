import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** The script of a compiler; undefined where it is not installed. */
const found = (name) => {
  try {
    return require.resolve(name)
  } catch {
    return undefined
  }
}

/**
 * The compiler of TypeScript 7, a program of its own, where there is one for this machine: it does the same
 * in a quarter of the time. Else that of 5.9, which is there because other tools read types by it.
 */
const script = () => {
  const program = found('typescript-native/package.json')
  const at = program && createRequire(program)
  try {
    at?.resolve(`@typescript/typescript-${process.platform}-${process.arch}/package.json`)
    if (at) return at.resolve('./bin/tsc')
  } catch {}
  return found('typescript/bin/tsc')
}

/** Runs the compiler; its exit code, or undefined where none is installed. */
export const compile = (...args) => {
  const tsc = script()
  return tsc && spawnSync(process.execPath, [tsc, ...args], { stdio: 'inherit' }).status
}
