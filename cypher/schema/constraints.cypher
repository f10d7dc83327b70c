// question: what must be unique, and what is looked up?
// params: none
// returns: nothing
// order: none
// cost: once per database; every statement may be run again. Statements are separated by semicolons
// twin: none
CREATE CONSTRAINT biaojian_store IF NOT EXISTS FOR (n:BiaojianStore) REQUIRE n.one IS UNIQUE;
CREATE CONSTRAINT biaojian_step IF NOT EXISTS FOR (n:BiaojianStep) REQUIRE n.step IS UNIQUE;
CREATE CONSTRAINT biaojian_block IF NOT EXISTS FOR (n:BiaojianBlock) REQUIRE (n.step, n.part) IS UNIQUE;
CREATE CONSTRAINT biaojian_value IF NOT EXISTS FOR (n:SharedValue) REQUIRE n.h IS UNIQUE;
CREATE CONSTRAINT biaojian_organisation IF NOT EXISTS FOR (n:Organisation) REQUIRE n.h IS UNIQUE;
CREATE CONSTRAINT biaojian_lot IF NOT EXISTS FOR (n:LotId) REQUIRE n.h IS UNIQUE;
CREATE CONSTRAINT biaojian_bid IF NOT EXISTS FOR (n:Bid) REQUIRE n.seq IS UNIQUE;
CREATE CONSTRAINT biaojian_ring IF NOT EXISTS FOR (n:Ring) REQUIRE (n.run, n.id) IS UNIQUE;
CREATE INDEX biaojian_organisation_id IF NOT EXISTS FOR (n:Organisation) ON (n.id);
CREATE INDEX biaojian_lot_id IF NOT EXISTS FOR (n:LotId) ON (n.id);
CREATE INDEX biaojian_value_text IF NOT EXISTS FOR (n:SharedValue) ON (n.value);
CREATE INDEX biaojian_tied IF NOT EXISTS FOR ()-[t:TIED_TO]-() ON (t.run)
