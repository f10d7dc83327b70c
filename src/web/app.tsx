import { type ComponentType, lazy, Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { CONSOLE_PAGES } from '../texts/console-pages.js'
import { queries } from './api/client.js'
import { BEFORE_LOG_IN } from './api/seat.js'
import { takeCarried } from './page/carried.js'
import { MeProvider, meQuery } from './page/me.js'
import { Shell } from './page/shell.js'
import { allRings, firstRings, isPlain } from './pages/rings/rings-query.js'
import { LoadingNote } from './parts/states.js'

type PageName = Exclude<keyof typeof CONSOLE_PAGES, 'login' | 'activate'>

interface Bundle {
  default: ComponentType
}

/** Each page is a bundle of its own, loaded when it is come to. */
const BUNDLES: Record<PageName, () => Promise<Bundle>> = {
  home: () => import('./pages/home/home-page.js'),
  rings: () => import('./pages/rings/rings-page.js'),
  map: () => import('./pages/map/map-page.js'),
  ring: () => import('./pages/ring/ring-page.js'),
  work: () => import('./pages/work/work-page.js'),
  leads: () => import('./pages/leads/leads-page.js'),
  lead: () => import('./pages/lead/lead-page.js'),
  items: () => import('./pages/items/items-page.js'),
  item: () => import('./pages/lead/lead-page.js'),
  overdue: () => import('./pages/overdue/overdue-page.js'),
  colours: () => import('./pages/colours/colours-page.js'),
  board: () => import('./pages/board/board-page.js'),
  packs: () => import('./pages/packs/packs-page.js'),
  spotChecks: () => import('./pages/spot-checks/spot-checks-page.js'),
  pack: () => import('./pages/packs/pack-page.js'),
  orders: () => import('./pages/orders/orders-page.js'),
  tags: () => import('./pages/tags/tags-page.js'),
  exchange: () => import('./pages/exchange/exchange-page.js'),
  releases: () => import('./pages/releases/releases-page.js'),
  release: () => import('./pages/releases/release-page.js'),
  room: () => import('./pages/room/room-page.js'),
  search: () => import('./pages/search/search-page.js'),
  bidders: () => import('./pages/bidder/bidders-page.js'),
  bidder: () => import('./pages/bidder/bidder-page.js'),
  lots: () => import('./pages/lot/lots-page.js'),
  lot: () => import('./pages/lot/lot-page.js'),
  paths: () => import('./pages/paths/paths-page.js'),
  expand: () => import('./pages/expand/expand-page.js'),
  value: () => import('./pages/value/value-page.js'),
  hubs: () => import('./pages/value/hubs-page.js'),
  import: () => import('./pages/import/import-page.js'),
  quality: () => import('./pages/quality/quality-page.js'),
  detect: () => import('./pages/detect/detect-page.js'),
  runs: () => import('./pages/runs/runs-page.js'),
  run: () => import('./pages/runs/run-page.js'),
  compare: () => import('./pages/runs/compare-page.js'),
  rules: () => import('./pages/rules/rules-page.js'),
  reports: () => import('./pages/reports/reports-page.js'),
  jobs: () => import('./pages/jobs/jobs-page.js'),
  job: () => import('./pages/jobs/job-page.js'),
  audit: () => import('./pages/audit/audit-page.js'),
  users: () => import('./pages/users/users-page.js'),
  grants: () => import('./pages/grants/grants-page.js'),
  access: () => import('./pages/access/access-page.js'),
  keys: () => import('./pages/keys/keys-page.js'),
  sessions: () => import('./pages/sessions/sessions-page.js'),
  about: () => import('./pages/about/about-page.js'),
}
/** The page at the address one came to, if it is one. */
const isHere = (name: PageName): boolean =>
  new RegExp(`^${CONSOLE_PAGES[name].path.replace(/:\w+/g, '[^/]+')}$`).test(location.pathname)

/** Bundles that have come. */
const held = new Map<PageName, Bundle>()

const load = async (name: PageName): Promise<Bundle> => {
  const bundle = await BUNDLES[name]()
  held.set(name, bundle)
  return bundle
}

/** What `lazy` takes at once, for a bundle that has come: for a promise it waits 300 ms at least. */
// biome-ignore lint/suspicious/noThenProperty: that it answers at once is what it is for
const atOnce = <T,>(value: T): Promise<T> => ({ then: (take: (value: T) => void) => take(value) }) as never

const PAGES = (Object.keys(BUNDLES) as PageName[]).map((name) => {
  const bundle = (): Promise<Bundle> => (held.has(name) ? atOnce(held.get(name)!) : load(name))
  return [CONSOLE_PAGES[name].path, lazy(bundle)] as const
})

// while the first picture is made, the page's bundle comes, the service says who is here where the page does
// not, and what is much is on its way
for (const name of Object.keys(BUNDLES) as PageName[]) if (isHere(name)) load(name).catch(() => undefined)
takeCarried()
if (!BEFORE_LOG_IN.has(location.pathname)) void queries.prefetchQuery(meQuery())
if (isHere('rings')) {
  const params = new URLSearchParams(location.search)
  void queries.prefetchQuery(isPlain(params) ? firstRings(params) : allRings(params))
}

const Login = lazy(() => import('./pages/login/login-page.js'))
const Activate = lazy(() => import('./pages/activate/activate-page.js'))
const Missing = lazy(() => import('./pages/missing/missing-page.js'))

/** The console: who is here, the frame, and the page at this address. */
export const App = () => (
  <Suspense fallback={<LoadingNote />}>
    <Switch>
      <Route path={CONSOLE_PAGES.login.path} component={Login} />
      <Route path={CONSOLE_PAGES.activate.path} component={Activate} />
      <Route>
        <MeProvider>
          <Shell>
            <Suspense fallback={<LoadingNote />}>
              <Pages />
            </Suspense>
          </Shell>
        </MeProvider>
      </Route>
    </Switch>
  </Suspense>
)

const Pages = () => (
  <Switch>
    {PAGES.map(([path, page]) => (
      <Route key={path} path={path} component={page} />
    ))}
    <Route component={Missing} />
  </Switch>
)
