import { useState } from 'react'
import { releasePageTexts as texts } from '../../../texts/console-releases.js'
import type { Problem, Schemas } from '../../api/client.js'
import { saveBlob } from '../../api/download.js'
import { withProof } from '../../api/proof.js'
import { seatHeaders } from '../../api/seat.js'
import { useLanguage } from '../../page/language.js'
import { ProblemNote } from '../../parts/states.js'

const MOST_SHOWN = 200_000

type Seen = { text: string } | { picture: true } | { saved: string } | { problem: Problem } | undefined

/**
 * The exact bytes that are to leave, once they are looked at: text and pictures on the page, documents saved
 * to be opened. What was looked at is told by the SHA-256 of the bytes that came.
 */
export const Content = ({
  release: { id, file },
  seen,
}: {
  release: Schemas['Release']
  seen: (sha256: string) => void
}) => {
  const { t } = useLanguage()
  const [shown, setShown] = useState<Seen>()
  const look = async (): Promise<void> => {
    const send = (): Promise<Response> => fetch(`/api/v1/releases/${id}/content`, { headers: seatHeaders() })
    const answer = await withProof(send)
    if (!answer.ok) return setShown({ problem: (await answer.json()) as Problem })
    const bytes = await answer.blob()
    setShown(await shownOf(bytes, file))
    seen(await sha256Of(bytes))
  }
  return (
    <section className="panel">
      <h2>{t(texts.content)}</h2>
      <button type="button" onClick={() => void look()}>
        {t(texts.look)}
      </button>
      {shown && 'text' in shown && <TextOf text={shown.text} name={file.name} />}
      {shown && 'picture' in shown && (
        <img className="content" src={`/api/v1/releases/${id}/content`} alt={file.name} />
      )}
      {shown && 'saved' in shown && <p role="status">{t(texts.saved, { name: shown.saved })}</p>}
      {shown && 'problem' in shown && <ProblemNote error={shown.problem} />}
    </section>
  )
}

const TextOf = ({ text, name }: { text: string; name: string }) => {
  const { t } = useLanguage()
  return (
    <>
      {text.length > MOST_SHOWN && <p className="small">{t(texts.cut, { n: MOST_SHOWN })}</p>}
      <section className="content" aria-label={name} tabIndex={0}>
        <pre>{text.slice(0, MOST_SHOWN)}</pre>
      </section>
    </>
  )
}

const shownOf = async (bytes: Blob, { name, mediaType }: Schemas['Release']['file']): Promise<Seen> => {
  if (/^image\/(png|svg)/.test(mediaType)) return { picture: true }
  if (/json|text|xml|csv|ndjson/.test(mediaType) && !/officedocument/.test(mediaType))
    return { text: await bytes.text() }
  saveBlob(name, bytes)
  return { saved: name }
}

const sha256Of = async (bytes: Blob): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', await bytes.arrayBuffer())
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
