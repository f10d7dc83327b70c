import type { Route } from '../route.js'
import { accessRoutes } from './access.js'
import { accessExplainRoutes } from './access-explain.js'
import { alertRoutes } from './alerts.js'
import { attachmentRoutes } from './attachments.js'
import { auditRoutes } from './audit.js'
import { bidderRoutes } from './bidders.js'
import { checkRoutes } from './check.js'
import { colourRoutes } from './colours.js'
import { exchangeRoutes } from './exchange.js'
import { exportRoutes } from './exports.js'
import { factRoutes } from './facts.js'
import { grantRoutes } from './grants.js'
import { graphRoutes } from './graph.js'
import { handlingRoutes } from './handling.js'
import { importRoutes } from './imports.js'
import { indicatorRoutes } from './indicators.js'
import { itemRoutes } from './items.js'
import { jobRoutes } from './jobs.js'
import { keyRoutes } from './keys.js'
import { lawRoutes } from './law.js'
import { leadRoutes } from './leads.js'
import { letterRoutes } from './letters.js'
import { lotRoutes } from './lots.js'
import { meRoutes } from './me.js'
import { officeRoutes } from './offices.js'
import { overviewRoutes } from './overview.js'
import { ownAccountRoutes } from './own-account.js'
import { packageRoutes } from './package.js'
import { packRoutes } from './packs.js'
import { pairRoutes } from './pairs.js'
import { quarantineRoutes } from './quarantine.js'
import { regionRoutes } from './regions.js'
import { releaseRoutes } from './releases.js'
import { reportRoutes } from './reports.js'
import { ringRoutes } from './rings.js'
import { ruleRoutes } from './rules.js'
import { runChangeRoutes } from './run-changes.js'
import { runRoutes } from './runs.js'
import { scheduleRoutes } from './schedules.js'
import { screenRoutes } from './screens.js'
import { searchRoutes } from './search.js'
import { sessionRoutes } from './sessions.js'
import { spotCheckRoutes } from './spot-checks.js'
import { stockRoutes } from './stock.js'
import { storeRoutes } from './store.js'
import { tagRoutes } from './tags.js'
import { userRoutes } from './users.js'
import { valueRoutes } from './values.js'
import { whatIfRoutes } from './what-if.js'

/** Every route below /api/v1, in the order in which the OpenAPI file tells of them. */
export const API_ROUTES: readonly Route[] = [
  ...overviewRoutes,
  ...regionRoutes,
  ...ringRoutes,
  ...whatIfRoutes,
  ...exportRoutes,
  ...packageRoutes,
  ...keyRoutes,
  ...lawRoutes,
  ...bidderRoutes,
  ...lotRoutes,
  ...factRoutes,
  ...screenRoutes,
  ...checkRoutes,
  ...pairRoutes,
  ...valueRoutes,
  ...graphRoutes,
  ...searchRoutes,
  ...ruleRoutes,
  ...runRoutes,
  ...runChangeRoutes,
  ...storeRoutes,
  ...quarantineRoutes,
  ...importRoutes,
  ...meRoutes,
  ...ownAccountRoutes,
  ...jobRoutes,
  ...reportRoutes,
  ...letterRoutes,
  ...releaseRoutes,
  ...scheduleRoutes,
  ...alertRoutes,
  ...spotCheckRoutes,
  ...tagRoutes,
  ...colourRoutes,
  ...exchangeRoutes,
  ...packRoutes,
  ...stockRoutes,
  ...leadRoutes,
  ...itemRoutes,
  ...attachmentRoutes,
  ...indicatorRoutes,
  ...handlingRoutes,
  ...officeRoutes,
  ...auditRoutes,
  ...userRoutes,
  ...grantRoutes,
  ...sessionRoutes,
  ...accessRoutes,
  ...accessExplainRoutes,
]
