/** Everyone who writes in the stories. Only reserved domains: nothing of this leads to a real person. */

/** The moment the stories end (epoch ms); the reader shifts every date from here to now. */
export const recordedAt = Date.UTC(2026, 10, 20, 16, 30)
export const storyYear = 2026

export interface Account {
  readonly id: string
  readonly kind: 'email' | 'telegram' | 'livechat' | 'xmpp' | 'mastodon' | 'bluesky'
  readonly address: string
  readonly name: string
  /** Every address that is "us" on this account. */
  readonly own: readonly string[]
}

const business = 'Larkspur & Pine'

export const accounts: readonly Account[] = [
  {
    id: 'email:hello@larkspur.example',
    kind: 'email',
    address: 'hello@larkspur.example',
    name: business,
    own: ['hello@larkspur.example', 'ines@larkspur.example', 'tomas@larkspur.example', 'juno@larkspur.example'],
  },
  account('telegram', '@larkspur_pine'),
  account('livechat', 'shop.larkspur.example'),
  account('xmpp', 'desk@larkspur.example'),
  account('mastodon', '@larkspur@mastodon.example'),
  account('bluesky', 'larkspur.example'),
]

function account(kind: Account['kind'], address: string): Account {
  return { id: `${kind}:${address}`, kind, address, name: business, own: [address] }
}

export interface Agent {
  readonly name: string
  readonly address: string
  readonly phone: string
}

export const agents: Readonly<Record<string, Agent>> = {
  ines: { name: 'Ines Okafor', address: 'ines@larkspur.example', phone: 'Sent from my phone, between two customers.' },
  tomas: {
    name: 'Tomas Vrba',
    address: 'tomas@larkspur.example',
    phone: 'Sent from the workshop. Sawdust may cause typos.',
  },
  juno: { name: 'Juno Park', address: 'juno@larkspur.example', phone: 'Sent from my phone' },
}

export interface Person {
  readonly name: string
  readonly email?: string
  readonly telegram?: string
  readonly livechat?: string
  readonly xmpp?: string
  readonly mastodon?: string
  readonly bluesky?: string
}

export const people: Readonly<Record<string, Person>> = {
  marta: { name: 'Marta Kowalczyk', email: 'marta@kowalczyk.example' },
  daniel: { name: 'Daniel Osei', email: 'daniel.osei@brightwell.example' },
  sam: { name: 'Sam Whitlock', email: 'sam.whitlock@postbox.example' },
  aoife: { name: 'Aoife Brennan', email: 'aoife@brennan.example', mastodon: '@aoife@musicians.example' },
  ben: { name: 'Ben Castellano', email: 'ben@castellano.example', telegram: 'tg:410233771' },
  hannah: { name: 'Hannah Weiss', email: 'hannah.weiss@buero-weiss.example' },
  oliver: { name: 'Oliver Finch', email: 'oliver@finch.example' },
  kwame: { name: 'Kwame Mensah', email: 'kwame@mensah.example' },
  lucy: { name: 'Lucy Tran', email: 'lucy@studiotran.example' },
  priya: { name: 'Priya Raman', email: 'priya.raman@harbourhouse.example' },
  greta: { name: 'Greta Lindholm', email: 'greta@lindholm-arkitekter.example' },
  nadia: { name: 'Nadia Haddad', email: 'nadia@haddad.example', bluesky: 'nadia.bsky.example' },
  parcelfox: { name: 'ParcelFox', email: 'support@parcelfox.example' },
  grain: { name: 'Grain & Co', email: 'news@grainandco.example' },
  edith: { name: 'Edith Moss', email: 'edith@grainandco.example' },
  daemon: { name: 'Mail Delivery System', email: 'mailer-daemon@mx.larkspur.example' },
  henrik: { name: 'Henrik Sørensen', email: 'henrik@sorensen.example' },
  carmen: { name: 'Carmen Ortiz', telegram: 'tg:550918204' },
  ellie: { name: 'Ellie Morgan', livechat: 'ellie@morgan.example' },
  visitor: { name: 'Visitor 4821', livechat: 'visitor-4821' },
  guest: { name: 'Visitor 5377', livechat: 'visitor-5377' },
  rasmus: { name: 'Rasmus', xmpp: 'rasmus@jabber.example' },
  pixelmoth: { name: 'pixelmoth', mastodon: '@pixelmoth@mastodon.example' },
  furniturenerd: { name: 'Furniture Nerd', mastodon: '@furniturenerd@woodworking.example' },
  lampfan: { name: 'Lamp Fan', bluesky: 'lampfan.bsky.example' },
  cole: { name: 'Cole', bluesky: 'cole.bsky.example' },
  lumen: { name: 'Lumen', mastodon: '@lumen@sociale.example' },
  kenji: { name: '健司', bluesky: 'kenji.bsky.example' },
  giulia: { name: 'Giulia Ferri', email: 'giulia@ferri.example' },
  marco: { name: 'Marco Bellini', email: 'marco@studiobellini.example' },
  chiara: { name: 'Chiara Conti', email: 'chiara.conti@posta.example' },
  lorenzo: { name: 'Lorenzo Greco', telegram: 'tg:377104559' },
  elena: { name: 'Елена Соколова', email: 'elena@sokolova.example' },
  dmitry: { name: 'Дмитрий Волков', email: 'd.volkov@volkov.example' },
  anna: { name: 'Анна Кузнецова', telegram: 'tg:622045318' },
  irina: { name: 'Ирина Белова', email: 'irina@belova.example' },
  oleg: { name: 'Олег', xmpp: 'oleg@xmpp.example' },
  andrei: { name: 'Andrei Popescu', email: 'andrei@atelier.example' },
  ioana: { name: 'Ioana Dumitrescu', email: 'ioana@dumitrescu.example' },
  mihai: { name: 'Mihai Stan', email: 'mihai@stan.example', livechat: 'mihai@stan.example' },
  sato: { name: '佐藤 健一', email: 'k.sato@sato.example' },
  tanaka: { name: '田中 美咲', email: 'misaki@tanaka.example' },
  ren: { name: '鈴木 蓮', livechat: 'ren@suzuki.example' },
}
