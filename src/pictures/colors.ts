import type { Family, Level } from '../domain/grade.js'

/**
 * What families and levels are drawn in, in files and on the screen alike; never without their word beside.
 */
export const FAMILY_COLORS: Record<Family, string> = {
  device: '#2b6cb0',
  document: '#6b46c1',
  account: '#b7791f',
  relation: '#c05621',
  contact: '#2f855a',
  price: '#b83280',
  network: '#4a5568',
  tender: '#0987a0',
  expert: '#97266d',
  post: '#744210',
}

export const LEVEL_COLORS = { red: '#c53030', yellow: '#b7791f', green: '#2f855a' } as const satisfies Record<
  Level,
  string
>
