// A graph with its positions in sigma, labels and all: asked for, then shown.
import Graph from 'graphology'
import Sigma from 'sigma'

const { nodes, edges } = await (await fetch('/peers/graph.json')).json()
const graph = new Graph()
for (const { id, label, x, y, color } of nodes) graph.addNode(id, { label, x, y, color, size: 6 })
for (const { from, to } of edges) graph.mergeEdge(from, to, { color: '#a0aec0', size: 1 })
const container = document.querySelector('#app')
Object.assign(container.style, { width: '900px', height: '560px' })
// draws at once
new Sigma(graph, container)
requestAnimationFrame(() =>
  requestAnimationFrame(() => {
    globalThis.shownMs = performance.now()
  }),
)
