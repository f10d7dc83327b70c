import { Client, type Neo4jSettings } from './client.js'
import { numberOf } from './integers.js'

export interface ServerDescription {
  /** name, version, edition, and whether it has the library of communities */
  text: string
  /** bytes of the graph on disk, estimated from its counts */
  data: number
  /** bytes that the server keeps of it in memory, where it says so */
  pageCache: number | undefined
}

/**
 * Bytes of a node and of a relationship with what hangs on them, from graphs of 3 and 9 million nodes that
 * took 2.2 and 5.2 GB (docs/measurements.md).
 */
const NODE = 270
const RELATIONSHIP = 75

/** What answers at the address. Changes nothing there. */
export const describeServer = async (settings: Neo4jSettings): Promise<ServerDescription> => {
  const client = new Client(settings)
  try {
    await client.verify()
    const [row] = await client.read('read/server')
    const [library] = await client.read('read/gds-installed')
    const [nodes, relationships] = (await client.read('read/size'))[0]!.map(numberOf) as [number, number]
    const [setting] = await client.read('read/page-cache').catch(() => [])
    const gds = numberOf(library![0]) > 0 ? 'with' : 'without'
    return {
      text: `${row!.join(' ')}, ${gds} Graph Data Science`,
      data: nodes * NODE + relationships * RELATIONSHIP,
      pageCache: setting && bytesOf(setting[0] as string),
    }
  } finally {
    await client.close()
  }
}

const UNITS = ['B', 'KIB', 'MIB', 'GIB', 'TIB']

/** Bytes of a setting as the server writes it: `512.00MiB`. */
export const bytesOf = (text: string): number | undefined => {
  const [, number, unit = ''] = /^([\d.]+)\s*([a-z]*)$/i.exec(text) ?? []
  const power = UNITS.indexOf((unit || 'B').toUpperCase().replace(/^([KMGT])B?$/, '$1IB'))
  return number === undefined || power < 0 ? undefined : Math.round(Number(number) * 1024 ** power)
}
