import cytoscape, { type Core, type ElementDefinition } from 'cytoscape'
import { useEffect, useRef, useState } from 'react'
import { expandTexts as texts } from '../../../texts/console-expand.js'
import { useLanguage } from '../../page/language.js'
import { type Edge, edgeKey, groupOf, type Node } from './graph.js'
import { colorOf, LOOK } from './look.js'
import { fitIn, nameInSight } from './sight.js'
import type { Places } from './use-positions.js'

/** Names follow when a picture that is moved rests. */
const NAMED_AFTER_MS = 200

interface CanvasProps {
  nodes: readonly Node[]
  edges: readonly Edge[]
  places: Places
  seeds: ReadonlySet<string>
  chosen: ReadonlySet<string>
  choose: (ids: string[]) => void
  /** what the picture shows, in a sentence */
  label: string
}

/** The picture on a canvas; moved by pointer or by buttons, and told in full by the table beside it. */
export default function Canvas(props: CanvasProps) {
  const { t } = useLanguage()
  const box = useRef<HTMLDivElement>(null)
  const [core, setCore] = useState<Core | undefined>()
  const latest = useRef(props)
  latest.current = props
  useEffect(() => {
    const made = cytoscape({
      container: box.current,
      style: LOOK,
      layout: { name: 'preset' },
      maxZoom: 3,
      minZoom: 0.05,
      boxSelectionEnabled: true,
      pixelRatio: 1,
      textureOnViewport: true,
      hideEdgesOnViewport: false,
    })
    made.on('tap', ({ target, cy }) => {
      if (target === cy) latest.current.choose([])
    })
    made.on('select unselect', 'node', ({ cy }) => {
      const ids = cy.$('node:selected').map((node) => node.id())
      const now = latest.current.chosen
      if (ids.length !== now.size || ids.some((id) => !now.has(id))) latest.current.choose(ids)
    })
    let later: ReturnType<typeof setTimeout> | undefined
    made.on('viewport', () => {
      clearTimeout(later)
      later = setTimeout(() => nameInSight(made), NAMED_AFTER_MS)
    })
    setCore(made)
    return () => {
      clearTimeout(later)
      made.destroy()
    }
  }, [])
  useElements(core, props)
  return (
    <div className="expand-picture">
      <span id="__________cytoscape_stylesheet" hidden />
      <div ref={box} className="expand-canvas" role="img" aria-label={props.label} />
      <ViewButtons core={core} legend={t(texts.view)} />
    </div>
  )
}

/** Draws what there is, where it stands, and what is chosen; fits it into the picture when it grew. */
const useElements = (core: Core | undefined, { nodes, edges, places, seeds, chosen }: CanvasProps): void => {
  // nothing is drawn before the first places are there: it would all be drawn twice
  const placed = places.size > 0
  const at = useRef(places)
  at.current = places
  useEffect(() => {
    if (!core || !placed) return
    core.batch(() => {
      const wanted = new Map(elementsOf(nodes, edges, seeds, at.current).map((one) => [one.data.id!, one]))
      core.elements().forEach((one) => {
        if (!wanted.delete(one.id())) one.remove()
      })
      core.add([...wanted.values()])
    })
  }, [core, placed, nodes, edges, seeds])
  // biome-ignore lint/correctness/useExhaustiveDependencies: elements that come later need their places too
  useEffect(() => {
    if (!core || !placed) return
    core.batch(() => {
      core.nodes().forEach((node) => {
        const place = places.get(node.id())
        const { x, y } = node.position()
        if (place && (place.x !== x || place.y !== y)) node.position({ ...place })
      })
    })
    fitIn(core)
    nameInSight(core)
  }, [core, places, nodes])
  useEffect(() => {
    if (!core) return
    core.batch(() => {
      core.nodes().forEach((node) => {
        if (node.selected() === chosen.has(node.id())) return
        if (chosen.has(node.id())) node.select()
        else node.unselect()
      })
    })
    nameInSight(core)
  }, [core, chosen])
}

const elementsOf = (
  nodes: readonly Node[],
  edges: readonly Edge[],
  seeds: ReadonlySet<string>,
  places: Places,
): ElementDefinition[] => [
  ...nodes.map((node) => ({
    group: 'nodes' as const,
    data: { id: node.id, label: node.label, color: colorOf(groupOf(node)) },
    position: { x: 0, y: 0, ...places.get(node.id) },
    classes: [node.type, node.hub ? 'hub' : '', seeds.has(node.id) ? 'seed' : ''].join(' '),
  })),
  ...edges.map((edge) => ({
    group: 'edges' as const,
    data: {
      id: edgeKey(edge),
      source: edge.from,
      target: edge.to,
      width: 1 + Math.min(4, edge.bits / 3),
    },
    classes: [edge.type, edge.won ? 'won' : ''].join(' '),
  })),
]

const STEP = 80

const ViewButtons = ({ core, legend }: { core: Core | undefined; legend: string }) => {
  const { t } = useLanguage()
  const zoom = (by: number) => (): void => {
    core?.zoom({ level: core.zoom() * by, renderedPosition: { x: core.width() / 2, y: core.height() / 2 } })
  }
  const pan = (x: number, y: number) => (): void => void core?.panBy({ x, y })
  const buttons: [sign: string, text: keyof typeof texts, act: () => void][] = [
    ['+', 'zoomIn', zoom(1.25)],
    ['−', 'zoomOut', zoom(0.8)],
    ['⤢', 'fit', () => core && fitIn(core)],
    ['←', 'left', pan(STEP, 0)],
    ['→', 'right', pan(-STEP, 0)],
    ['↑', 'up', pan(0, STEP)],
    ['↓', 'down', pan(0, -STEP)],
  ]
  return (
    <div className="expand-view choices" role="group" aria-label={legend}>
      {buttons.map(([sign, text, act]) => (
        <button key={text} type="button" onClick={act} aria-label={t(texts[text])} title={t(texts[text])}>
          {sign}
        </button>
      ))}
    </div>
  )
}
