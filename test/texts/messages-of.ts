import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** A message of an error as the source writes it, `{1}`, `{2}` … where values stand; and where it is. */
export interface Written {
  message: string
  place: string
}

const ERRORS = /^(AppError|ApiProblem)$/

/**
 * Messages of every error that is made in a folder of sources; those that come from a catalogue are left out.
 */
export const messagesOf = (folder: string): Written[] =>
  (readdirSync(folder, { recursive: true }) as string[])
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .flatMap((file) => messagesIn(join(folder, file), file))

const messagesIn = (path: string, name: string): Written[] => {
  const source = ts.createSourceFile(name, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
  const found: Written[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && ERRORS.test(node.expression.getText(source)) && node.arguments?.[1])
      for (const message of writtenAs(node.arguments[1]))
        found.push({ message, place: `${name}:${source.getLineAndCharacterOfPosition(node.pos).line + 1}` })
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** The texts that an expression may be; none where it is no text that stands there. */
const writtenAs = (node: ts.Expression): string[] => {
  if (ts.isParenthesizedExpression(node)) return writtenAs(node.expression)
  if (ts.isStringLiteralLike(node)) return [node.text]
  if (ts.isConditionalExpression(node)) return [...writtenAs(node.whenTrue), ...writtenAs(node.whenFalse)]
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const [left, right] = [writtenAs(node.left), writtenAs(node.right)]
    return left.flatMap((a) => right.map((b) => a + b))
  }
  if (!ts.isTemplateExpression(node)) return []
  const parts = node.templateSpans.map(({ literal }, i) => `{${i + 1}}${literal.text}`)
  return [node.head.text + parts.join('')]
}
