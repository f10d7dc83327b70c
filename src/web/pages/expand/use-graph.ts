import { useQuery } from '@tanstack/react-query'
import { client, type Problem, queries } from '../../api/client.js'
import { EMPTY, type Graph, grown, type Part } from './graph.js'
import type { Step } from './steps.js'

/** things drawn at most */
export const MOST_DRAWN = 2000

/** The graph that some steps make, one after the other; a step that was asked is not asked again. */
export const useGraph = (steps: readonly Step[]) =>
  useQuery<Graph, Problem>({
    queryKey: ['graph', steps],
    queryFn: async () => {
      let graph = EMPTY
      for (const step of steps) {
        const present = graph.nodes.slice(0, MOST_DRAWN).map(({ id }) => id)
        const part = await queries.fetchQuery({
          queryKey: ['graph-step', step, present],
          queryFn: () => asked(step, present),
          staleTime: Number.POSITIVE_INFINITY,
        })
        graph = grown(graph, part)
      }
      return graph
    },
    placeholderData: (before) => before,
    enabled: steps.length > 0,
    retry: false,
  })

const asked = async ({ what, of, steps, ...filter }: Step, present: string[]): Promise<Part> => {
  const kinds = filter.kinds as never
  const around = { minBits: 0, limit: 40, ...filter, ...(filter.kinds && { kinds }) } as never
  const { data, error } =
    what === 'between'
      ? await client.POST('/api/v1/graph/between', { body: { nodes: of, ...(around as object) } as never })
      : await client.POST('/api/v1/graph/expand', {
          body: { seeds: of, present, steps: steps ?? 1, ...(around as object) } as never,
        })
  if (!data) throw error
  return data
}
