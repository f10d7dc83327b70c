import { readFileSync, statSync } from 'node:fs'
import { z } from 'zod'
import { AppError } from '../domain/errors.js'

/** Bytes of a file of boundaries, and places in it: what a browser draws at once. */
const LARGEST = 16 << 20
const MOST_PLACES = 400_000

const place = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]).rest(z.number())
const ring = z.array(place).min(4)
const Geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring).min(1)).min(1) }),
])
const code = z.union([z.string(), z.number()]).transform(String).pipe(z.string().min(1).max(40))
const Given = z.object({
  type: z.literal('FeatureCollection'),
  approval: z.string().max(100).optional(),
  审图号: z.string().max(100).optional(),
  features: z
    .array(
      z.object({
        type: z.literal('Feature'),
        properties: z.object({
          code: code.optional(),
          adcode: code.optional(),
          name: z.string().max(100).optional(),
        }),
        geometry: Geometry,
      }),
    )
    .min(1)
    .max(5000),
})

/** The office's own boundaries: GeoJSON, every division with its code, as several parts. */
export interface OfficeMap {
  type: 'FeatureCollection'
  /** 审图号 of the map; null where the file gives none */
  approval: string | null
  features: {
    type: 'Feature'
    properties: { code: string; name: string | null }
    geometry: { type: 'MultiPolygon'; coordinates: [number, number][][][] }
  }[]
}

/**
 * Reads and checks a file of boundaries: a FeatureCollection of polygons in degrees, each with `code` (or
 * `adcode`), the number of its approval in `approval` (or `审图号`). Fails with `invalid_input` that says
 * where it is wrong.
 */
export const readOfficeMap = (path: string): OfficeMap => {
  const given = Given.safeParse(jsonOf(path))
  if (!given.success) {
    const issue = given.error.issues[0]!
    throw refused(path, `${issue.path.join('.') || 'the file'}: ${issue.message}`)
  }
  const { features, approval, 审图号 } = given.data
  const made = features.map(({ properties, geometry }, i) => {
    const found = properties.code ?? properties.adcode
    if (found === undefined) throw refused(path, `features.${i}.properties: neither code nor adcode`)
    const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    return {
      type: 'Feature' as const,
      properties: { code: found, name: properties.name ?? null },
      geometry: { type: 'MultiPolygon' as const, coordinates: parts.map(flat) },
    }
  })
  const places = made.reduce((n, { geometry }) => n + geometry.coordinates.flat(2).length, 0)
  if (places > MOST_PLACES) throw refused(path, `it has ${places} places, more than ${MOST_PLACES}`)
  return { type: 'FeatureCollection', approval: approval ?? 审图号 ?? null, features: made }
}

const flat = (part: z.infer<typeof ring>[]): [number, number][][] =>
  part.map((one) => one.map(([x, y]) => [x, y]))

const jsonOf = (path: string): unknown => {
  try {
    const { size } = statSync(path)
    if (size > LARGEST) throw refused(path, `it is larger than ${LARGEST} bytes`)
    return JSON.parse(readFileSync(path, 'utf8').replace(/^\ufeff/, ''))
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw refused(path, cause instanceof SyntaxError ? 'it is no JSON' : (cause as Error).message, cause)
  }
}

const refused = (path: string, why: string, cause?: unknown): AppError =>
  new AppError('invalid_input', `Cannot read the map ${path}: ${why}`, { cause })
