import { useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect } from 'react'
import { Redirect, useLocation } from 'wouter'
import { api, type Problem, queries, type Schemas } from '../api/client.js'
import { takeSeat, useSeat } from '../api/seat.js'
import { LoadingNote, ProblemNote } from '../parts/states.js'
import { loginAddress } from './login-address.js'

type Me = Schemas['Me']

const MeContext = createContext<Me | undefined>(undefined)

/** Who is here, as a question that may be asked before the page is. */
export const meQuery = () => api.queryOptions('get', '/api/v1/me', {}, { staleTime: 60_000 })

/** Asks once who is here; nobody yet: to the log-in, and from there back. */
export const MeProvider = ({ children }: { children: ReactNode }) => {
  const [path] = useLocation()
  const seat = useSeat()
  const { data, error, refetch } = useQuery(meQuery())
  if (data) return <MeContext value={data}>{children}</MeContext>
  const problem = error as Problem | null
  if (seat !== undefined && problem && UNKNOWN_SEAT.has(problem.status)) return <LeaveSeat />
  if (problem?.status === 401) return <Redirect to={loginAddress(path)} />
  return problem ? <ProblemNote error={problem} retry={() => void refetch()} /> : <LoadingNote />
}

/** Of a seat that is not there any more, and where seats are not tried any more. */
const UNKNOWN_SEAT = new Set([400, 403])

/** The seat kept from the last visit is given up, and who is here asked again. */
const LeaveSeat = () => {
  useEffect(() => {
    takeSeat(undefined)
    void queries.resetQueries()
  }, [])
  return <LoadingNote />
}

export const useMe = (): Me => {
  const me = useContext(MeContext)
  if (!me) throw new Error('There is no MeProvider above')
  return me
}
