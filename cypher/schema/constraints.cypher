// question: what must be unique, and what is looked up?
// params: none
// returns: nothing
// order: none
// cost: once per database; every statement may be run again. Statements are separated by semicolons
// twin: src/engines/embedded/schema.ts
CREATE CONSTRAINT biaojian_store IF NOT EXISTS FOR (n:BiaojianStore) REQUIRE n.one IS UNIQUE;
CREATE CONSTRAINT biaojian_value IF NOT EXISTS FOR (n:SharedValue) REQUIRE n.h IS UNIQUE;
CREATE CONSTRAINT biaojian_organisation IF NOT EXISTS FOR (n:Organisation) REQUIRE n.h IS UNIQUE;
CREATE CONSTRAINT biaojian_lot IF NOT EXISTS FOR (n:LotId) REQUIRE n.h IS UNIQUE;
CREATE CONSTRAINT biaojian_text IF NOT EXISTS FOR (n:Text) REQUIRE n.h IS UNIQUE;
CREATE CONSTRAINT biaojian_file IF NOT EXISTS FOR (n:SourceFile) REQUIRE n.file IS UNIQUE;
CREATE CONSTRAINT biaojian_import IF NOT EXISTS FOR (n:Import) REQUIRE n.batch IS UNIQUE;
CREATE CONSTRAINT biaojian_defect IF NOT EXISTS FOR (n:Defect) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT biaojian_ring IF NOT EXISTS FOR (n:Ring) REQUIRE (n.run, n.id) IS UNIQUE;
CREATE INDEX biaojian_organisation_id IF NOT EXISTS FOR (n:Organisation) ON (n.id);
CREATE INDEX biaojian_lot_id IF NOT EXISTS FOR (n:LotId) ON (n.id);
CREATE INDEX biaojian_value_text IF NOT EXISTS FOR (n:SharedValue) ON (n.value);
CREATE INDEX biaojian_defect_seq IF NOT EXISTS FOR (n:Defect) ON (n.seq);
CREATE INDEX biaojian_tied IF NOT EXISTS FOR ()-[t:TIED_TO]-() ON (t.run)
