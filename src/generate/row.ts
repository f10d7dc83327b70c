/** A row of a table: text by column, '' where not given. */
export type Row = Record<string, string>
