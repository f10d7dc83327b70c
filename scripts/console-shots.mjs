// Pages of the console that pictures are taken of: where, what shows that they are there, and whether the
// whole length is taken.
const RING = '/rings/R-000001'
const FIRM = '/bidders/91330922MALNFC1B7P'
const LOT = '/lots/E33090320230000159001'
export const SHOTS = {
  home: { path: '/', ready: '.figure', whole: true },
  rings: { path: '/rings?at=R-000001', ready: '.drawer .bullets' },
  ring: { path: RING, ready: '.figure', whole: true },
  'ring-evidence': { path: `${RING}?tab=evidence`, ready: '.fact' },
  'ring-timeline': { path: `${RING}?tab=timeline&timeline=both`, ready: '.figure' },
  'ring-bids': { path: `${RING}?tab=bids`, ready: '.table' },
  'ring-law': { path: `${RING}?tab=law`, ready: '.table' },
  'ring-doubts': { path: `${RING}?tab=doubts&without=0`, ready: '.what-if .bullets', whole: true },
  'ring-files': { path: `${RING}?tab=files`, ready: '.panel' },
  search: { path: '/search?q=智能', ready: '.panel' },
  bidders: { path: '/bidders', ready: '.table' },
  bidder: { path: FIRM, ready: '.figure' },
  lots: { path: '/lots', ready: '.table' },
  lot: { path: LOT, ready: '.figure', whole: true },
  paths: { path: '/paths?from=91330922MALNFC1B7P&to=91330922MAX6QWFY5C', ready: '.panel' },
  expand: { path: `/expand?seed=bidder:${FIRM.split('/').at(-1)}`, ready: '.expand-canvas canvas' },
  value: { path: '/values/lock/GL-55903714', ready: '.table' },
  hubs: { path: '/hubs', ready: '.table' },
  import: { path: '/import', ready: '.table' },
  map: { path: '/map', ready: '.cartogram', whole: true },
  'map-wall': { path: '/map?wall=1', ready: '.wall-figures' },
  quality: { path: '/quality', ready: '.bar' },
  detect: { path: '/detect', ready: '.table' },
  runs: { path: '/runs', ready: '.table' },
  run: { path: '/runs/RUN-000002', ready: '.table' },
  compare: { path: '/compare?before=RUN-000001&after=RUN-000002', ready: '.table' },
  rules: { path: '/rules?at=HW-01', ready: '.drawer' },
  reports: { path: '/reports', ready: 'form' },
  jobs: { path: '/jobs', ready: '.state, .table' },
  about: { path: '/about', ready: '.bullets' },
  login: { path: '/login', ready: 'form' },
}
