import { append } from '../arrays/append.js'
import type { Query, Service } from './service.js'

/**
 * What a service lists at a path, page after page, all of one run; `run` is null where nothing has been
 * detected.
 */
export const listedOfRun = async <T>(
  service: Service,
  path: string,
  query: Query,
  most?: number,
): Promise<{ run: string | null; data: T[] }> => {
  const data: T[] = []
  let run: string | null = null
  for await (const page of service.pages<T, { run: string | null }>(path, query, most)) {
    append(data, page.data)
    run = page.run
  }
  return { run, data }
}
