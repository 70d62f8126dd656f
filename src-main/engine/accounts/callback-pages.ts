import { type Language, languageFor } from '../../contract/languages.ts'

/** What the browser is told when it comes back from a provider. */
export type CallbackOutcome = 'done' | 'refused' | 'unknown' | 'not-here'

export interface CallbackPage {
  readonly status: number
  readonly language: Language
  readonly title: string
  readonly text: string
}

const statuses: Readonly<Record<CallbackOutcome, number>> = { done: 200, refused: 200, unknown: 400, 'not-here': 404 }

type Words = Readonly<Record<CallbackOutcome, readonly [title: string, text: string]>>

const words: Readonly<Record<Language, Words>> = {
  en: {
    done: ['Back to Throughline', 'You can close this tab. Throughline finishes signing in.'],
    refused: ['Not signed in', 'You can close this tab and try again in Throughline.'],
    unknown: ['This sign-in is not known', 'It may have expired. Close this tab and start again in Throughline.'],
    'not-here': ['Nothing here', 'This address only receives sign-ins.'],
  },
  ru: {
    done: ['Возвращайтесь в Throughline', 'Эту вкладку можно закрыть. Throughline завершит вход.'],
    refused: ['Вход не выполнен', 'Эту вкладку можно закрыть и повторить попытку в Throughline.'],
    unknown: ['Этот вход неизвестен', 'Возможно, его время истекло. Закройте вкладку и начните заново в Throughline.'],
    'not-here': ['Здесь ничего нет', 'Этот адрес только принимает входы.'],
  },
  it: {
    done: ['Di nuovo in Throughline', 'È possibile chiudere questa scheda. Throughline completa l’accesso.'],
    refused: ['Accesso non effettuato', 'È possibile chiudere questa scheda e riprovare in Throughline.'],
    unknown: ['Accesso sconosciuto', 'Potrebbe essere scaduto. Chiudere questa scheda e ricominciare in Throughline.'],
    'not-here': ['Qui non c’è nulla', 'Questo indirizzo riceve solo accessi.'],
  },
  ro: {
    done: ['Înapoi la Throughline', 'Puteți închide această filă. Throughline finalizează conectarea.'],
    refused: ['Conectare nereușită', 'Puteți închide această filă și încerca din nou în Throughline.'],
    unknown: [
      'Conectare necunoscută',
      'Este posibil să fi expirat. Închideți fila și începeți din nou în Throughline.',
    ],
    'not-here': ['Aici nu este nimic', 'Această adresă primește numai conectări.'],
  },
}

/** The page in the browser's own language: it may not be the one of the desk. */
export function callbackPage(outcome: CallbackOutcome, acceptLanguage: string | undefined): CallbackPage {
  // Browsers send their languages best first; the weights say the same again.
  const tags = (acceptLanguage ?? '').split(',').map((entry) => entry.split(';')[0]?.trim() ?? '')
  const language = languageFor('system', tags)
  const [title, text] = words[language][outcome]
  return { status: statuses[outcome], language, title, text }
}
