import type { ImportResult, UndoResult } from '../../api/job-results.js'
import { ImportOutcome } from './outcome.js'
import { UndoOutcome } from './undo-outcome.js'

/** What a job brought in, or took out again. */
export default function JobOutcome({ result }: { result: object }) {
  return 'before' in result ? (
    <ImportOutcome result={result as ImportResult} />
  ) : (
    <UndoOutcome result={result as UndoResult} />
  )
}
