import { useCallback } from 'react'
import { useSearchParams } from 'wouter'

/** A setting of the page that stands in its address, so that going back and a shared link bring it back. */
export const useParam = (name: string, unset = ''): [string, (value: string) => void] => {
  const [params, change] = useParams()
  return [params.get(name) ?? unset, (value) => change({ [name]: value === unset ? '' : value })]
}

/** All of them; an empty value leaves the address. Does not add to the history. */
export const useParams = (): [URLSearchParams, (values: Record<string, string>) => void] => {
  const [params, setParams] = useSearchParams()
  const change = useCallback(
    (values: Record<string, string>) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before)
          for (const [name, value] of Object.entries(values))
            if (value === '') next.delete(name)
            else next.set(name, value)
          return next
        },
        { replace: true },
      ),
    [setParams],
  )
  return [params, change]
}
