import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { FORMAT, type Format } from '../../src/exports/formats.js'
import type { ExportModel } from '../../src/exports/model.js'
import { fileOf, modelOf, ringRecord } from './support.js'

/** The tools that analysts read our files with, where they are installed (`PYTHON` names the interpreter). */
const PYTHON = process.env.PYTHON ?? 'python3'
const has = (module: string): boolean => {
  const there = spawnSync(PYTHON, ['-c', `import ${module}`]).status === 0
  if (!there) console.log(`Python's ${module} is not installed: reading files with it is skipped`)
  return there
}

const dir = mkdtempSync(join(tmpdir(), 'biaojian-readers-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const put = async (name: string, model: ExportModel, format: Format, ftm: 3 | 4 = 3): Promise<string> => {
  const path = join(dir, name)
  writeFileSync(path, await fileOf(FORMAT[format].write(model, { ftm })))
  return path
}

const python = (script: string, ...args: string[]): unknown => {
  const { status, stdout, stderr } = spawnSync(PYTHON, ['-c', script, ...args], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}

const records = [
  ringRecord(),
  ringRecord({ id: 'R-000002', level: 'yellow', members: ['B', 'Z'], associates: ['A'], lots: ['L2'] }),
]
const police = { role: 'police' as const, unmasked: true }

describe.skipIf(!has('networkx'))('networkx', () => {
  it('reads GraphML and GEXF of one ring and of several, with as many nodes and edges', async () => {
    for (const [name, of] of [
      ['one', records.slice(0, 1)],
      ['all', records],
    ] as const) {
      const model = modelOf(of)
      const files = [await put(`${name}.graphml`, model, 'graphml'), await put(`${name}.gexf`, model, 'gexf')]
      const read = python(
        `import json, sys, networkx as nx
graphs = [nx.read_graphml(sys.argv[1]), nx.read_gexf(sys.argv[2])]
print(json.dumps([[g.number_of_nodes(), g.number_of_edges(), g.is_directed()] for g in graphs]))`,
        ...files,
      )
      const { nodes, edges } = model.counts
      expect(read).toEqual([
        [nodes, edges, true],
        [nodes, edges, true],
      ])
    }
  })

  it('makes of two FollowTheMoney files the graph of both', async () => {
    const files = [
      await put('x.ftm.json', modelOf(records.slice(0, 1)), 'ftm'),
      await put('y.ftm.json', modelOf(records.slice(1)), 'ftm'),
      await put('both.ftm.json', modelOf(records), 'ftm'),
    ]
    const read = python(
      `import json, sys, networkx as nx
REFS = {'entity','subject','object','supplier','contract','authority','callForTenders','addressEntity'}
def graph(path):
    g = nx.MultiDiGraph()
    for e in map(json.loads, open(path, encoding='utf8')):
        if e['id'].startswith('biaojian-BJ-'): continue
        g.add_node(e['id'])
        for prop, values in e['properties'].items():
            for value in values:
                if prop in REFS: g.add_edge(e['id'], value, key=prop)
                else: g.nodes[e['id']].setdefault(prop, []).append(value)
    return g
x, y, both = map(graph, sys.argv[1:])
union = nx.compose(x, y)
values = all(sorted(set(x.nodes.get(n, {}).get(p, []) + y.nodes.get(n, {}).get(p, []))) == sorted(set(v))
             for n, data in both.nodes(data=True) for p, v in data.items())
print(json.dumps([set(union) == set(both), set(union.edges(keys=True)) == set(both.edges(keys=True)), values, len(both) > 20]))`,
      ...files,
    )
    expect(read).toEqual([true, true, true, true])
  })
})

describe.skipIf(!has('followthemoney'))('followthemoney', () => {
  it('takes every value of every entity as it is', async () => {
    const major = python(
      'import json, followthemoney; print(json.dumps(followthemoney.__version__))',
    ) as string
    const version = major.startsWith('3') ? 3 : 4
    for (const [name, model] of [
      ['masked', modelOf(records)],
      ['clear', modelOf(records, police)],
    ] as const) {
      const path = await put(`${name}-${version}.ftm.json`, model, 'ftm', version)
      const faults = python(
        `import json, sys
from followthemoney import model
faults, ids, refs = [], set(), []
for e in map(json.loads, open(sys.argv[1], encoding='utf8')):
    schema = model.get(e['schema'])
    if schema is None: faults.append(['schema', e['schema']]); continue
    model.get_proxy(e)
    ids.add(e['id'])
    schema.validate(e)
    for name, values in e['properties'].items():
        prop = schema.get(name)
        if prop is None: faults.append([e['schema'], name]); continue
        for value in values:
            if prop.type.name == 'entity': refs.append((value, prop.range.name))
            elif prop.type.clean(value) is None or not prop.type.validate(value): faults.append([e['schema'], name, value])
faults += [['nowhere', value] for value, _ in refs if value not in ids]
print(json.dumps(faults))`,
        path,
      )
      expect({ name, version, faults }).toEqual({ name, version, faults: [] })
    }
  })
})
