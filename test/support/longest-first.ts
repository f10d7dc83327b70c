import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * Files that take longest, those that wait for one Neo4j server apart from each other: begun last they would
 * leave all but one worker idle at the end.
 */
const LONG = [
  'e2e/neo4j',
  'web/pages',
  'crash/steps',
  'engines/neo4j-faults',
  'e2e/server',
  'engines/in-step-bulk',
  'e2e/county',
  'bench/first-load',
  'intake/crash',
  'engines/neo4j',
]
/** The same of those that share a process. */
const LONG_TOGETHER = ['intake/laws', 'reports/report', 'cli/logged-in', 'telling/told', 'reports/wording']

const placeOf = ({ moduleId, project }: TestSpecification): number => {
  const { isolate } = project.config
  const long = isolate ? LONG : LONG_TOGETHER
  const at = long.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`))
  return (isolate ? 0 : LONG.length + 1) + (at < 0 ? long.length : at)
}

/** The long files, then those of a process each, then those that share one; in the order of their names. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted(
      (a, b) => placeOf(a) - placeOf(b) || (a.moduleId < b.moduleId ? -1 : Number(a.moduleId > b.moduleId)),
    )
  }
}
