import { useState } from 'react'
import { seatTexts as texts } from '../../texts/console-leads.js'
import { queries } from '../api/client.js'
import { takeSeat, useSeat } from '../api/seat.js'
import { useSeatWords } from '../parts/leads/seat-words.js'
import { useLanguage } from './language.js'
import { useMe } from './me.js'
import { SeatChoice } from './seat-choice.js'

/** Asks and acts in a seat from now on; every answer is asked for anew, who is here first. */
export const actIn = (seat: string | undefined): void => {
  takeSeat(seat)
  void queries.resetQueries()
}

/** Where a seat is tried without an account: in which, with the way to another and out of it. */
export const SeatBar = () => {
  const seat = useSeat()
  return seat === undefined ? null : <Seated seat={seat} />
}

const Seated = ({ seat }: { seat: string }) => {
  const { t } = useLanguage()
  const words = useSeatWords()
  return (
    <p className="seat-bar">
      <span role="status">{t(texts.bar, { seat: words(seat) })}</span>
      <ChooseSeat text={t(texts.change)} />
      <button type="button" onClick={() => actIn(undefined)}>
        {t(texts.leave)}
      </button>
    </p>
  )
}

/** Opens the choice of a seat, where one may be tried. */
export const ChooseSeat = ({ text, plain = false }: { text: string; plain?: boolean }) => {
  const [asking, setAsking] = useState(false)
  const seat = useSeat()
  const { role } = useMe()
  if (role !== 'local' && seat === undefined) return null
  return (
    <>
      <button type="button" className={plain ? 'plain' : undefined} onClick={() => setAsking(true)}>
        {text}
      </button>
      {asking && <SeatChoice close={() => setAsking(false)} take={actIn} />}
    </>
  )
}
