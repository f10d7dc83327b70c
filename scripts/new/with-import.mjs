/**
 * A source text with one more import from a file beside it, in the order of paths that the linter keeps.
 */
export const withImport = (text, name, path) => {
  const line = `import { ${name} } from '${path}'\n`
  const later = [...text.matchAll(/^import [^;]*? from '(\.\/[^']+)'\n/gm)].find(([, other]) => other > path)
  return later ? text.slice(0, later.index) + line + text.slice(later.index) : line + text
}
