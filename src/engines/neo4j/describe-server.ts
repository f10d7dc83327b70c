import { Client, type Neo4jSettings } from './client.js'
import { numberOf } from './integers.js'

/** What answers at the address: name, version and edition, and whether it has the library of communities. Changes nothing there. */
export const describeServer = async (settings: Neo4jSettings): Promise<string> => {
  const client = new Client(settings)
  try {
    await client.verify()
    const [row] = await client.read('read/server')
    const [library] = await client.read('read/gds-installed')
    const gds = numberOf(library![0]) > 0 ? 'with' : 'without'
    return `${row!.join(' ')}, ${gds} Graph Data Science`
  } finally {
    await client.close()
  }
}
