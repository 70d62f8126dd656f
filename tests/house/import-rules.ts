/** A folder (or a file) of the house and what of ours it may import beside itself, by the beginning of the path. */
interface Room {
  readonly path: string
  readonly mayImport: readonly string[]
}

const contract = 'src-main/contract/'
const channel = 'src-main/channels/channel.ts'
const registry = 'src-main/channels/registry.ts'
const mime = 'src-main/channels/mime/'
const store = 'src-main/engine/store/'
const engineDoor = ['src-main/engine/engine.ts', 'src-main/engine/engine-deps.ts']
const shared = ['src-renderer/components/', 'src-renderer/i18n/', 'src-renderer/styles/', contract]

/** A file belongs to the first room that its path begins with; `*` stands for one folder, and makes each a room of its own. */
export const rooms: readonly Room[] = [
  { path: contract, mayImport: [] },

  { path: channel, mayImport: [contract] },
  { path: mime, mayImport: [contract, channel] },
  { path: 'src-main/channels/*/', mayImport: [contract, channel, mime] },
  // The one place that knows every channel.
  { path: registry, mayImport: ['src-main/channels/', contract] },

  { path: store, mayImport: [contract, channel, 'src-main/engine/engine-deps.ts'] },
  // The composition root: channels reach the rest of the engine through their interface.
  { path: 'src-main/engine/engine.ts', mayImport: ['src-main/engine/', contract, channel, registry] },
  // Service levels are functions of facts: they know no store. Holidays come in the calendars that invitations do.
  { path: 'src-main/engine/sla/', mayImport: [contract, 'src-main/channels/mime/calendar/'] },
  // Files are read once, without a session; servers are discovered before there is one. What leaves as a text says the
  // same as what would be read of its HTML.
  {
    path: 'src-main/engine/',
    mayImport: [
      contract,
      channel,
      'src-main/channels/files/',
      'src-main/channels/email/discover/',
      'src-main/channels/mime/html-text.ts',
    ],
  },

  // The one place that knows every host.
  { path: 'src-main/hosts/start.ts', mayImport: ['src-main/hosts/', contract] },
  { path: 'src-main/hosts/electron/', mayImport: ['src-main/hosts/', contract, ...engineDoor] },
  { path: 'src-main/hosts/', mayImport: [contract, ...engineDoor] },

  { path: 'src-renderer/app/', mayImport: ['src-renderer/', contract] },
  { path: 'src-renderer/features/*/', mayImport: ['src-renderer/engine-client/', ...shared] },
  { path: 'src-renderer/components/', mayImport: shared },
  { path: 'src-renderer/engine-client/', mayImport: [contract] },
  { path: 'src-renderer/i18n/', mayImport: [contract] },
]

/** Packages that live in one part of the house only. `node:` stands for Node's own modules. */
export const packages: readonly { readonly name: string; readonly rooms: readonly string[] }[] = [
  { name: 'better-sqlite3', rooms: [store] },
  { name: 'electron', rooms: ['src-main/hosts/electron/'] },
  { name: 'imapflow', rooms: ['src-main/channels/email/'] },
  { name: 'nodemailer', rooms: ['src-main/channels/email/'] },
  { name: 'postal-mime', rooms: [mime] },
  { name: 'temporal-polyfill', rooms: ['src-main/engine/sla/'] },
  { name: 'date-holidays', rooms: ['src-main/engine/sla/'] },
  { name: 'ws', rooms: ['src-main/hosts/'] },
  { name: 'react', rooms: ['src-renderer/'] },
  { name: 'react-dom', rooms: ['src-renderer/'] },
  { name: 'zustand', rooms: ['src-renderer/'] },
  { name: '@base-ui/react', rooms: ['src-renderer/'] },
  { name: 'node:', rooms: ['src-main/channels/', 'src-main/engine/', 'src-main/hosts/'] },
]

/** Rooms that import these packages and no other. */
export const closedRooms: readonly { readonly path: string; readonly packages: readonly string[] }[] = [
  { path: contract, packages: ['zod'] },
]
