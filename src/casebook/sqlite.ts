import type Libsql from 'libsql'

/** An open SQLite file. */
export type Database = InstanceType<typeof Libsql>
