import { createContext, type ReactNode, useContext } from 'react'
import { Redirect, useLocation } from 'wouter'
import { api, type Problem, type Schemas } from '../api/client.js'
import { LoadingNote, ProblemNote } from '../parts/states.js'
import { loginAddress } from './login-address.js'

type Me = Schemas['Me']

const MeContext = createContext<Me | undefined>(undefined)

/** Asks once who is here; nobody yet: to the log-in, and from there back. */
export const MeProvider = ({ children }: { children: ReactNode }) => {
  const [path] = useLocation()
  const { data, error, refetch } = api.useQuery('get', '/api/v1/me', {}, { staleTime: 60_000 })
  if (data) return <MeContext value={data}>{children}</MeContext>
  const problem = error as Problem | null
  if (problem?.status === 401) return <Redirect to={loginAddress(path)} />
  return problem ? <ProblemNote error={problem} retry={() => void refetch()} /> : <LoadingNote />
}

export const useMe = (): Me => {
  const me = useContext(MeContext)
  if (!me) throw new Error('There is no MeProvider above')
  return me
}
