import { useQuery } from '@tanstack/react-query'
import type { Problem, Schemas } from './client.js'

export type Office = Schemas['OfficeList']['data'][number]

/** What their answer is kept under. */
export const OFFICES = ['offices']

/** Offices of the county, whatever seat is tried: they are what seats are chosen from. */
export const useOffices = () =>
  useQuery({
    queryKey: OFFICES,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }): Promise<Office[]> => {
      const answer = await fetch('/api/v1/offices', { signal })
      const body = (await answer.json()) as Schemas['OfficeList'] | Problem
      if (!answer.ok) throw body
      return (body as Schemas['OfficeList']).data
    },
  })

/** What an office is called; its id where it is not known. */
export const useOfficeName = (): ((id: string) => string) => {
  const { data } = useOffices()
  return (id) => data?.find((office) => office.id === id)?.short ?? id
}
