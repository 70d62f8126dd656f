/**
 * Facts (`message`, `message_body`, `attachment`, `place`) and actions (`action`) are the two logs. `conversation`,
 * `identity`, `contact`, `participation`, `queue`, `thread_ref` and `search` are projections that `rebuild` makes again.
 */
export const firstDesk = `
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE account (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  channel TEXT NOT NULL,
  address TEXT NOT NULL,
  name TEXT NOT NULL,
  settings TEXT,
  own_addresses TEXT NOT NULL,
  sample INTEGER NOT NULL DEFAULT 0,
  paused INTEGER NOT NULL DEFAULT 0,
  -- How many of its messages are not gone.
  messages INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  last_sync_at INTEGER
) STRICT;

CREATE TABLE sync_cursor (account_id INTEGER PRIMARY KEY REFERENCES account(id), value TEXT NOT NULL) STRICT;

-- Facts: what came from outside. The id sorts by time.
CREATE TABLE message (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL,
  remote_id TEXT NOT NULL,
  origin TEXT NOT NULL,
  channel_message_id TEXT,
  kind INTEGER NOT NULL,
  direction INTEGER NOT NULL,
  sent_at INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  from_name TEXT NOT NULL,
  from_address TEXT NOT NULL,
  subject TEXT NOT NULL,
  preview TEXT NOT NULL,
  attachments INTEGER NOT NULL,
  size_bytes INTEGER NOT NULL,
  flags INTEGER NOT NULL,
  gone INTEGER NOT NULL DEFAULT 0,
  -- Projected: an agent's own word on read (1) or unread (0); the action (seq) that said of the conversation up to
  -- here "done" (positive) or "open" (negative); the thread; and whom the message is with.
  read_override INTEGER,
  done_mark INTEGER,
  conversation_id INTEGER NOT NULL,
  contact_id INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX message_remote ON message (remote_id, account_id);
CREATE INDEX message_conversation ON message (conversation_id, id, direction, kind, gone);
CREATE INDEX message_done ON message (conversation_id) WHERE done_mark IS NOT NULL;

-- recipients: JSON {to, cc, bcc, replyTo}; refs: JSON array.
CREATE TABLE message_body (
  message_id INTEGER PRIMARY KEY,
  text TEXT NOT NULL,
  html TEXT,
  recipients TEXT NOT NULL,
  refs TEXT NOT NULL,
  source BLOB
) STRICT;

CREATE TABLE attachment (
  id INTEGER PRIMARY KEY,
  message_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  content_id TEXT,
  inline INTEGER NOT NULL,
  section TEXT,
  encoding TEXT NOT NULL,
  blob_hash BLOB
) STRICT;
CREATE INDEX attachment_message ON attachment (message_id);
CREATE INDEX attachment_blob ON attachment (blob_hash) WHERE blob_hash IS NOT NULL;

-- Bytes of attachments, once each, by SHA-256.
CREATE TABLE blob (hash BLOB PRIMARY KEY, content BLOB NOT NULL) STRICT;

CREATE TABLE folder (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL,
  path TEXT NOT NULL,
  uid_validity TEXT,
  generation INTEGER NOT NULL DEFAULT 0,
  UNIQUE (account_id, path)
) STRICT;

-- Where a message lies on its server; generation counts the folder's UIDVALIDITY changes.
CREATE TABLE place (
  folder_id INTEGER NOT NULL,
  generation INTEGER NOT NULL,
  uid INTEGER NOT NULL,
  message_id INTEGER NOT NULL,
  flags INTEGER NOT NULL,
  PRIMARY KEY (folder_id, generation, uid)
) STRICT, WITHOUT ROWID;
CREATE INDEX place_message ON place (message_id);

-- The action log: append only. undoes: seq of the action this one reverses.
CREATE TABLE action (
  seq INTEGER PRIMARY KEY,
  clock TEXT NOT NULL UNIQUE,
  author TEXT NOT NULL,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  payload TEXT NOT NULL,
  undoes INTEGER
) STRICT;

-- Projections.
CREATE TABLE thread_ref (
  account_id INTEGER NOT NULL,
  ref INTEGER NOT NULL,
  conversation_id INTEGER NOT NULL,
  PRIMARY KEY (account_id, ref)
) STRICT, WITHOUT ROWID;

CREATE TABLE conversation (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL,
  contact_id INTEGER NOT NULL,
  first_id INTEGER NOT NULL,
  last_id INTEGER NOT NULL,
  messages INTEGER NOT NULL,
  waiting_id INTEGER,
  done_through INTEGER,
  open INTEGER NOT NULL
) STRICT;
CREATE INDEX conversation_contact ON conversation (contact_id, last_id);
CREATE INDEX conversation_waiting ON conversation (contact_id, account_id, waiting_id) WHERE waiting_id IS NOT NULL;
CREATE INDEX conversation_open ON conversation (contact_id, account_id) WHERE open = 1;

-- name_rank: 1 when the owner of the address gave the name; name_id: the message it came with.
CREATE TABLE identity (
  id INTEGER PRIMARY KEY,
  channel TEXT NOT NULL,
  address TEXT NOT NULL,
  name TEXT NOT NULL,
  name_rank INTEGER NOT NULL,
  name_id INTEGER NOT NULL,
  contact_id INTEGER NOT NULL
) STRICT;
CREATE INDEX identity_contact ON identity (contact_id);

-- Identities that an agent (or the sample) said belong to another one's contact.
CREATE TABLE identity_link (identity_id INTEGER PRIMARY KEY, contact_id INTEGER NOT NULL) STRICT;

CREATE TABLE contact (
  id INTEGER PRIMARY KEY,
  first_id INTEGER NOT NULL,
  last_id INTEGER NOT NULL,
  received INTEGER NOT NULL,
  sent INTEGER NOT NULL
) STRICT;

-- The timeline: every contact a message was sent by or to.
CREATE TABLE participation (
  contact_id INTEGER NOT NULL,
  message_id INTEGER NOT NULL,
  PRIMARY KEY (contact_id, message_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX participation_message ON participation (message_id);

-- One row per contact for all accounts (scope 0) and one for each account (scope = account.id).
CREATE TABLE queue (
  scope INTEGER NOT NULL,
  contact_id INTEGER NOT NULL,
  last_id INTEGER NOT NULL,
  waiting_id INTEGER,
  unread INTEGER NOT NULL,
  open INTEGER NOT NULL,
  PRIMARY KEY (scope, contact_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX queue_all ON queue (scope, last_id) WHERE open > 0;
CREATE INDEX queue_unread ON queue (scope, last_id) WHERE unread > 0;
CREATE INDEX queue_unanswered ON queue (scope, waiting_id) WHERE waiting_id IS NOT NULL;
CREATE INDEX queue_done ON queue (scope, last_id) WHERE open = 0;

CREATE VIRTUAL TABLE search USING fts5 (
  subject, body, people, files,
  content = '', contentless_delete = 1,
  tokenize = "unicode61 remove_diacritics 2"
);
INSERT INTO search (search, rank) VALUES ('automerge', 0);
INSERT INTO search (search, rank) VALUES ('crisismerge', 128);
INSERT INTO search (search, rank) VALUES ('hashsize', 67108864);
`
