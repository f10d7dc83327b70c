import { QUALITY_MARKS as M } from '../normalise/normalised.js'

/**
 * Marks that say that a value is not what its column asks for; it is kept, shown as doubtful and counted as
 * invalid.
 */
export const DOUBTFUL =
  M.invalidChecksum |
  M.lookalikeCode |
  M.unknownWord |
  M.reservedIp |
  M.notIp |
  M.notMac |
  M.multicastMac |
  M.notPhone |
  M.notEmail |
  M.lostDigits
