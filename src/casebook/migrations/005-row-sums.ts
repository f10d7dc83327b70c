/** A checksum beside each row that a run leaves; rows of before have none. */
export const rowSums = ['run', 'ring', 'lot_flag', 'statutory_fact', 'identity', 'event']
  .map((table) => `ALTER TABLE ${table} ADD COLUMN crc INTEGER;`)
  .join('\n')
