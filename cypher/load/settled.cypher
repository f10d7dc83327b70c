// question: rows below `settled` are judged; totals and digest of the effective ones
// params: settled, digest, totals: by table count, high and low sum as text
// returns: nothing
// order: none
// cost: one node
// twin: src/engines/embedded/settle.ts
MATCH (s:BiaojianStore {one: 1})
SET s.settled = $settled, s.digest = $digest, s += $totals
REMOVE s.dirty
