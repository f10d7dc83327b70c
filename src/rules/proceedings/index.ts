import { agencyBias } from './agency-bias.js'
import { assignment } from './assignment.js'
import { awardAnomaly } from './award-anomaly.js'
import { borrowedLicence } from './borrowed-licence.js'
import { expertWinner } from './expert-winner.js'
import { extremeSpread } from './extreme-spread.js'
import { falseRecord } from './false-record.js'
import { hijackedScoring } from './hijacked-scoring.js'
import { illegalSubcontract } from './illegal-subcontract.js'
import { keyStaff } from './key-staff.js'
import type { LotRule } from './lot-rule.js'
import { noRecusal } from './no-recusal.js'
import { scoreBias } from './score-bias.js'
import { shortPeriod } from './short-period.js'
import { splitting } from './splitting.js'
import { tailored } from './tailored.js'
import { unlawfulMethod } from './unlawful-method.js'
import { winnerScoreGap } from './winner-score-gap.js'

/** Rules asked of lots, committees and contracts. */
export const LOT_RULES: readonly LotRule[] = [
  splitting,
  unlawfulMethod,
  shortPeriod,
  tailored,
  agencyBias,
  awardAnomaly,
  scoreBias,
  extremeSpread,
  expertWinner,
  noRecusal,
  hijackedScoring,
  winnerScoreGap,
  borrowedLicence,
  assignment,
  illegalSubcontract,
  keyStaff,
  falseRecord,
]
