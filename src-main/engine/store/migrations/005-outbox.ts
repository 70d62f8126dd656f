/**
 * Writing. Drafts and answers on their way are rows of this desk alone: no projection, nothing that `rebuild` makes
 * again. They name messages and accounts, never conversations or contacts, which may join and part under them.
 */
export const outbox = `
-- recipients: JSON {to, cc, bcc}. answers_id: the message that is answered, forwarded or spoken about; null for a new one.
-- removed_at: thrown away, and kept for a day.
CREATE TABLE draft (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('reply', 'reply-all', 'forward', 'new', 'note')),
  account_id INTEGER NOT NULL,
  answers_id INTEGER,
  from_address TEXT NOT NULL,
  recipients TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  quote INTEGER NOT NULL,
  signature INTEGER NOT NULL,
  language TEXT,
  changed_at INTEGER NOT NULL,
  removed_at INTEGER
) STRICT;

-- Copies in servers' drafts folders, by their Message-ID; changed_at: of the draft when it was copied, 0 before that.
CREATE TABLE server_draft (
  draft_id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL,
  channel_message_id TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT;

-- seen_id: the newest message the agent had seen; seen_arrived: when the newest arrival among what the desk had by then
-- reached its server.
-- A note has no place here, whoever writes the row. channel_message_id, refs and composed_at are what the message is
-- known by and stay the same over all tries; composed_at is null until the first. draft: JSON of what it was written as.
-- refs: JSON array. error, hold, refused: JSON. copy: 1 while Sent still lacks its copy, whose source is kept till then.
-- then_action: seq of what was done to the conversation with the answer, undone when it is taken back.
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('reply', 'reply-all', 'forward', 'new')),
  account_id INTEGER NOT NULL,
  answers_id INTEGER,
  seen_id INTEGER,
  seen_arrived INTEGER NOT NULL,
  channel_message_id TEXT NOT NULL UNIQUE,
  refs TEXT NOT NULL,
  composed_at INTEGER,
  from_name TEXT NOT NULL,
  from_address TEXT NOT NULL,
  recipients TEXT NOT NULL,
  subject TEXT NOT NULL,
  text TEXT NOT NULL,
  html TEXT,
  language TEXT,
  size_bytes INTEGER NOT NULL,
  draft TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'uncertain', 'held', 'failed', 'sent')),
  queued_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  next_try_at INTEGER,
  error TEXT,
  hold TEXT,
  -- 1 when a person said to send it although the channel's window is closed.
  anyway INTEGER NOT NULL DEFAULT 0,
  refused TEXT NOT NULL DEFAULT '[]',
  sent_at INTEGER,
  copy INTEGER NOT NULL DEFAULT 0,
  source BLOB,
  reply_action INTEGER,
  then_action INTEGER
) STRICT;
CREATE INDEX outbox_pending ON outbox (account_id, id) WHERE state <> 'sent';
CREATE INDEX outbox_sent ON outbox (account_id, sent_at) WHERE state = 'sent';
CREATE INDEX outbox_copy ON outbox (account_id, id) WHERE copy = 1;

-- Files of a draft, or of the answer it became. Without bytes here: of a message that is passed on, fetched before it leaves.
CREATE TABLE draft_file (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  draft_id INTEGER,
  outbox_id INTEGER,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  content_id TEXT,
  blob_hash BLOB,
  attachment_id INTEGER,
  CHECK ((draft_id IS NULL) <> (outbox_id IS NULL)),
  CHECK (blob_hash IS NOT NULL OR attachment_id IS NOT NULL)
) STRICT;
CREATE INDEX draft_file_draft ON draft_file (draft_id) WHERE draft_id IS NOT NULL;
CREATE INDEX draft_file_outbox ON draft_file (outbox_id) WHERE outbox_id IS NOT NULL;
CREATE INDEX draft_file_blob ON draft_file (blob_hash) WHERE blob_hash IS NOT NULL;

-- What came back, for the messages of a conversation that it names.
CREATE INDEX message_bounce ON message (conversation_id) WHERE kind = 2;
`
