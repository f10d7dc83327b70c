import { type ComponentType, lazy, Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { CONSOLE_PAGES } from '../texts/console-pages.js'
import { MeProvider } from './page/me.js'
import { Shell } from './page/shell.js'
import { LoadingNote } from './parts/states.js'

/** Each page is a bundle of its own, loaded when it is come to. */
const PAGES: Record<Exclude<keyof typeof CONSOLE_PAGES, 'login'>, ComponentType> = {
  home: lazy(() => import('./pages/home/home-page.js')),
  rings: lazy(() => import('./pages/rings/rings-page.js')),
  map: lazy(() => import('./pages/map/map-page.js')),
  ring: lazy(() => import('./pages/ring/ring-page.js')),
  work: lazy(() => import('./pages/work/work-page.js')),
  leads: lazy(() => import('./pages/leads/leads-page.js')),
  lead: lazy(() => import('./pages/lead/lead-page.js')),
  overdue: lazy(() => import('./pages/overdue/overdue-page.js')),
  orders: lazy(() => import('./pages/orders/orders-page.js')),
  search: lazy(() => import('./pages/search/search-page.js')),
  bidders: lazy(() => import('./pages/bidder/bidders-page.js')),
  bidder: lazy(() => import('./pages/bidder/bidder-page.js')),
  lots: lazy(() => import('./pages/lot/lots-page.js')),
  lot: lazy(() => import('./pages/lot/lot-page.js')),
  paths: lazy(() => import('./pages/paths/paths-page.js')),
  expand: lazy(() => import('./pages/expand/expand-page.js')),
  value: lazy(() => import('./pages/value/value-page.js')),
  hubs: lazy(() => import('./pages/value/hubs-page.js')),
  import: lazy(() => import('./pages/import/import-page.js')),
  quality: lazy(() => import('./pages/quality/quality-page.js')),
  detect: lazy(() => import('./pages/detect/detect-page.js')),
  runs: lazy(() => import('./pages/runs/runs-page.js')),
  run: lazy(() => import('./pages/runs/run-page.js')),
  compare: lazy(() => import('./pages/runs/compare-page.js')),
  rules: lazy(() => import('./pages/rules/rules-page.js')),
  reports: lazy(() => import('./pages/reports/reports-page.js')),
  jobs: lazy(() => import('./pages/jobs/jobs-page.js')),
  job: lazy(() => import('./pages/jobs/job-page.js')),
  about: lazy(() => import('./pages/about/about-page.js')),
}
const Login = lazy(() => import('./pages/login/login-page.js'))
const Missing = lazy(() => import('./pages/missing/missing-page.js'))

/** The console: who is here, the frame, and the page at this address. */
export const App = () => (
  <Suspense fallback={<LoadingNote />}>
    <Switch>
      <Route path={CONSOLE_PAGES.login.path} component={Login} />
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
    {Object.entries(PAGES).map(([name, page]) => (
      <Route key={name} path={CONSOLE_PAGES[name as keyof typeof PAGES].path} component={page} />
    ))}
    <Route component={Missing} />
  </Switch>
)
