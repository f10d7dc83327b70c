import { userPageTexts as texts } from '../../../texts/console-accounts.js'
import { client } from '../../api/client.js'
import { useOffices } from '../../api/use-offices.js'
import { useLanguage } from '../../page/language.js'
import { fieldOf, MakeForm } from '../../parts/make-form.js'

/** An account is made; its one-time code is shown this once. */
export const MakeUser = ({ made }: { made: () => void }) => {
  const { t } = useLanguage()
  const { data: offices } = useOffices()
  return (
    <MakeForm
      title={t(texts.make)}
      send={(form) => client.POST('/api/v1/users', { body: wantedIn(form) })}
      made={made}
      told={(issued) => (
        <p role="status">{t(texts.code, { ...issued, address: `${location.origin}/activate` })}</p>
      )}
    >
      <label>
        {t(texts.login)}
        <input name="login" required pattern="[A-Za-z][A-Za-z0-9._\-]{1,31}" autoComplete="off" />
      </label>
      <label>
        {t(texts.name)}
        <input name="name" required maxLength={100} autoComplete="off" />
      </label>
      <label>
        {t(texts.office)}
        <select name="office">
          {(offices ?? []).map(({ id, short }) => (
            <option key={id} value={id}>
              {short}
            </option>
          ))}
          <option value="">{t(texts.noOffice)}</option>
        </select>
      </label>
      <label>
        {t(texts.words)}
        <input name="words" maxLength={500} autoComplete="off" />
      </label>
    </MakeForm>
  )
}

const wantedIn = (form: FormData) => ({
  login: fieldOf(form, 'login'),
  name: fieldOf(form, 'name'),
  office: fieldOf(form, 'office') || null,
  words: fieldOf(form, 'words')
    .split(/[,，\s]+/)
    .filter(Boolean),
})
