import { parse as parseCsv } from 'csv-parse/sync'
import fc from 'fast-check'
import { MultiGraph } from 'graphology'
import { parse as parseGexf } from 'graphology-gexf'
import { parse as parseGraphml } from 'graphology-graphml'
import { describe, expect, it } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { FORMAT, FORMATS, type Format } from '../../src/exports/formats.js'
import type { ExportModel } from '../../src/exports/model.js'
import { pictureOf } from '../../src/exports/svg.js'
import { GEXF_XSD, GRAPHML_XSD } from './graph-schemas.js'
import { fileOf, modelOf, PERSONAL, ringRecord, unzipped } from './support.js'

const written = async (model: ExportModel, format: Format, ftm: 3 | 4 = 3): Promise<Buffer> =>
  fileOf(FORMAT[format].write(model, { ftm }))

const two = () =>
  modelOf([
    ringRecord(),
    ringRecord({ id: 'R-000002', level: 'yellow', members: ['D', 'Z'], associates: ['A'], lots: ['L1'] }),
  ])

const counted = async (model: ExportModel, format: Format): Promise<{ nodes: number; edges: number }> => {
  const bytes = await written(model, format)
  const text = bytes.toString()
  switch (format) {
    case 'graphml': {
      const { order, size } = parseGraphml(MultiGraph, text)
      return { nodes: order, edges: size }
    }
    case 'gexf': {
      const { order, size } = parseGexf(MultiGraph, text)
      return { nodes: order, edges: size }
    }
    case 'cx2': {
      const aspects: Record<string, unknown[]> = Object.assign({}, ...JSON.parse(text))
      return { nodes: aspects.nodes!.length, edges: aspects.edges!.length }
    }
    case 'json': {
      const { nodes, edges } = JSON.parse(text)
      return { nodes: nodes.length, edges: edges.length }
    }
    case 'i2': {
      const files = await unzipped(bytes)
      const rows = (name: string) =>
        parseCsv(files.get(name)!, { bom: true, columns: true, relaxColumnCount: false }).length
      return { nodes: rows('entities.csv'), edges: rows('links.csv') }
    }
    default:
      throw new Error(format)
  }
}

describe('exports', () => {
  it('hold the same nodes and edges in every graph format, by independent readers', async () => {
    const model = two()
    const { nodes, edges } = model.counts
    expect(nodes).toBe([...model.nodes()].length)
    expect(edges).toBe([...model.edges()].length)
    for (const format of ['graphml', 'gexf', 'cx2', 'json', 'i2'] as const)
      expect({ format, ...(await counted(model, format)) }).toEqual({ format, nodes, edges })
  })

  it('hold one row for each member in each fact', async () => {
    const model = two()
    const facts = [...model.rings()].flatMap(({ ring }) => ring.evidence.flatMap((item) => item.members))
    const rows = parseCsv(await written(model, 'csv'), { bom: true, columns: true })
    expect(rows).toHaveLength(facts.length)
    expect(rows[0]).toMatchObject({ 团伙编号: 'R-000001', 规则: 'DOC-01', 共同值: 'GL-88231907' })
  })

  it('say each fact in words in the evidence table, and in a picture where the pointer rests', async () => {
    const model = modelOf()
    const rows = parseCsv(await written(model, 'csv'), { bom: true, columns: true }) as Record<
      string,
      string
    >[]
    const told = (rule: string) => rows.find((row) => row.规则 === rule)
    expect(told('DOC-01')).toMatchObject({
      情况: 'A桥建设有限公司、B桥建设有限公司、C桥建设有限公司的加密锁相同：GL-88231907，见于2个标段；9家投标人中有3家持有',
      数据项: '加密锁号',
      豁免检查: '未见：白名单',
    })
    expect(told('NET-01')).toMatchObject({ 共同值: '' })
    expect(told('NET-01')?.情况).toMatch(/A桥建设有限公司.*B桥建设有限公司.*2个标段/)
    const titles = pictureOf(model).svg.match(/(?<=<g><title>)[^<]*/g)
    expect(titles?.join('\n')).toContain(told('DOC-01')?.情况)
  })

  it('keep labels, weights and dates through GraphML and GEXF', async () => {
    const model = modelOf()
    for (const graph of [
      parseGraphml(MultiGraph, (await written(model, 'graphml')).toString()),
      parseGexf(MultiGraph, (await written(model, 'gexf')).toString()),
    ]) {
      expect(graph.getNodeAttributes('bidder-A')).toMatchObject({ label: 'A桥建设有限公司' })
      const lock = [...model.nodes()].find((node) => node.kind === 'lock')!
      const [held] = graph.edges('bidder-A', lock.id)
      expect(graph.getEdgeAttributes(held)).toMatchObject({ weight: 9, rules: 'DOC-01' })
    }
  })

  it('have one direction for every edge, ties marked symmetric, so that no reader meets a mixed graph', async () => {
    const model = two()
    for (const graph of [
      parseGraphml(MultiGraph, (await written(model, 'graphml')).toString()),
      parseGexf(MultiGraph, (await written(model, 'gexf')).toString()),
    ]) {
      expect([graph.directedSize, graph.undirectedSize]).toEqual([model.counts.edges, 0])
      const symmetric = graph.filterEdges((_, edge) => String(edge.symmetric) === 'true')
      const ties = [...model.edges()].filter(({ type }) => type === 'tie' || type === 'associate')
      expect(new Set(symmetric)).toEqual(new Set(ties.map(({ id }) => id)))
    }
  })

  it('say in Chinese what things are to a Chinese reader, roles as suspected, and in codes to others', async () => {
    for (const [lang, node, edges] of [
      [
        'zh',
        { nodeType: '疑似团伙成员', role: '疑似中标方', level: '红' },
        ['推断联系', '松散联系', '使用或持有', '投标'],
      ],
      [
        'en',
        { nodeType: 'bidder', role: 'wins on the ring’s lots', level: 'red' },
        ['tie', 'associate', 'holds', 'bid'],
      ],
    ] as const) {
      const model = modelOf([ringRecord()], { lang })
      const text = { graphml: await written(model, 'graphml'), gexf: await written(model, 'gexf') }
      const graphs = [
        parseGraphml(MultiGraph, text.graphml.toString()),
        parseGexf(MultiGraph, text.gexf.toString()),
      ]
      for (const graph of graphs) {
        expect(graph.getNodeAttributes('bidder-A')).toMatchObject(node)
        expect(new Set(graph.mapEdges((_, edge) => edge.edgeType))).toEqual(new Set(edges))
      }
      const aspects: Record<string, { v: Record<string, unknown> }[]> = Object.assign(
        {},
        ...JSON.parse((await written(model, 'cx2')).toString()),
      )
      expect(aspects.nodes![0]!.v).toMatchObject(node)
      expect(new Set(aspects.edges!.map(({ v }) => v.interaction))).toEqual(new Set(edges))
    }
  })

  it('carry the notice, the number, the time and the requester', async () => {
    const model = modelOf()
    for (const format of FORMATS) {
      const bytes = await written(model, format)
      const text = await readable(bytes, format, model)
      for (const words of ['内部资料', '线索不等于认定', model.head.number, '李调查'])
        expect(`${format}: ${text.includes(words) ? words : 'missing'}`).toBe(`${format}: ${words}`)
      expect(`${format} ${/2026-04-02[T ](03|11):04:05/.test(text)}`).toBe(`${format} true`)
    }
  })

  it('are the same bytes for the same request', async () => {
    for (const format of FORMATS) expect(await written(two(), format)).toEqual(await written(two(), format))
  })

  it('show no personal value in clear to a role that may not see it', async () => {
    for (const role of ['local', 'regulator', 'police'] as const) {
      const model = modelOf([ringRecord({ facts: PERSONAL })], { role })
      for (const format of FORMATS) {
        const bytes = await written(model, format)
        const text = await readable(bytes, format, model)
        for (const { value } of PERSONAL)
          expect(`${role} ${format} ${text.includes(value!) ? value : ''}`).toBe(`${role} ${format} `)
      }
    }
  })

  it('show them in clear where the role and a purpose allow it', async () => {
    const model = modelOf([ringRecord({ facts: PERSONAL })], { role: 'police', unmasked: true })
    for (const format of ['graphml', 'gexf', 'cx2', 'csv', 'json'] as const)
      for (const { value } of PERSONAL) expect((await written(model, format)).toString()).toContain(value)
  })
})

