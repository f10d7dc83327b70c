import type { Database } from '../database.js'
import { type ClearCounts, clearCounts } from './clear-counts.js'
import { type CredentialTable, credentialTable } from './credentials.js'
import { type FactorTable, factorTable } from './factors.js'
import { type GrantRequestTable, grantRequestTable } from './grant-requests.js'
import { type OfficeTable, officeTable } from './offices.js'
import { type SessionTable, sessionTable } from './sessions.js'
import { type UserTable, userTable } from './users.js'

/**
 * Offices, users, what proves them, and their sessions. Each writing method is one transaction; where two may
 * race for a thing, the answer says who got it.
 */
export interface AccountBook
  extends OfficeTable,
    UserTable,
    CredentialTable,
    FactorTable,
    SessionTable,
    ClearCounts,
    GrantRequestTable {}

export const accountBook = (db: Database): AccountBook => ({
  ...officeTable(db),
  ...userTable(db),
  ...credentialTable(db),
  ...factorTable(db),
  ...sessionTable(db),
  ...clearCounts(db),
  ...grantRequestTable(db),
})
