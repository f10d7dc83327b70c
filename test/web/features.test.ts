import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import {
  AT_RULES,
  FUNCTIONS,
  LOOKED_AT,
  MEDIA,
  NEWER,
  NEWER_GLOBALS,
  NEWER_MEMBERS,
  OLDEST,
  PROPERTIES,
  SELECTORS,
  type Since,
  UNITS,
} from './features.js'

const ASSETS = 'dist/web/assets'
const built = (ending: string): [name: string, text: string][] =>
  readdirSync(ASSETS)
    .filter((name) => name.endsWith(ending))
    .map((name) => [name, readFileSync(join(ASSETS, name), 'utf8')])

const isThere = ([chrome, firefox]: Since): boolean => chrome <= OLDEST[0] && firefox <= OLDEST[1]

/** Of each kind of thing, what styles name. */
interface Styles {
  properties: Set<string>
  atRules: Set<string>
  media: Set<string>
  selectors: Set<string>
  functions: Set<string>
  units: Set<string>
  /** rules in rules */
  nested: string[]
}

/** What a style sheet names: a plain reading of its blocks, after comments and texts are taken out. */
const stylesIn = (css: string): Styles => {
  const found: Styles = {
    properties: new Set(),
    atRules: new Set(),
    media: new Set(),
    selectors: new Set(),
    functions: new Set(),
    units: new Set(),
    nested: [],
  }
  const bare = css.replace(/\/\*.*?\*\//gs, '').replace(/"[^"]*"|'[^']*'/g, '""')
  const open: string[] = []
  for (const [, text, end] of bare.matchAll(/([^{};]*)([{};])/g)) {
    if (end === '{') {
      const prelude = text!.trim()
      readPrelude(prelude, found)
      const isInRule = open.some((one) => !one.startsWith('@'))
      if (prelude.includes('&') || (isInRule && !prelude.startsWith('@'))) found.nested.push(prelude)
      open.push(prelude)
    } else {
      readDeclaration(text!.trim(), found)
      if (end === '}') open.pop()
    }
  }
  return found
}

const readPrelude = (prelude: string, found: Styles): void => {
  if (prelude.startsWith('@')) {
    found.atRules.add(/^@([\w-]+)/.exec(prelude)![1]!)
    for (const [, feature] of prelude.matchAll(/\(\s*([\w-]+)/g)) found.media.add(feature!)
    return
  }
  for (const [, name] of prelude.matchAll(/::?([\w-]+)/g)) found.selectors.add(name!)
}

const readDeclaration = (text: string, found: Styles): void => {
  if (text.startsWith('@')) found.atRules.add(/^@([\w-]+)/.exec(text)![1]!)
  const [, property, value] = /^([\w-]+)\s*:(.*)$/s.exec(text) ?? []
  if (property === undefined || value === undefined) return
  if (!property.startsWith('-')) found.properties.add(property)
  for (const [, name] of value.matchAll(/([\w-]+)\(/g)) found.functions.add(name!)
  for (const [, unit] of value.matchAll(/(?<![\w#-])\d*\.?\d+(%|[a-z]+)/gi)) found.units.add(unit!)
}

/** What a script uses that is newer than the oldest browsers, as the lists write it, and what it is. */
const newerIn = (name: string, text: string): string[] => {
  const found = new Set<string>()
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, false, ts.ScriptKind.JS)
  const look = (node: ts.Node): void => {
    const used = syntaxOf(node) ?? nameOf(node)
    if (used !== undefined) found.add(used)
    ts.forEachChild(node, look)
  }
  look(file)
  return [...found].sort()
}

/** Syntax newer than ES2022. */
const syntaxOf = (node: ts.Node): string | undefined => {
  if (ts.isDecorator(node)) return 'decorators'
  if (ts.isImportAttributes(node)) return 'import attributes'
  if (ts.isVariableDeclarationList(node) && (node.flags & ts.NodeFlags.Using) === ts.NodeFlags.Using)
    return 'using'
  if (!ts.isRegularExpressionLiteral(node)) return undefined
  const [, body, flags] = /^\/(.*)\/(\w*)$/s.exec(node.text)!
  if (flags!.includes('v')) return 'flag v of regular expressions'
  return /\(\?[ims]+(?:-[ims]+)?:/.test(body!) ? 'modifiers in regular expressions' : undefined
}

const nameOf = (node: ts.Node): string | undefined => {
  if (ts.isPropertyAccessExpression(node)) {
    const member = node.name.text
    const whole = ts.isIdentifier(node.expression) ? `${node.expression.text}.${member}` : ''
    if (NEWER.has(whole)) return whole
    const isOfWindow = /^(?:globalThis|window|self)$/.test(whole.split('.')[0]!)
    if (isOfWindow && NEWER_GLOBALS.has(member)) return member
    return NEWER_MEMBERS.has(member) ? `.${member}` : undefined
  }
  if (ts.isIdentifier(node) && NEWER_GLOBALS.has(node.text)) return node.text
  return undefined
}

/** Style sheets, which the first script brings along as texts. */
const sheetsOf = (): string[] => {
  const [[name, text]] = built('.js').filter(([one]) => one.startsWith('index-')) as [[string, string]]
  const found: string[] = []
  const look = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && /\{[^{}]*:[^{}]*\}/.test(node.text)) found.push(node.text)
    ts.forEachChild(node, look)
  }
  look(ts.createSourceFile(name, text, ts.ScriptTarget.Latest, false, ts.ScriptKind.JS))
  return found
}

describe('the built console runs in Chrome 109 and Firefox 115', () => {
  const sheets = sheetsOf().map(stylesIn)
  const named = (of: keyof Omit<Styles, 'nested'>): string[] =>
    [...new Set(sheets.flatMap((sheet) => [...sheet[of]]))].sort()
  const LISTS = {
    properties: PROPERTIES,
    atRules: AT_RULES,
    media: MEDIA,
    selectors: SELECTORS,
    functions: FUNCTIONS,
    units: UNITS,
  }

  it('its styles name nothing that was not looked up, and nothing newer', () => {
    expect(built('.css')).toEqual([])
    expect(sheets.length).toBe(readdirSync('src/web/style').filter((name) => name.endsWith('.css')).length)
    for (const [of, list] of Object.entries(LISTS)) {
      const used = named(of as keyof typeof LISTS)
      expect(used.length, of).toBeGreaterThan(0)
      expect(
        used.filter((name) => !list.has(name) || !isThere(list.get(name)!)),
        of,
      ).toEqual([])
    }
    expect(sheets.flatMap(({ nested }) => nested)).toEqual([])
  })

  it('its scripts use nothing newer, but where they do without', () => {
    const scripts = built('.js')
    expect(scripts.length).toBeGreaterThan(30)
    const used = scripts.flatMap(([name, text]) => newerIn(name, text).map((what) => [name, what] as const))
    const wasLookedAt = ([name, what]: readonly [string, string]): boolean =>
      LOOKED_AT.some(([file, known]) => known === what && file.test(name))
    expect(used.filter((one) => !wasLookedAt(one))).toEqual([])
    const idle = LOOKED_AT.filter(
      ([file, known]) => !used.some(([name, what]) => known === what && file.test(name)),
    )
    expect(idle).toEqual([])
  })

  it('of what newer browsers have, each thing listed is newer', () => {
    for (const list of [NEWER, NEWER_GLOBALS, NEWER_MEMBERS])
      for (const [name, since] of list) expect(isThere(since), name).toBe(false)
  })
})

describe('what is looked for', () => {
  it('is found in styles', () => {
    const found = stylesIn(
      '@supports (x:y){a:has(b) > c::part(d){color:color-mix(in srgb,red 10%,light-dark(#123456,#000));& b{width:5dvh;text-wrap:balance}}}',
    )
    expect([...found.selectors]).toEqual(['has', 'part'])
    expect([...found.functions]).toEqual(['color-mix', 'light-dark'])
    expect([...found.units].sort()).toEqual(['%', 'dvh'])
    expect([...found.properties]).toEqual(['color', 'width', 'text-wrap'])
    expect([...found.atRules]).toEqual(['supports'])
    expect(found.nested).toEqual(['& b'])
  })
  it('is found in scripts', () => {
    const used = newerIn(
      'made.js',
      'a.toSorted(); Object.groupBy(b); new Set().union(c); new window.URLPattern(); Iterator.from(d); /x/v; /(?i:y)/; { using e = f() }',
    )
    expect(used).toEqual([
      '.toSorted',
      '.union',
      'Iterator',
      'Object.groupBy',
      'URLPattern',
      'flag v of regular expressions',
      'modifiers in regular expressions',
      'using',
    ])
  })
})