/** The text of a file, unpacked where it is packed; of a picture the SVG that it is drawn from. */
const readable = async (bytes: Buffer, format: Format, model: ExportModel): Promise<string> =>
  format === 'i2' || format === 'xlsx'
    ? [...(await unzipped(bytes)).values()].join('\n')
    : format === 'png'
      ? pictureOf(model).svg
      : bytes.toString()

describe('hostile names', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
    fc.constantFrom(
      "=cmd|' /C calc'!A0",
      '+1+1',
      '-2+3',
      '@SUM(A1)',
      '\t=1',
      '\r=1',
      '＝1+1',
      '</node><x>&amp;]]><![CDATA[',
      '"><script>alert(1)</script>',
      '\ud800',
      'a\udfffb',
      '\u0000\u0001\u000b',
      '_x0041_',
      '"quoted","cells"\r\nnext',
      '__proto__',
      '\u2028\u2029\ufffe',
    ),
  )
  const usable = nasty.filter((text) => text.trim() !== '')

  it('never break a format: every reader still finds every node, edge and row', async () => {
    await fc.assert(
      fc.asyncProperty(usable, usable, usable, usable, async (name, value, file, requester) => {
        const facts = [
          { rule: 'DOC-01', kind: 'lock' as const, value },
          { rule: 'REL-05', kind: 'phone' as const, value },
        ]
        const model = modelOf([ringRecord({ names: { A: name, B: value }, facts, file })], { requester })
        const { nodes, edges } = model.counts
        for (const format of ['graphml', 'gexf', 'cx2', 'json', 'i2'] as const)
          expect({ format, ...(await counted(model, format)) }).toEqual({ format, nodes, edges })
        const rows = parseCsv(await written(model, 'csv'), { bom: true })
        expect(rows).toHaveLength(1 + 2 * 3)
        for (const row of rows) for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/)
        for (const line of (await written(model, 'ftm')).toString().trimEnd().split('\n'))
          expect(JSON.parse(line).schema).toBeTypeOf('string')
      }),
      { numRuns: 60 },
    )
  })

  it('are valid by the schemas of GraphML and GEXF 1.3', async () => {
    for (const text of [
      '桥建',
      '</node><x>&amp;]]>',
      '\ud800\u0000\u0001\ufffe',
      '"><script>\u2028',
      '\tx\r\n',
    ])
      for (const [format, schema] of [
        ['graphml', GRAPHML_XSD],
        ['gexf', GEXF_XSD],
      ] as const) {
        const model = modelOf([ringRecord({ names: { A: text, B: text } })])
        const xml = { fileName: `x.${format}`, contents: (await written(model, format)).toString() }
        const { errors } = await validateXML({ xml, schema: { fileName: `${format}.xsd`, contents: schema } })
        expect(errors, `${format} ${JSON.stringify(text)}`).toEqual([])
      }
  })
})
