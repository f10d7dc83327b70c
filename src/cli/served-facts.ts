import { append } from '../arrays/append.js'
import type { StatutoryFact } from '../domain/statutory-fact.js'
import type { Query, Service } from './service.js'

/** Facts on one lot that a service lists, all of one run; undefined where nothing has been detected. */
export const servedFacts = async (
  service: Service,
  query: Query,
  most?: number,
): Promise<StatutoryFact[] | undefined> => {
  const facts: StatutoryFact[] = []
  let run: string | null = null
  for await (const page of service.pages<StatutoryFact, { run: string | null }>('/facts', query, most)) {
    append(facts, page.data)
    run = page.run
  }
  return run === null ? undefined : facts
}
