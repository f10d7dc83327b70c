// question: the totals must be counted anew, since a change is under way in several transactions
// params: none
// returns: nothing
// order: none
// cost: one node
// twin: none
MATCH (s:BiaojianStore {one: 1})
SET s.dirty = true
