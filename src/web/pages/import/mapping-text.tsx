import { importTexts as texts } from '../../../texts/console-import.js'
import { saveText } from '../../api/download.js'
import { useLanguage } from '../../page/language.js'

/** The mapping as it will be sent: to be read, edited, kept as a file, or taken from one. */
export const MappingText = ({ mapping, change }: { mapping: string; change: (mapping: string) => void }) => {
  const { t } = useLanguage()
  return (
    <details>
      <summary>
        {t(texts.mappingMade)} {mapping !== '' && '✓'}
      </summary>
      <div className="stack">
        <label className="field">
          {t(texts.mappingHint)}
          <textarea
            rows={8}
            cols={80}
            spellCheck={false}
            value={mapping}
            onChange={({ target }) => change(target.value)}
          />
        </label>
        <p className="making">
          <button
            type="button"
            disabled={mapping === ''}
            onClick={() => saveText('mapping.json', 'application/json', mapping)}
          >
            {t(texts.saveMapping)}
          </button>
          <label className="making">
            {t(texts.loadMapping)}
            <input
              type="file"
              accept=".json"
              onChange={({ target }) => void target.files?.[0]?.text().then(change)}
            />
          </label>
        </p>
      </div>
    </details>
  )
}
