import { consoleTexts } from '../../texts/console.js'
import { useLanguage } from '../page/language.js'

/** A paper of the service looked at in a frame that runs nothing. */
export const Framed = ({ title, src, close }: { title: string; src: string; close: () => void }) => {
  const { t } = useLanguage()
  return (
    <section className="block">
      <p className="making">
        <b>{title}</b>
        <button type="button" onClick={close}>
          {t(consoleTexts.close)}
        </button>
      </p>
      <iframe className="preview" title={title} src={src} sandbox="" />
    </section>
  )
}
