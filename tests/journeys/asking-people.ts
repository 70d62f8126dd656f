import type { MailProvider } from './mail-provider.ts'
import { shopMail } from './shop-mails.ts'

/** Who writes to the shop, each from a mailbox of their own. */
export const people = [
  'Ana Ilie',
  'Boris Orlov',
  'Carla Riva',
  'Dan Stan',
  'Elena Popa',
  'Felix Kern',
  'Greta Holm',
  'Hugo Brandt',
  'Irina Luca',
  'Jonas Weiss',
  'Klara Novak',
  'Luca Conti',
  'Mihai Rusu',
] as const
export type Person = (typeof people)[number]

export function addressOf(name: Person, support: string): string {
  return `${name.split(' ')[0]?.toLowerCase()}.${support.split('@')[0]}@home.test`
}

export function messageIdOf(name: Person, support: string): string {
  return `order.${addressOf(name, support)}`
}

export function subjectOf(name: Person): string {
  return `Order of ${name}`
}

export function questionOf(name: Person): string {
  return `${name} here. Where is my order?`
}

/** Everybody's first mail lies in the mailbox before a desk looks. */
export async function askedBy({ dovecot }: MailProvider, support: string, names: readonly Person[]): Promise<void> {
  const mails = names.map((name, index) =>
    shopMail({
      from: `${name} <${addressOf(name, support)}>`,
      to: support,
      subject: subjectOf(name),
      text: questionOf(name),
      messageId: messageIdOf(name, support),
      minutesAgo: (names.length - index) * 30,
    }),
  )
  await dovecot.fill(support, mails)
}

/** Subjects of what lies in a folder. */
export async function subjectsIn(provider: MailProvider, user: string, folder: string): Promise<readonly string[]> {
  return (await provider.folder(user, folder)).map(({ subject }) => subject)
}

/** The server's flags of what lies in a folder, by subject. */
export async function flagsIn(
  provider: MailProvider,
  user: string,
  folder: string,
): Promise<ReadonlyMap<string, string>> {
  return new Map((await provider.folder(user, folder)).map(({ subject, flags }) => [subject, flags]))
}
