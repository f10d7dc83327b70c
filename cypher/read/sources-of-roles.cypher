// question: from which rows of files came what roles say of an organisation and a person or phone?
// params: rows: [n, organisation, value]
// returns: n, file, sha256, line, batch, time of import
// order: none
// cost: the roles of each organisation
// twin: src/engines/embedded/sources.ts
MATCH (s:BiaojianStore {one: 1})
UNWIND $rows AS row
MATCH (r:RolesRow {h_bidder_id: row[1]})
WHERE r:RolesRecord AND r.seq < s.settled
  AND row[2] IN [r.h_person_id_no, r.h_person_name, r.h_phone] + coalesce(r.x_phone, [])
MATCH (f:SourceFile {file: r.file})-[:OF]->(i:Import)
RETURN row[0], f.name, f.sha256, r.line, f.batch, i.startedAt
