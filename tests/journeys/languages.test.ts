import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { runningDesk } from '../hosts/running-desk.ts'
import { describeInChromium, openChromium } from '../support/chromium.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { clippedWords } from './clipped-words.ts'
import { shopMail } from './shop-mails.ts'

interface Words {
  readonly lang: string
  readonly welcome: string
  readonly sample: RegExp
  readonly views: readonly string[]
  readonly nobody: string
  readonly timeline: string
  readonly firstContact: string
  readonly search: string
  /** One, two, five and twenty-one of what was found. */
  readonly found: readonly string[]
  readonly nothingFound: string
  readonly menu: string
  readonly settings: string
  readonly files: string
  readonly chooseFiles: string
  readonly imported: string
  readonly general: string
  readonly language: string
}

const languages: readonly (readonly [string, Words])[] = [
  [
    'ru-RU',
    {
      lang: 'ru',
      welcome: 'Добро пожаловать в Throughline',
      sample: /Открыть пример/,
      views: ['Новые', 'Ждут ответа', 'Готово', 'Все открытые'],
      nobody: 'Никто не открыт',
      timeline: 'Лента',
      firstContact: 'Первый контакт',
      search: 'Поиск по всем сообщениям',
      found: ['1 совпадение', '2 совпадения', '5 совпадений', '21 совпадение'],
      nothingFound: 'Ничего не найдено',
      menu: 'Меню',
      settings: 'Настройки',
      files: 'Файлы и пример',
      chooseFiles: 'Выбрать файлы…',
      imported: 'Добавлено: 21, уже было: 0',
      general: 'Основные',
      language: 'Язык',
    },
  ],
  [
    'it-IT',
    {
      lang: 'it',
      welcome: 'Benvenuti in Throughline',
      sample: /Apri l’area di prova/,
      views: ['Non letti', 'Da rispondere', 'Chiusi', 'Tutti aperti'],
      nobody: 'Nessun cliente aperto',
      timeline: 'Cronologia',
      firstContact: 'Primo contatto',
      search: 'Cerca in tutti i messaggi',
      found: ['1 risultato', '2 risultati', '5 risultati', '21 risultati'],
      nothingFound: 'Nessun risultato',
      menu: 'Menu',
      settings: 'Impostazioni',
      files: 'File e prova',
      chooseFiles: 'Scegli file…',
      imported: '21 aggiunti, 0 già presenti',
      general: 'Generali',
      language: 'Lingua',
    },
  ],
  [
    'ro-RO',
    {
      lang: 'ro',
      welcome: 'Bine ați venit la Throughline',
      sample: /Deschideți spațiul demonstrativ/,
      views: ['Necitite', 'De răspuns', 'Încheiate', 'Toate deschise'],
      nobody: 'Niciun client deschis',
      timeline: 'Cronologie',
      firstContact: 'Primul contact',
      search: 'Căutare în toate mesajele',
      found: ['1 rezultat', '2 rezultate', '5 rezultate', '21 de rezultate'],
      nothingFound: 'Nu s-a găsit nimic',
      menu: 'Meniu',
      settings: 'Setări',
      files: 'Import și demo',
      chooseFiles: 'Alegere fișiere…',
      imported: '21 adăugate, 0 deja existente',
      general: 'General',
      language: 'Limbă',
    },
  ],
  [
    'en-GB',
    {
      lang: 'en',
      welcome: 'Welcome to Throughline',
      sample: /Open the sample workspace/,
      views: ['Unread', 'Needs answer', 'Done', 'All open'],
      nobody: 'Nobody is open',
      timeline: 'Timeline',
      firstContact: 'First contact',
      search: 'Search all messages',
      found: ['1 match', '2 matches', '5 matches', '21 matches'],
      nothingFound: 'Nothing found',
      menu: 'Menu',
      settings: 'Settings',
      files: 'Files and sample',
      chooseFiles: 'Choose files…',
      imported: '21 added, 0 known already',
      general: 'General',
      language: 'Language',
    },
  ],
]

