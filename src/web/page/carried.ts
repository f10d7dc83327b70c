import { queries, type Schemas } from '../api/client.js'
import { seatHeaders } from '../api/seat.js'
import { OFFICES } from '../api/use-offices.js'
import { meQuery } from './me.js'

interface Carried {
  me?: Schemas['Me']
  offices?: Schemas['OfficeList']
}

/**
 * Takes over what the page brought along. Not where one came back to it: the page may then be older than a
 * log-out. Who is here is asked anew where a seat is tried, which the page could not know.
 */
export const takeCarried = (): void => {
  const text = document.querySelector<HTMLMetaElement>('meta[name=carried]')?.content
  const [came] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  if (!text || came?.type === 'back_forward') return
  const { me, offices } = JSON.parse(text) as Carried
  if (me && Object.keys(seatHeaders()).length === 0) queries.setQueryData(meQuery().queryKey, me)
  if (offices) queries.setQueryData(OFFICES, offices.data)
}
