import type { Core, ElementDefinition } from 'cytoscape'
import { useEffect, useRef, useState } from 'react'
import { type Edge, groupOf, type Node } from './graph.js'
import type { Lines } from './lines.js'
import { colorOf } from './look.js'
import { fitAll, fitIn, nameInSight } from './sight.js'
import type { Places } from './use-positions.js'

/** What draws: things, and the lines below them. */
export interface Drawn {
  core: Core
  lines: Lines
}

/** What is drawn, and where. */
export interface Shown {
  nodes: readonly Node[]
  edges: readonly Edge[]
  places: Places
  seeds: ReadonlySet<string>
  chosen: ReadonlySet<string>
}

/** Draws what there is, where it stands, and what is chosen; fits it into the picture when it grew. */
export const useElements = (drawn: Drawn | undefined, shown: Shown): void => {
  const { nodes, edges, places, seeds, chosen } = shown
  const sketched = useSketch(drawn, shown)
  const at = useRef(places)
  at.current = places
  useEffect(() => {
    if (!drawn || !sketched) return
    const { core, lines } = drawn
    core.batch(() => {
      const wanted = new Map(elementsOf(nodes, seeds, at.current).map((one) => [one.data.id!, one]))
      core.nodes().forEach((one) => {
        if (!wanted.delete(one.id())) one.remove()
      })
      core.add([...wanted.values()])
    })
    lines.set(edges, (id) => core.getElementById(id))
  }, [drawn, sketched, nodes, edges, seeds])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what comes later needs its places too
  useEffect(() => {
    if (!drawn || !sketched) return
    const { core, lines } = drawn
    core.batch(() => {
      core.nodes().forEach((node) => {
        const place = places.get(node.id())
        const { x, y } = node.position()
        if (place && (place.x !== x || place.y !== y)) node.position({ ...place })
      })
    })
    fitAll(core)
    lines.paint()
    nameInSight(core)
  }, [drawn, sketched, places, nodes, edges])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is chosen may come later
  useEffect(() => {
    if (!drawn) return
    const { core } = drawn
    core.batch(() => {
      core.nodes().forEach((node) => {
        if (node.selected() === chosen.has(node.id())) return
        if (chosen.has(node.id())) node.select()
        else node.unselect()
      })
    })
    nameInSight(core)
  }, [drawn, sketched, chosen])
}

/**
 * Lines and dots as soon as the first places are known, while there is nothing else: things themselves take
 * longer. Whether that frame has been shown.
 */
const useSketch = (drawn: Drawn | undefined, { nodes, edges, places }: Shown): boolean => {
  const [sketched, setSketched] = useState(false)
  useEffect(() => {
    if (sketched || !drawn || places.size === 0) return undefined
    const placeOf = (id: string) => places.get(id) ?? { x: 0, y: 0 }
    fitIn(drawn.core, [...places.values()])
    drawn.lines.set(edges, (id) => ({ position: () => placeOf(id) }))
    drawn.lines.paint(nodes.map((node) => ({ ...placeOf(node.id), color: colorOf(groupOf(node)) })))
    let next: ReturnType<typeof setTimeout> | undefined
    const frame = requestAnimationFrame(() => {
      next = setTimeout(() => setSketched(true))
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(next)
    }
  }, [sketched, drawn, nodes, edges, places])
  return sketched
}

const elementsOf = (
  nodes: readonly Node[],
  seeds: ReadonlySet<string>,
  places: Places,
): ElementDefinition[] =>
  nodes.map((node) => ({
    group: 'nodes' as const,
    data: { id: node.id, label: node.label, color: colorOf(groupOf(node)) },
    position: { x: 0, y: 0, ...places.get(node.id) },
    classes: [node.type, node.hub ? 'hub' : '', seeds.has(node.id) ? 'seed' : ''].join(' '),
  }))
