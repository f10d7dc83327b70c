import { cleanText, inPieces } from '../formats/clean-text.js'
import { type Attribute, edgeAttributes, edgeWord, graphAttributes, nodeAttributes } from './attributes.js'
import type { ExportModel } from './model.js'

/**
 * CX2 (cytoscape.org/cx/cx2): aspects in one JSON array, node and edge ids integers, attributes declared with
 * a type.
 */
export const cx2 = (model: ExportModel): Iterable<string> => inPieces(lines(model))

function* lines(model: ExportModel): Generator<string> {
  const { counts, head } = model
  const [ofNode, ofEdge] = [nodeAttributes(head), edgeAttributes(head)]
  const facts = graphAttributes(model).map(([name, value]) => [name, cleanText(value)] as const)
  yield '[{"CXVersion":"2.0","hasFragments":false},\n'
  yield `${json({
    metaData: [
      { name: 'attributeDeclarations', elementCount: 1 },
      { name: 'networkAttributes', elementCount: 1 },
      { name: 'nodes', elementCount: counts.nodes },
      { name: 'edges', elementCount: counts.edges },
    ],
  })},\n`
  yield `${json({
    attributeDeclarations: [
      {
        networkAttributes: Object.fromEntries(
          ['name', ...facts.map(([name]) => name)].map((n) => [n, { d: 'string' }]),
        ),
        nodes: { name: { d: 'string' }, nodeId: { d: 'string' }, ...declared(ofNode) },
        edges: { interaction: { d: 'string' }, edgeId: { d: 'string' }, ...declared(ofEdge) },
      },
    ],
  })},\n`
  yield `${json({ networkAttributes: [{ name: `${head.number} ${head.notice}`, ...Object.fromEntries(facts) }] })},\n`
  const numbers = new Map<string, number>()
  yield '{"nodes":['
  for (const node of model.nodes()) {
    const id = numbers.size
    numbers.set(node.id, id)
    const v = { name: cleanText(node.label), nodeId: cleanText(node.id), ...values(ofNode, node) }
    yield `${id ? ',' : ''}\n${json({ id, v })}`
  }
  yield ']},\n{"edges":['
  let id = 0
  for (const edge of model.edges()) {
    const [s, t] = [numbers.get(edge.from), numbers.get(edge.to)]
    const v = { interaction: edgeWord(edge, head), edgeId: edge.id, ...values(ofEdge, edge) }
    yield `${id ? ',' : ''}\n${json({ id: id++, s, t, v })}`
  }
  yield ']},\n{"status":[{"success":true,"error":""}]}]\n'
}

const json = (value: unknown): string => JSON.stringify(value)

const declared = <T>(attributes: readonly Attribute<T>[]) =>
  Object.fromEntries(attributes.map(({ name, type }) => [name, { d: type }]))

const values = <T>(attributes: readonly Attribute<T>[], thing: T) =>
  Object.fromEntries(
    attributes.flatMap(({ name, of }) => {
      const value = of(thing)
      return value === null ? [] : [[name, typeof value === 'string' ? cleanText(value) : value]]
    }),
  )
