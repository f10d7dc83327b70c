import { type FormEvent, useState } from 'react'
import { roomTexts as texts } from '../../../texts/room.js'
import type { Problem } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { Loaded, ProblemNote } from '../../parts/states.js'
import { askRoom, type RoomKey, useRoom } from './ask-room.js'

/** How the room is held, and the asker's own part of opening or sealing it. */
export const KeyPart = () => {
  const query = useRoom<RoomKey>('/key')
  return (
    <Loaded query={query}>{(state) => <Held state={state} changed={() => void query.refetch()} />}</Loaded>
  )
}

const Held = ({ state, changed }: { state: RoomKey; changed: () => void }) => {
  const { t } = useLanguage()
  const { held, open, holders, waiting, mine } = state
  return (
    <div className="stack">
      <p role="status">
        {held === 'file'
          ? t(texts.inFile)
          : `${t(texts.held, { holders: holders.join(', ') })} · ${t(open ? texts.isOpen : texts.isShut)}`}
      </p>
      {waiting && <p>{t(texts.waiting, { by: waiting.by })}</p>}
      {!open && mine && <Give act="open" changed={changed} />}
      {open && <Give act="seal" changed={changed} />}
    </div>
  )
}

const Give = ({ act, changed }: { act: 'open' | 'seal'; changed: () => void }) => {
  const { t } = useLanguage()
  const [problem, setProblem] = useState<Problem>()
  const give = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const form = event.currentTarget
    const passphrase = String(new FormData(form).get('passphrase') ?? '')
    try {
      await askRoom('/key', { act, passphrase })
      setProblem(undefined)
      form.reset()
      changed()
    } catch (error) {
      setProblem(error as Problem)
    }
  }
  return (
    <form className="panel stack" onSubmit={(event) => void give(event)}>
      {act === 'seal' && <p className="small">{t(texts.sealHint)}</p>}
      <label>
        {t(texts.passphrase)}
        <input name="passphrase" type="password" required minLength={12} maxLength={500} autoComplete="off" />
      </label>
      {problem && <ProblemNote error={problem} />}
      <p>
        <button type="submit" className="primary">
          {t(act === 'open' ? texts.giveOpen : texts.giveSeal)}
        </button>
      </p>
    </form>
  )
}
