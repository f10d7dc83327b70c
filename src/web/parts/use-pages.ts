import { useInfiniteQuery } from '@tanstack/react-query'
import type { Problem } from '../api/client.js'
import { seatHeaders } from '../api/seat.js'

interface PageOf<Row> {
  data: Row[]
  page: { next: string | null }
  total?: number | undefined
}

/** A list of the API page after page, from its address; what came so far, and how to go on. */
export const usePages = <Row>(address: string) => {
  const query = useInfiniteQuery({
    queryKey: [address],
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }): Promise<PageOf<Row>> => {
      const cursor = pageParam === '' ? '' : `&cursor=${encodeURIComponent(pageParam)}`
      const answer = await fetch(`${address}${cursor}`, { signal, headers: seatHeaders() })
      const body = (await answer.json()) as PageOf<Row> | Problem
      if (!answer.ok) throw body
      return body as PageOf<Row>
    },
    getNextPageParam: ({ page }) => page.next ?? undefined,
  })
  return { ...query, rows: query.data?.pages.flatMap(({ data }) => data), total: query.data?.pages[0]?.total }
}
