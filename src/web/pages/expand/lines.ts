import type { Core } from 'cytoscape'
import type { Edge } from './graph.js'

interface Place {
  x: number
  y: number
}

/** What stands somewhere, now. */
interface End {
  position: () => Place
}

interface Dot extends Place {
  color: string
}

/** The lines of a picture, on a canvas below its things. */
export interface Lines {
  /** takes other edges, and what stands at the ends of each */
  set: (edges: readonly Edge[], endOf: (id: string) => End) => void
  /** draws them anew, where things stand now; and dots, where things are not drawn yet */
  paint: (dots?: readonly Dot[]) => void
  /** moves what is drawn along with a view that is dragged or zoomed, until it is drawn anew */
  follow: () => void
}

/** Lines that look alike, drawn in one stroke. */
interface Alike {
  color: string
  width: number
  dash: number[]
  ends: [End, End][]
}

/**
 * Lines are not given to cytoscape: nothing is done with one, and each takes it as long as a thing does, of
 * which there are fewer.
 * @param core draws the things; its view is that of the lines
 * @param ratio pixels of the canvas to one of the page
 */
export const linesBelow = (core: Core, canvas: HTMLCanvasElement, ratio: number): Lines => {
  let looks: Alike[] = []
  let drawn = { zoom: 1, x: 0, y: 0 }
  const view = (): typeof drawn => ({ zoom: core.zoom(), ...core.pan() })
  const set: Lines['set'] = (edges, endOf) => {
    const byLook = new Map<string, Alike>()
    for (const edge of edges) {
      const look = { ...lookOf(edge), ends: [] }
      const key = `${look.color} ${look.width}`
      if (!byLook.has(key)) byLook.set(key, look)
      byLook.get(key)!.ends.push([endOf(edge.from), endOf(edge.to)])
    }
    looks = [...byLook.values()].sort((a, b) => RANK.indexOf(a.color) - RANK.indexOf(b.color))
  }
  const paint: Lines['paint'] = (dots = []) => {
    const context = canvas.getContext('2d')
    if (!context) return
    drawn = view()
    const [width, height] = [Math.round(core.width() * ratio), Math.round(core.height() * ratio)]
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
    canvas.style.transform = 'none'
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.clearRect(0, 0, width, height)
    context.setTransform(drawn.zoom * ratio, 0, 0, drawn.zoom * ratio, drawn.x * ratio, drawn.y * ratio)
    for (const look of looks) stroke(context, look)
    for (const { x, y, color } of dots) {
      context.fillStyle = color
      context.fillRect(x - DOT / 2, y - DOT / 2, DOT, DOT)
    }
  }
  const follow = (): void => {
    const { zoom, x, y } = view()
    const by = zoom / drawn.zoom
    canvas.style.transform = `translate(${x - by * drawn.x}px, ${y - by * drawn.y}px) scale(${by})`
  }
  return { set, paint, follow }
}

/** pixels at scale 1, as wide as most things are drawn */
const DOT = 18

const [PLAIN, WON, OWNS] = ['#a0aec0', '#b3261e', '#744210']
/** what lies above the others comes last */
const RANK = [PLAIN, OWNS, WON]

/**
 * As thick as it has bits, in steps of half a pixel; red where a bid won, dashed where one owns the other.
 */
const lookOf = ({ won, type, bits }: Edge): Omit<Alike, 'ends'> => ({
  color: won ? WON : type === 'owns' ? OWNS : PLAIN,
  width: 1 + Math.round(2 * Math.min(4, bits / 3)) / 2,
  dash: type === 'owns' ? [6, 3] : [],
})

const stroke = (context: CanvasRenderingContext2D, { color, width, dash, ends }: Alike): void => {
  context.strokeStyle = color
  context.lineWidth = width
  context.setLineDash(dash)
  context.beginPath()
  for (const [from, to] of ends) {
    const [a, b] = [from.position(), to.position()]
    context.moveTo(a.x, a.y)
    context.lineTo(b.x, b.y)
  }
  context.stroke()
}
