import type { Core } from 'cytoscape'

/** pixels left free about what is fitted in, for its size and its names */
const MARGIN = 36
const MOST_ZOOM = 3

/**
 * Fits such places into the picture; nothing where there are none. What things look like need not be worked
 * out for it.
 */
export const fitIn = (core: Core, places: readonly { x: number; y: number }[]): void => {
  const [x, y] = [spanOf(places, 'x'), spanOf(places, 'y')]
  if (places.length === 0) return
  const [width, height] = [core.width(), core.height()]
  const scale = Math.min((width - 2 * MARGIN) / (x.to - x.from), (height - 2 * MARGIN) / (y.to - y.from))
  const zoom = Math.min(MOST_ZOOM, Math.max(core.minZoom(), scale))
  const pan = {
    x: width / 2 - (zoom * (x.from + x.to)) / 2,
    y: height / 2 - (zoom * (y.from + y.to)) / 2,
  }
  core.viewport({ zoom, pan })
}

/** Fits all things into the picture. */
export const fitAll = (core: Core): void =>
  fitIn(
    core,
    core.nodes().map((node) => node.position()),
  )

const spanOf = (
  places: readonly { x: number; y: number }[],
  axis: 'x' | 'y',
): { from: number; to: number } => {
  const span = { from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY }
  for (const place of places) {
    span.from = Math.min(span.from, place[axis])
    span.to = Math.max(span.to, place[axis])
  }
  return span
}

/** Things that carry their names at a time: of more none could be read, and each takes its time. */
const MOST_NAMED = 300

/** Names what is in sight, or where that is too much where it began and what is chosen. */
export const nameInSight = (core: Core): void => {
  const { x1, x2, y1, y2 } = core.extent()
  const seen = core.nodes().filter((node) => {
    const { x, y } = node.position()
    return x >= x1 && x <= x2 && y >= y1 && y <= y2
  })
  const named = seen.length <= MOST_NAMED ? seen : core.nodes('.seed, :selected')
  core.batch(() => {
    core.nodes('.named').not(named).removeClass('named')
    named.not('.named').addClass('named')
  })
}
