// Written by `npm run tables` from the files of this folder.
import allowlist from './allowlist.js'
import bidders from './bidders.js'
import bids from './bids.js'
import contracts from './contracts.js'
import experts from './experts.js'
import groups from './groups.js'
import lots from './lots.js'
import ownership from './ownership.js'
import penalties from './penalties.js'
import roles from './roles.js'
import scores from './scores.js'
import subcontracts from './subcontracts.js'

export const TABLE_FILES = [
  allowlist,
  bidders,
  bids,
  contracts,
  experts,
  groups,
  lots,
  ownership,
  penalties,
  roles,
  scores,
  subcontracts,
] as const
