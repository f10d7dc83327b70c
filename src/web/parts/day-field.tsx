import { useEffect, useId, useRef, useState } from 'react'
import { consoleTexts as texts } from '../../texts/console.js'
import { useLanguage } from '../page/language.js'
import { dayFrom } from './day-text.js'

interface DayInputProps {
  id: string
  /** what the day is of: names the button of the calendar */
  label: string
  /** in a form that reads its fields when it is sent */
  name?: string
  /** as the service writes it; without `onChange` what stands there at first */
  value?: string
  onChange?: (value: string) => void
  required?: boolean
  /** `2026-03-12 08:30` instead of a day */
  timed?: boolean
  /** what says that it is wrong */
  'aria-invalid'?: boolean
  'aria-describedby'?: string
}

/**
 * A day in the form in which the console shows days, typed or chosen from the browser's calendar. The
 * browser's own field would write it in the language of the browser, month first in some.
 */
export const DayInput = ({ label, value = '', onChange, timed = false, ...field }: DayInputProps) => {
  const { t } = useLanguage()
  const input = useRef<HTMLInputElement>(null)
  const calendar = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState<string | undefined>(onChange ? undefined : value)
  const shown = typed ?? value
  const read = dayFrom(shown, timed)
  const wrong = shown.trim() !== '' && read === undefined ? t(timed ? texts.momentWrong : texts.dayWrong) : ''
  useEffect(() => input.current?.setCustomValidity(wrong), [wrong])
  const take = (text: string): void => {
    setTyped(text)
    const day = dayFrom(text, timed)
    if (text.trim() === '' || day !== undefined) onChange?.(day ?? '')
  }
  const settle = (): void => {
    if (read !== undefined || shown.trim() === '') setTyped(onChange ? undefined : (read ?? ''))
  }
  return (
    <span className={timed ? 'day timed' : 'day'}>
      <input
        {...field}
        ref={input}
        value={shown}
        inputMode="numeric"
        autoComplete="off"
        placeholder={t(timed ? texts.momentForm : texts.dayForm)}
        aria-invalid={wrong !== '' || field['aria-invalid'] || undefined}
        onChange={({ target }) => take(target.value)}
        onBlur={settle}
        onKeyDown={({ key }) => key === 'Enter' && settle()}
      />
      <button
        type="button"
        aria-label={t(texts.chooseDay, { field: label })}
        onClick={() => calendar.current?.showPicker()}
      >
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <path d="M2 3.5h12v10.5H2zM2 6.5h12M5 1.5v3M11 1.5v3" fill="none" stroke="currentColor" />
        </svg>
      </button>
      <input
        ref={calendar}
        type={timed ? 'datetime-local' : 'date'}
        tabIndex={-1}
        aria-hidden="true"
        value={(read ?? '').replace(' ', 'T')}
        onChange={({ target }) => take(target.value)}
      />
    </span>
  )
}

/** The same with its label. */
export const DayField = ({ label, ...props }: Omit<DayInputProps, 'id'>) => {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <DayInput {...props} label={label} id={id} />
    </div>
  )
}
