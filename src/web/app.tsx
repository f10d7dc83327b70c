import { Route, Switch } from 'wouter'
import { CONSOLE_PAGES } from '../texts/console-pages.js'
import { queries } from './api/client.js'
import { BEFORE_LOG_IN } from './api/seat.js'
import { takeCarried } from './page/carried.js'
import { MeProvider, meQuery } from './page/me.js'
import { Bundle, OnDemand } from './page/on-demand.js'
import { Shell } from './page/shell.js'
import { allRings, firstRings, isPlain } from './pages/rings/rings-query.js'

type PageName = Exclude<keyof typeof CONSOLE_PAGES, 'login' | 'activate'>

/** Each page is a bundle of its own, loaded when it is come to. */
const BUNDLES: Record<PageName, Bundle<object>> = {
  home: new Bundle(() => import('./pages/home/home-page.js')),
  rings: new Bundle(() => import('./pages/rings/rings-page.js')),
  map: new Bundle(() => import('./pages/map/map-page.js')),
  ring: new Bundle(() => import('./pages/ring/ring-page.js')),
  work: new Bundle(() => import('./pages/work/work-page.js')),
  leads: new Bundle(() => import('./pages/leads/leads-page.js')),
  lead: new Bundle(() => import('./pages/lead/lead-page.js')),
  items: new Bundle(() => import('./pages/items/items-page.js')),
  item: new Bundle(() => import('./pages/lead/lead-page.js')),
  overdue: new Bundle(() => import('./pages/overdue/overdue-page.js')),
  colours: new Bundle(() => import('./pages/colours/colours-page.js')),
  board: new Bundle(() => import('./pages/board/board-page.js')),
  packs: new Bundle(() => import('./pages/packs/packs-page.js')),
  spotChecks: new Bundle(() => import('./pages/spot-checks/spot-checks-page.js')),
  pack: new Bundle(() => import('./pages/packs/pack-page.js')),
  orders: new Bundle(() => import('./pages/orders/orders-page.js')),
  tags: new Bundle(() => import('./pages/tags/tags-page.js')),
  exchange: new Bundle(() => import('./pages/exchange/exchange-page.js')),
  releases: new Bundle(() => import('./pages/releases/releases-page.js')),
  release: new Bundle(() => import('./pages/releases/release-page.js')),
  room: new Bundle(() => import('./pages/room/room-page.js')),
  search: new Bundle(() => import('./pages/search/search-page.js')),
  bidders: new Bundle(() => import('./pages/bidder/bidders-page.js')),
  bidder: new Bundle(() => import('./pages/bidder/bidder-page.js')),
  lots: new Bundle(() => import('./pages/lot/lots-page.js')),
  lot: new Bundle(() => import('./pages/lot/lot-page.js')),
  paths: new Bundle(() => import('./pages/paths/paths-page.js')),
  expand: new Bundle(() => import('./pages/expand/expand-page.js')),
  value: new Bundle(() => import('./pages/value/value-page.js')),
  hubs: new Bundle(() => import('./pages/value/hubs-page.js')),
  import: new Bundle(() => import('./pages/import/import-page.js')),
  quality: new Bundle(() => import('./pages/quality/quality-page.js')),
  detect: new Bundle(() => import('./pages/detect/detect-page.js')),
  runs: new Bundle(() => import('./pages/runs/runs-page.js')),
  run: new Bundle(() => import('./pages/runs/run-page.js')),
  compare: new Bundle(() => import('./pages/runs/compare-page.js')),
  rules: new Bundle(() => import('./pages/rules/rules-page.js')),
  reports: new Bundle(() => import('./pages/reports/reports-page.js')),
  jobs: new Bundle(() => import('./pages/jobs/jobs-page.js')),
  job: new Bundle(() => import('./pages/jobs/job-page.js')),
  audit: new Bundle(() => import('./pages/audit/audit-page.js')),
  users: new Bundle(() => import('./pages/users/users-page.js')),
  grants: new Bundle(() => import('./pages/grants/grants-page.js')),
  access: new Bundle(() => import('./pages/access/access-page.js')),
  keys: new Bundle(() => import('./pages/keys/keys-page.js')),
  sessions: new Bundle(() => import('./pages/sessions/sessions-page.js')),
  about: new Bundle(() => import('./pages/about/about-page.js')),
}
/** The page at the address one came to, if it is one. */
const isHere = (name: PageName): boolean =>
  new RegExp(`^${CONSOLE_PAGES[name].path.replace(/:\w+/g, '[^/]+')}$`).test(location.pathname)

const NAMES = Object.keys(BUNDLES) as PageName[]

// while the first picture is made, the page's bundle comes, the service says who is here where the page does
// not, and what is much is on its way
for (const name of NAMES) if (isHere(name)) BUNDLES[name].load().catch(() => undefined)
takeCarried()
if (!BEFORE_LOG_IN.has(location.pathname)) void queries.prefetchQuery(meQuery())
if (isHere('rings')) {
  const params = new URLSearchParams(location.search)
  void queries.prefetchQuery(isPlain(params) ? firstRings(params) : allRings(params))
}

const LOGIN = new Bundle(() => import('./pages/login/login-page.js'))
const ACTIVATE = new Bundle(() => import('./pages/activate/activate-page.js'))
const MISSING = new Bundle(() => import('./pages/missing/missing-page.js'))

const shown = (page: Bundle<object>) => <OnDemand of={page} props={{}} />

/** The console: who is here, the frame, and the page at this address. */
export const App = () => (
  <Switch>
    <Route path={CONSOLE_PAGES.login.path}>{shown(LOGIN)}</Route>
    <Route path={CONSOLE_PAGES.activate.path}>{shown(ACTIVATE)}</Route>
    <Route>
      <MeProvider>
        <Shell>
          <Switch>
            {NAMES.map((name) => (
              <Route key={name} path={CONSOLE_PAGES[name].path}>
                {shown(BUNDLES[name])}
              </Route>
            ))}
            <Route>{shown(MISSING)}</Route>
          </Switch>
        </Shell>
      </MeProvider>
    </Route>
  </Switch>
)
