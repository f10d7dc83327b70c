import type { StylesheetJson } from 'cytoscape'
import { VALUE_KINDS } from '../../../domain/value-kind.js'
import { FAMILY_COLORS } from '../../../pictures/colors.js'

const INK = '#1a202c'
const CHOSEN = '#0b63ce'

/** Shape and colour by what a thing is: firms are boxes, lots diamonds, values round, hubs dashed. */
export const LOOK: StylesheetJson = [
  {
    selector: 'node',
    style: {
      'font-size': 11,
      color: INK,
      'text-valign': 'bottom',
      'text-margin-y': 3,
      'text-max-width': '120px',
      'text-wrap': 'ellipsis',
      'text-background-color': '#ffffff',
      'text-background-opacity': 0.8,
      'min-zoomed-font-size': 7,
      width: 18,
      height: 18,
      'background-color': 'data(color)',
      'border-width': 1,
      'border-color': INK,
    },
  },
  { selector: 'node.named', style: { label: 'data(label)' } },
  { selector: 'node.bidder', style: { shape: 'round-rectangle', width: 26, height: 18 } },
  { selector: 'node.lot', style: { shape: 'diamond' } },
  { selector: 'node.hub', style: { shape: 'octagon', 'border-style': 'dashed', 'background-opacity': 0.3 } },
  { selector: 'node.seed', style: { 'border-width': 3 } },
  { selector: 'node:selected', style: { 'border-width': 4, 'border-color': CHOSEN } },
]

const THINGS: Record<string, string> = { bidder: '#12355b', organisation: '#76808f', lot: '#d5dbe3' }

const COLORS = Object.values(FAMILY_COLORS)

/** Colour of a group of nodes; each kind of value has one of the families' colours. */
export const colorOf = (group: string): string => {
  const place = (VALUE_KINDS as readonly string[]).indexOf(group)
  return place < 0 ? (THINGS[group] ?? '#76808f') : COLORS[place % COLORS.length]!
}
