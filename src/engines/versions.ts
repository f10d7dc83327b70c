/** Why a version of a record is not effective, as the store keeps it; 0 = it is. */
export const EFFECTIVE = 0
export const HISTORY = 1
export const CONFLICT = 2
export const PENDING = 3
/** every file that holds it was taken out */
export const UNDONE = 4
