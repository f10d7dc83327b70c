import { type CompositionEvent, useState } from 'react'

/** A search field that waits for the end of what an input method composes. */
export const SearchField = ({
  label,
  value,
  onChange,
}: {
  label: string
  value: string
  onChange: (value: string) => void
}) => {
  const [typed, setTyped] = useState<string | undefined>()
  const finish = (event: CompositionEvent<HTMLInputElement>): void => {
    setTyped(undefined)
    onChange(event.currentTarget.value)
  }
  return (
    <label>
      {label}
      <input
        type="search"
        value={typed ?? value}
        onCompositionStart={() => setTyped(value)}
        onCompositionEnd={finish}
        onChange={({ target }) => (typed === undefined ? onChange(target.value) : setTyped(target.value))}
      />
    </label>
  )
}
