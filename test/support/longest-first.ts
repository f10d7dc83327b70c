import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * Files that take longest, those that wait for one Neo4j server apart from each other: begun last they would
 * leave all but one worker idle at the end.
 */
const LONG = [
  'e2e/neo4j',
  'web/pages',
  'intake/laws',
  'crash/steps',
  'engines/neo4j-faults',
  'e2e/server',
  'engines/in-step-bulk',
  'e2e/county',
  'bench/first-load',
  'intake/crash',
  'engines/neo4j',
]

const placeOf = ({ moduleId, project }: TestSpecification): number => {
  const at = LONG.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`))
  if (at >= 0) return at
  return project.config.isolate ? LONG.length : LONG.length + 1
}

/** The long files, then those of a process each, then those that share one; in the order of their names. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted(
      (a, b) => placeOf(a) - placeOf(b) || (a.moduleId < b.moduleId ? -1 : Number(a.moduleId > b.moduleId)),
    )
  }
}
