import { useEffect, useRef, useState } from 'react'
import { type LayoutGraph, layOut } from '../../../pictures/force-layout.js'
import { scriptUrl } from '../../policy.js'
import type { Graph } from './graph.js'
import address from './layout.worker.ts?worker&url'

export type Places = ReadonlyMap<string, { x: number; y: number }>

/** Where each node stands: worked out beside the page, and told as it settles. What stands stays near. */
export const usePositions = (graph: Graph): Places => {
  const [places, setPlaces] = useState<Places>(new Map())
  const last = useRef<Places>(places)
  useEffect(() => {
    const ids = graph.nodes.map(({ id }) => id)
    if (ids.length === 0) return undefined
    const keep = (xy: ArrayLike<number>): void => {
      last.current = new Map(ids.map((id, i) => [id, { x: xy[2 * i]!, y: xy[2 * i + 1]! }]))
      setPlaces(last.current)
    }
    const wanted = layoutOf(graph, ids, last.current)
    const worker = layoutWorker()
    if (!worker) return keep(layOut(wanted))
    worker.onmessage = ({ data }: MessageEvent<{ xy: Float64Array; done: boolean }>) => {
      keep(data.xy)
      if (data.done) worker.terminate()
    }
    worker.postMessage(wanted)
    return () => worker.terminate()
  }, [graph])
  return places
}

const layoutOf = ({ edges }: Graph, ids: readonly string[], places: Places): LayoutGraph => {
  const at = new Map(ids.map((id, i) => [id, i]))
  return {
    nodes: ids.length,
    from: edges.map(({ from }) => at.get(from)!),
    to: edges.map(({ to }) => at.get(to)!),
    known: ids.flatMap((id) => {
      const place = places.get(id)
      return place ? [place.x, place.y] : [Number.NaN, Number.NaN]
    }),
  }
}

/** None where the page is served by the development server, whose addresses the policy does not know. */
const layoutWorker = (): Worker | undefined => {
  try {
    return new Worker(scriptUrl(address), { type: 'module' })
  } catch {
    return undefined
  }
}
