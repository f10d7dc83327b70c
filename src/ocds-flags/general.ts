/** Settings of all indicators together. */
export interface General {
  /** the main currency; undefined = the first one met */
  currency?: string
  /** kinds of procedure (`procurementMethodDetails`) */
  notCompared: ReadonlySet<string>
  compared: ReadonlySet<string>
  excluded: ReadonlySet<string>
}
