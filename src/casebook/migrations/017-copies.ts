/** Columns of tables whose rows change by acts; of a file's bytes the record keeps the SHA-256. */
export const COPIED: Readonly<Record<string, string>> = {
  meta: 'key, value',
  job: 'seq, id, body',
  api_key: 'seq, id, body',
  report: 'seq, id, body',
  schedule: 'seq, id, next_at, body',
  office: 'id, code, name, short, level, active_from, active_to, body',
  capacity: 'id, office, kind, industries, regions, from_day, to_day, basis, change',
  user: 'seq, id, login, name, office, state, made_by, made_at, approved_by, version, body',
  position: 'user, capacity, position, from_day, to_day, basis, granted_by, approved_by, ended_at, ended_by',
  credential: `user, hash, changed_at, former, must_change, code_hash, code_until, failed, rounds,
    locked_until, since_login, last_login`,
  second_factor: 'id, user, kind, secret, last_step, made_at, confirmed_at, revoked_at',
  recovery_code: 'user, hash, used_at',
  session: `hash, user, capacity, position, made_at, seen_at, ends_at, proved_at, ip, agent_hash,
    ended_at, end_cause`,
  grant_case: 'id, office, user, object, id_of, from_at, to_at, basis, by, approved_by',
  counter: 'prefix, year, n',
  definition: 'kind, version, digest, body',
  work_item: `seq, id, kind, definition, state, version, parent, host, issuer, restricted, investigating,
    colour, rank, care, due_at, opened_at, closed_at, close_reason, body, progress`,
  work_party: 'item, office, part, from_at, to_at',
  work_person: 'item, user, part, from_at, to_at',
  work_link: 'item, what, key',
  work_event: `seq, uid, item, version, at, act, from_state, to_state, user, office, capacity, position,
    input, note, undoes, source, before`,
  clock: `id, item, term, term_version, unit, amount, started_at, due_at, due_day, lenient_day,
    provisional, paused_at, pauses, stopped_at, result, light, calendar_digest, pressed`,
  id_map: 'kind, new, old, from_day, basis, by, at',
  idempotency: 'key, user, digest, reply, at',
  term: 'code, version, valid_from, body',
  route: 'id, priority, valid_from, valid_to, body',
  check_line: 'id, version, body',
  colour_scheme: 'version, body',
  key_project: 'project, programme, from_day, to_day, by',
  colour: 'object, id, colour, since, policy',
  colour_event: `seq, object, id, before, after, at, cause, basis, policy, run, item, user, second_user`,
  verdict: 'lead, what, id, verdict, why, rule, user, at',
  stock: 'object, kind, rank, score, last_day, run, at, lead',
  clear_count: 'user, day, shown',
  reference_row: 'kind, id, body',
  attachment: 'id, item, name, media, bytes, sha256, by, at, removed_at',
  certificate: 'user, number, from_day, to_day, by',
  release: 'seq, id, kind, state, office, author, body, until_at, taken',
  release_step: 'release, n, body',
  audit_outbox: 'seq, uid, at, body',
  pack: 'seq, id, kind, window, office, made_by, at, sha256, body',
  stranger_tries: 'id, tries, last_at',
  tag: 'object, id, tag, from_day, to_day, basis, by, at',
}

/**
 * A second copy of each row, as an index over all its columns: SQLite keeps it with every change, and
 * `integrity_check` holds the row against it, so that a byte that a disk turned over shows in either.
 */
export const copies = Object.entries(COPIED)
  .map(([table, columns]) => `CREATE INDEX ${table}_whole ON ${table} (${columns});`)
  .join('\n')
