// Checks the types of everything: src with its tests and benches, the console, the tests of the console.
import { compile } from './compiler.mjs'

for (const project of ['tsconfig.test.json', 'src/web/tsconfig.json', 'test/web/tsconfig.json']) {
  const status = compile('--noEmit', '-p', project)
  if (status !== 0) process.exit(status ?? 1)
}
