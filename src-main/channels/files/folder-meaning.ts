/** What the name of a folder or a Gmail label says about the mail in it. */
export type FolderMeaning = 'ordinary' | 'sent' | 'left-out'

const sent = new Set(
  'sent|sent mail|sent items|sent messages|outbox|отправленные|inviata|posta inviata|inviati|trimise|mesaje trimise|gesendet|gesendete objekte|enviados|envoyés|送信済み|送信済みメール'.split(
    '|',
  ),
)
const leftOut = new Set(
  'spam|junk|junk e-mail|junk mail|junk email|trash|bin|deleted|deleted items|deleted messages|drafts|draft|unsent messages|templates|спам|корзина|черновики|posta indesiderata|cestino|bozze|coș de gunoi|ciorne|papierkorb|entwürfe|迷惑メール|ゴミ箱|下書き'.split(
    '|',
  ),
)

/**
 * Understands folders of the common mail clients and Gmail's labels in their languages: `.Sent Items`, `INBOX.Trash`,
 * `[Gmail]/Spam`. Spam, trash and drafts are left out.
 */
export function meaningOfFolder(name: string): FolderMeaning {
  const last =
    name
      .normalize('NFC')
      .split(/[./\\]/)
      .at(-1)
      ?.trim()
      .toLowerCase() ?? ''
  if (sent.has(last)) return 'sent'
  return leftOut.has(last) ? 'left-out' : 'ordinary'
}
