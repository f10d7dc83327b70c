import { z } from 'zod'

const text = z.string()

/** A division of the market and what was counted in it. */
export const Region = z
  .object({
    code: text.meta({
      description: 'Six digits, of a township `330922/嵊山镇`; empty for lots whose division is not known',
    }),
    name: z.object({ zh: text, en: text }),
    level: z.enum(['province', 'city', 'county', 'township']),
    parent: text.nullable(),
    lots: z.int(),
    ringLots: z.int().meta({ description: 'Lots of red and yellow rings' }),
    rings: z.int().meta({ description: 'Red and yellow rings with a lot there' }),
    bids: z.int(),
    controlFen: z.number(),
  })
  .meta({ id: 'Region' })

export const Regions = z
  .object({
    run: text,
    currency: text.meta({
      description: 'Of most lots: what amounts are in; lots in others are not added up',
    }),
    geometry: z.boolean().meta({ description: 'Whether the office gave boundaries' }),
    data: z.array(Region),
  })
  .meta({ id: 'Regions' })

export const RegionGeometry = z
  .object({
    type: z.literal('FeatureCollection'),
    approval: text.nullable().meta({ description: '审图号: the number under which the map was approved' }),
    features: z.array(
      z.object({
        type: z.literal('Feature'),
        properties: z.object({ code: text, name: text.nullable() }),
        geometry: z.object({
          type: z.literal('MultiPolygon'),
          coordinates: z.array(z.array(z.array(z.tuple([z.number(), z.number()])))),
        }),
      }),
    ),
  })
  .meta({ id: 'RegionGeometry' })