describeInChromium('a reader', () => {
  it.each(languages)('%s is greeted, shown around and answered in that language', async (locale, words) => {
    const desk = await runningDesk(join(await temporaryFolder(), 'data'))
    const { page, complaints } = await openChromium({ locale })
    const greetings = await everyHeading(page)
    await page.goto(desk.address)
    await page.getByRole('heading', { name: words.welcome }).waitFor()
    expect(await greetings()).toEqual([words.welcome])
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(words.lang)
    expect(await clippedWords(page)).toEqual([])

    await page.getByRole('button', { name: words.sample }).click()
    await page.getByRole('option').first().waitFor()
    await page.getByText(words.nobody).waitFor()
    for (const view of words.views) {
      await page.keyboard.press('v')
      await page.getByRole('menuitemradio', { name: new RegExp(`^${view}`) }).click()
      await page.getByRole('menu').waitFor({ state: 'detached' })
    }
    await page.getByRole('option').first().waitFor()

    await page.getByRole('option').first().click()
    await page.getByRole('region', { name: words.timeline }).waitFor()
    const firstContact = page.locator('dt', { hasText: words.firstContact }).locator('xpath=following-sibling::dd[1]')
    expect(await firstContact.textContent()).toMatch(monthsOf(locale))
    expect(await clippedWords(page)).toEqual([])

    await openSettings(page, words)
    await page.getByRole('tab', { name: words.files }).click()
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: words.chooseFiles }).click()
    await (await chooser).setFiles(countedMails())
    await page.getByText(words.imported).waitFor()
    expect(await clippedWords(page)).toEqual([])
    await page.keyboard.press('Escape')

    const box = page.getByRole('combobox', { name: words.search })
    for (const [index, word] of ['solitaire', 'tandem', 'pentagon', 'blackjack'].entries()) {
      await box.fill(word)
      await page
        .getByRole('status')
        .filter({ hasText: new RegExp(`^${words.found[index]}(?![\\p{L}\\d])`, 'u') })
        .waitFor()
    }
    await box.fill('zyzzyva')
    await page.getByText(words.nothingFound).first().waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')

    await openSettings(page, words)
    await page.getByRole('tab', { name: words.general, exact: true }).click()
    expect(await clippedWords(page)).toEqual([])
    const [, other] = languages.find(([tag]) => tag !== locale) ?? []
    if (!other) throw new Error('There is only one language')
    await page.getByRole('combobox', { name: words.language }).click()
    await page.getByRole('option', { name: namesOfLanguages[other.lang] ?? '', exact: true }).click()
    await page.getByRole('dialog', { name: other.settings }).waitFor()
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(other.lang)
    await page.reload()
    await page.getByRole('combobox', { name: other.search }).waitFor()
    expect(complaints).toEqual([])
  })
})

const namesOfLanguages: Readonly<Record<string, string>> = {
  ru: 'Русский',
  it: 'Italiano',
  ro: 'Română',
  en: 'English',
}

async function openSettings(page: Page, words: Words): Promise<void> {
  await page.getByRole('button', { name: words.menu, exact: true }).click()
  await page.getByRole('menuitem', { name: words.settings }).click()
  await page.getByRole('dialog', { name: words.settings }).waitFor()
}

/** Every first heading the page has shown so far: a wrong language would flash by in one frame. */
async function everyHeading(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.addInitScript(() => {
    const seen = new Set<string>()
    Object.assign(window, { headingsSeen: seen })
    new MutationObserver(() => {
      const heading = document.querySelector('h1')?.textContent
      if (heading) seen.add(heading)
    }).observe(document, { childList: true, subtree: true, characterData: true })
  })
  return () => page.evaluate(() => [...(window as unknown as { headingsSeen: Set<string> }).headingsSeen])
}

/** Any short month of the language. */
function monthsOf(locale: string): RegExp {
  const short = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' })
  const months = Array.from({ length: 12 }, (_, month) => {
    const parts = short.formatToParts(new Date(2026, month, 15))
    return parts.find(({ type }) => type === 'month')?.value ?? ''
  })
  return new RegExp(`(^|\\s)(${months.map((month) => month.replace('.', '\\.')).join('|')})(\\s|,|$)`)
}

/** Twenty-one mails; one, two, five and all of them hold a word of their own. */
function countedMails() {
  return Array.from({ length: 21 }, (_, index) => {
    const words = [index < 1 && 'solitaire', index < 2 && 'tandem', index < 5 && 'pentagon', 'blackjack']
    const text = words.filter(Boolean).join(' ')
    const mail = shopMail({ from: `Player ${index} <player${index}@mail.test>`, subject: 'Games', text })
    return { name: `${index}.eml`, mimeType: 'message/rfc822', buffer: Buffer.from(mail) }
  })
}
