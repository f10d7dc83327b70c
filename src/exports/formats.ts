import { pngOf } from '../formats/png.js'
import { csv } from './csv.js'
import { cx2 } from './cx2.js'
import { ftm } from './ftm.js'
import { gexf } from './gexf.js'
import { graphml } from './graphml.js'
import { i2 } from './i2.js'
import { json } from './json.js'
import type { ExportModel } from './model.js'
import { pictureOf } from './svg.js'
import { workbook } from './workbook.js'

export const FORMATS = ['graphml', 'gexf', 'cx2', 'ftm', 'i2', 'csv', 'xlsx', 'json', 'svg', 'png'] as const
export type Format = (typeof FORMATS)[number]

/** Pieces of a file, made as they are taken. */
export type Pieces = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>

export interface FormatInfo {
  extension: string
  mediaType: string
  write(model: ExportModel, options: FormatOptions): Pieces
}

export interface FormatOptions {
  /** version of FollowTheMoney */
  ftm?: 3 | 4
}

/** One file per format; this is the list. */
export const FORMAT: Record<Format, FormatInfo> = {
  graphml: { extension: 'graphml', mediaType: 'application/graphml+xml', write: graphml },
  gexf: { extension: 'gexf', mediaType: 'application/gexf+xml', write: gexf },
  cx2: { extension: 'cx2', mediaType: 'application/json', write: cx2 },
  ftm: {
    extension: 'ftm.json',
    mediaType: 'application/x-ndjson',
    write: (model, options) => ftm(options.ftm ?? 3)(model),
  },
  i2: { extension: 'i2.zip', mediaType: 'application/zip', write: i2 },
  csv: { extension: 'csv', mediaType: 'text/csv; charset=utf-8', write: csv },
  xlsx: {
    extension: 'xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: workbook,
  },
  json: { extension: 'json', mediaType: 'application/json', write: json },
  svg: { extension: 'svg', mediaType: 'image/svg+xml', write: (model) => [pictureOf(model).svg] },
  png: { extension: 'png', mediaType: 'image/png', write: png },
}

/** `BJ-20260301-1A2B3C4D.graphml` */
export const fileNameOf = (model: ExportModel, format: Format): string =>
  `${model.head.number}.${FORMAT[format].extension}`

async function* png(model: ExportModel): AsyncGenerator<Uint8Array> {
  const { svg, ...size } = pictureOf(model)
  yield await pngOf(svg, size)
}
