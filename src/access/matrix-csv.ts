import { AppError } from '../domain/errors.js'
import type { Tables } from './decide.js'
import { FIELD_CLASSES, type FieldCell, type Shown } from './field-classes.js'
import { RESOURCES, STANDINGS, type Standing, WORDS, type Word } from './resources.js'

/**
 * The two tables as one CSV: a line a resource, a line a class of fields; of a class `M/C` is masked without
 * a purpose and clear with one, `granted C` what an opened case adds.
 */
export const matrixCsv = ({ resources, fields }: Tables): string => {
  const line = (name: string, cell: (standing: Standing) => string): string =>
    [name, ...STANDINGS.map(cell)].join(',')
  return [
    ['resource', ...STANDINGS].join(','),
    ...names(RESOURCES).map((resource) => line(resource, (standing) => resources[resource][standing])),
    ['field', ...STANDINGS].join(','),
    ...names(FIELD_CLASSES).map((field) => line(field, (standing) => cellText(fields[field][standing]))),
  ].join('\n')
}

const names = <Name extends string>(table: Readonly<Record<Name, unknown>>): Name[] =>
  Object.keys(table) as Name[]

export const cellText = (cell: FieldCell): string =>
  `${cell.without}/${cell.with}${cell.granted ? ` granted ${cell.granted}` : ''}`

const CELL = /^([CMTNWA])\/([CMTNWA])(?: granted ([CMTNWA]))?$/

/**
 * Reads the two tables as `matrixCsv` writes them; lines that are left out stay as they are in `rest`. Fails
 * with `unprocessable` that names the line.
 */
export const readMatrixCsv = (text: string, rest: Tables): Tables => {
  const resources: Record<string, Record<Standing, Word>> = { ...rest.resources }
  const fields: Record<string, Record<Standing, FieldCell>> = { ...rest.fields }
  let into: 'resources' | 'fields' = 'resources'
  text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .forEach((line, i) => {
      const [name = '', ...cells] = line.split(',')
      if (name === 'field') into = 'fields'
      if (name === '' || name === 'resource' || name === 'field') return
      const known = into === 'resources' ? name in resources : name in fields
      if (cells.length !== STANDINGS.length || !known)
        throw new AppError(
          'unprocessable',
          `Line ${i + 1} of the matrix is no line of ${STANDINGS.length} cells of it`,
        )
      if (into === 'resources') resources[name] = columns(cells, (cell) => wordOf(cell, i + 1))
      else fields[name] = columns(cells, (cell) => fieldCellOf(cell, i + 1))
    })
  return { resources, fields } as Tables
}

const columns = <T>(cells: readonly string[], read: (cell: string) => T): Record<Standing, T> =>
  Object.fromEntries(STANDINGS.map((standing, i) => [standing, read(cells[i]!.trim())])) as Record<
    Standing,
    T
  >

const wordOf = (cell: string, line: number): Word => {
  const word = WORDS.find((one) => one === cell)
  if (word === undefined)
    throw new AppError(
      'unprocessable',
      `Line ${line} of the matrix: "${cell}" is none of ${WORDS.join(', ')}`,
    )
  return word
}

const fieldCellOf = (cell: string, line: number): FieldCell => {
  const [, without, withPurpose, granted] = CELL.exec(cell) ?? []
  if (without === undefined)
    throw new AppError('unprocessable', `Line ${line} of the matrix: "${cell}" is no cell such as M/C`)
  return {
    without: without as Shown,
    with: withPurpose as Shown,
    ...(granted !== undefined && { granted: granted as Shown }),
  }
}
