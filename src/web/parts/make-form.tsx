import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import type { Problem } from '../api/client.js'
import { ProblemNote } from './states.js'

interface MakeFormProps<Made> {
  title: string
  /** on the button; the title unless told */
  act?: string
  /** its fields */
  children: ReactNode
  send: (form: FormData) => Promise<{ data?: Made; error?: unknown }>
  /** it is there now, and the fields are as they were at first */
  made: (one: Made) => void
  /** what is told of it, until the next is made */
  told?: (one: Made) => ReactNode
}

/**
 * A form that makes a thing: its fields, what the service has against them, what came of it, and the button,
 * which does nothing while the service answers.
 */
export const MakeForm = <Made,>({ title, act, children, send, made, told }: MakeFormProps<Made>) => {
  const [one, setOne] = useState<Made>()
  const [problem, setProblem] = useState<Problem>()
  const sending = useRef(false)
  const make = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    if (sending.current) return
    const form = event.currentTarget
    sending.current = true
    const { data, error } = await send(new FormData(form)).finally(() => {
      sending.current = false
    })
    setProblem(error as Problem | undefined)
    setOne(data)
    if (!data) return
    form.reset()
    made(data)
  }
  return (
    <form className="panel stack" onSubmit={(event) => void make(event)}>
      <h2>{title}</h2>
      {children}
      {problem && <ProblemNote error={problem} />}
      {one && told?.(one)}
      <p>
        <button type="submit" className="primary">
          {act ?? title}
        </button>
      </p>
    </form>
  )
}

/** A field of a form as text, trimmed; '' where it is not filled in. */
export const fieldOf = (form: FormData, name: string): string => String(form.get(name) ?? '').trim()
