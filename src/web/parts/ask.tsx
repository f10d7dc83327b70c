import { type FormEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { consoleTexts as texts } from '../../texts/console.js'
import { useLanguage } from '../page/language.js'

/**
 * A question over the page, as the browser's own dialog: the focus stays in it, Escape declines, and goes
 * back to where it came from.
 */
export const Ask = ({
  title,
  act,
  onAct,
  onClose,
  blocked = false,
  children,
}: {
  title: string
  /** what the button that does it says */
  act: string
  onAct: (form: FormData) => void
  onClose: () => void
  /** it cannot be done now: what stands in the question says why */
  blocked?: boolean
  children: ReactNode
}) => {
  const { t } = useLanguage()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    onAct(new FormData(event.currentTarget))
  }
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={onClose} className="ask">
      <form className="stack" onSubmit={submit}>
        <h2 id={id}>{title}</h2>
        {children}
        <p className="making">
          <button type="submit" className="primary" disabled={blocked}>
            {act}
          </button>
          <button type="button" onClick={onClose}>
            {t(texts.cancel)}
          </button>
        </p>
      </form>
    </dialog>
  )
}
