import fc from 'fast-check'

/** Texts that programs stumble over. */
const ODD = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '0',
    '-1',
    '1e309',
    'null',
    'undefined',
    '__proto__',
    'constructor',
    '../..',
    '%',
    '%00',
  ),
  fc.constantFrom(
    '\u0000',
    '\u202e疑',
    '𬭎',
    "'; DROP TABLE bids;--",
    '<script>',
    '{"a":1}',
    'A'.repeat(2000),
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
)

/** Values of a JSON schema of the OpenAPI file, as arbitraries of fast-check. */
export const valuesOf = (schema, schemas) => {
  const of = (one, depth) => {
    if (one.$ref) return of(schemas[one.$ref.split('/').at(-1)], depth)
    if (one.const !== undefined) return fc.constant(one.const)
    if (one.enum) return fc.constantFrom(...one.enum)
    const options = one.anyOf ?? one.oneOf
    if (options) return fc.oneof(...options.map((option) => of(option, depth)))
    if (one.allOf)
      return fc.tuple(...one.allOf.map((part) => of(part, depth))).map((parts) => Object.assign({}, ...parts))
    return typed(one, depth, of)
  }
  return of(schema, 0)
}

const typed = (schema, depth, of) => {
  switch (schema.type) {
    case 'string':
      return textOf(schema)
    case 'integer':
      return fc.integer(rangeOf(schema))
    case 'number':
      return fc.double({ ...spanOf(schema), noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return fc.array(of(schema.items ?? {}, depth + 1), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 4, (schema.minItems ?? 0) + 4),
      })
    case 'object':
      return objectOf(schema, depth, of)
    default:
      return fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null))
  }
}

/** Bounds that are those of every integer say nothing. */
const rangeOf = ({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }) => ({
  min: Math.max(exclusiveMinimum !== undefined ? exclusiveMinimum + 1 : (minimum ?? -1000), -(2 ** 31)),
  max: Math.min(exclusiveMaximum !== undefined ? exclusiveMaximum - 1 : (maximum ?? 1000), 2 ** 31 - 1),
})

const spanOf = ({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }) => ({
  min: minimum ?? exclusiveMinimum ?? -1000,
  max: maximum ?? exclusiveMaximum ?? 1000,
  minExcluded: exclusiveMinimum !== undefined,
  maxExcluded: exclusiveMaximum !== undefined,
})

const textOf = ({ pattern, format, minLength = 0, maxLength = pattern ? 1000 : 60 }) => {
  if (pattern)
    return fc
      .stringMatching(new RegExp(pattern, 'u'))
      .filter((text) => text.length >= minLength && text.length <= Math.max(maxLength, minLength))
  if (format === 'date')
    return fc
      .date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') })
      .map((day) => day.toISOString().slice(0, 10))
  if (format === 'date-time')
    return fc
      .date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') })
      .map((at) => at.toISOString())
  return fc.string({ unit: 'grapheme', minLength, maxLength: Math.max(minLength, Math.min(maxLength, 60)) })
}

const objectOf = ({ properties = {}, required = [], additionalProperties, propertyNames }, depth, of) => {
  const known = Object.fromEntries(
    Object.entries(properties).map(([key, value]) => [key, of(value, depth + 1)]),
  )
  const record = fc.record(known, { requiredKeys: required })
  if (!additionalProperties || typeof additionalProperties !== 'object' || depth > 3) return record
  const key = propertyNames
    ? of(propertyNames, depth + 1)
    : fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  const free = fc.dictionary(
    key.filter((name) => name !== '__proto__'),
    of(additionalProperties, depth + 1),
    { maxKeys: 3 },
  )
  return fc.tuple(free, record).map(([more, own]) => ({ ...more, ...own }))
}

/** Files are not made here. */
const takesNothingButJson = ([, { requestBody }]) =>
  !requestBody?.required || 'application/json' in requestBody.content

/**
 * Requests of every operation: of the form that the OpenAPI file describes, with ids that exist and others,
 * and the same with one thing wrong.
 * @param ids by path of a collection (`/api/v1/lots`): ids that exist
 */
export const requestsOf = (document, ids) => {
  const { schemas } = document.components
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(takesNothingButJson)
      .map(([method, operation]) => {
        const known = ids[path.replace(/\/\{\w+\}.*$/, '')] ?? []
        const form = formOf(operation, known, schemas)
        return {
          name: `${method.toUpperCase()} ${path}`,
          operation,
          valid: form.map((parts) => ({ ...requestOf(method, path, parts), valid: true })),
          wrong: fc.tuple(form, fc.nat(), ODD, ODD).map(([parts, where, key, value]) => ({
            ...requestOf(method, path, spoiled(parts, where, key, value)),
            valid: false,
          })),
        }
      }),
  )
}

const formOf = ({ parameters = [], requestBody }, known, schemas) => {
  const within = (place) => {
    const own = parameters.filter((one) => one.in === place)
    const arbitraries = own.map(({ name, schema }) => [
      name,
      place === 'path' && known.length > 0
        ? fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...known) }, valuesOf(schema, schemas))
        : valuesOf(schema, schemas),
    ])
    const required = own.filter((one) => one.required).map(({ name }) => name)
    return fc.record(Object.fromEntries(arbitraries), { requiredKeys: required })
  }
  const json = requestBody?.content['application/json']?.schema
  const body = json ? valuesOf(json, schemas) : fc.constant(undefined)
  return fc.record({ path: within('path'), query: within('query'), header: within('header'), body })
}

/** One thing is wrong: a value, a name, or a body that is none. */
const spoiled = (parts, where, key, value) => {
  const query = Object.keys(parts.query)
  const header = Object.keys(parts.header)
  switch (where % 5) {
    case 0:
      return { ...parts, query: { ...parts.query, [query[where % (query.length || 1)] ?? key]: value } }
    case 1:
      return { ...parts, query: { ...parts.query, [key]: value } }
    case 2:
      return { ...parts, path: Object.fromEntries(Object.keys(parts.path).map((name) => [name, value])) }
    case 3:
      return {
        ...parts,
        header: { ...parts.header, [header[where % (header.length || 1)] ?? 'accept']: value },
      }
    default:
      return { ...parts, body: spoiledBody(parts.body, where, key, value) }
  }
}

const spoiledBody = (body, where, key, value) => {
  if (body === null || typeof body !== 'object' || where % 7 === 0) return value
  const keys = Object.keys(body)
  const at = keys[where % (keys.length || 1)] ?? key
  const wrong = [value, null, -1, 1.5, [], {}, [[value]], true][where % 8]
  return { ...body, [where % 3 === 0 ? key : at]: wrong }
}

/** `.` and `..` as a part of a path lead to another path, however they are written: URL standard, §4.4. */
const segmentOf = (text) => encodeURIComponent(/^\.\.?$/.test(text) ? `${text}_` : text)

/** What `inject` takes. A header goes as HTTP can carry it. */
const requestOf = (method, path, { path: names, query, header, body }) => {
  const url = path.replace(/\{(\w+)\}/g, (_, name) => segmentOf(wellFormed(String(names[name]))))
  const search = new URLSearchParams(
    Object.entries(query).map(([key, value]) => [key, String(value)]),
  ).toString()
  const headers = Object.fromEntries(
    Object.entries(header).map(([name, value]) => [name, encodeURIComponent(wellFormed(String(value)))]),
  )
  return {
    method: method.toUpperCase(),
    url: search ? `${url}?${search}` : url,
    headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
    ...(body !== undefined && { payload: JSON.stringify(body) ?? 'null' }),
  }
}

const wellFormed = (text) => text.replace(/\p{Surrogate}/gu, '?')
