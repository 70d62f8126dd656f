/** Canned replies. They are rows of this desk alone: no projection, nothing that `rebuild` makes again. */
export const canned = `
-- tags, variants, steps: JSON. words: what its texts say, as they are looked for. sample: came with the sample workspace
-- and leaves with it, until an agent makes it theirs. removed_at: thrown away, and kept for a day. revision: the state of
-- the library that it was last changed in.
CREATE TABLE canned_reply (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  folder TEXT NOT NULL,
  tags TEXT NOT NULL,
  shortcut TEXT NOT NULL,
  subject TEXT NOT NULL,
  variants TEXT NOT NULL,
  steps TEXT NOT NULL,
  words TEXT NOT NULL,
  used INTEGER NOT NULL DEFAULT 0,
  last_used_at INTEGER,
  sample INTEGER NOT NULL,
  removed_at INTEGER,
  revision INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX canned_shortcut ON canned_reply (shortcut) WHERE shortcut <> '' AND removed_at IS NULL;
CREATE INDEX canned_title ON canned_reply (title, folder) WHERE removed_at IS NULL;
CREATE INDEX canned_sample ON canned_reply (id) WHERE sample = 1;
CREATE INDEX canned_removed ON canned_reply (removed_at) WHERE removed_at IS NOT NULL;
CREATE INDEX canned_revised ON canned_reply (revision);

CREATE TABLE canned_file (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  reply_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  blob_hash BLOB NOT NULL
) STRICT;
CREATE INDEX canned_file_reply ON canned_file (reply_id);
CREATE INDEX canned_file_blob ON canned_file (blob_hash);

-- What a reply was used to answer; message_id is null for what the sample says it fits.
CREATE TABLE canned_use (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  reply_id INTEGER NOT NULL,
  message_id INTEGER,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX canned_use_reply ON canned_use (reply_id, id);
CREATE INDEX canned_use_message ON canned_use (message_id, reply_id) WHERE message_id IS NOT NULL;

-- The words of those questions, by the id of the use. The customer's text itself is not kept a second time.
CREATE VIRTUAL TABLE canned_question USING fts5 (words, tokenize = "unicode61 remove_diacritics 2");

-- Counts every change of the library, so that what is kept of it in memory knows when it is old.
CREATE TABLE canned_revision (revision INTEGER NOT NULL) STRICT;
INSERT INTO canned_revision VALUES (0);
CREATE TRIGGER canned_reply_added AFTER INSERT ON canned_reply BEGIN
  UPDATE canned_revision SET revision = revision + 1;
  UPDATE canned_reply SET revision = (SELECT revision FROM canned_revision) WHERE id = new.id;
END;
CREATE TRIGGER canned_reply_changed AFTER UPDATE OF title, folder, tags, shortcut, subject, variants, steps, used,
  last_used_at, sample, removed_at ON canned_reply BEGIN
  UPDATE canned_revision SET revision = revision + 1;
  UPDATE canned_reply SET revision = (SELECT revision FROM canned_revision) WHERE id = new.id;
END;
CREATE TRIGGER canned_reply_gone AFTER DELETE ON canned_reply BEGIN
  UPDATE canned_revision SET revision = revision + 1;
END;
CREATE TRIGGER canned_file_added AFTER INSERT ON canned_file BEGIN
  UPDATE canned_revision SET revision = revision + 1;
  UPDATE canned_reply SET revision = (SELECT revision FROM canned_revision) WHERE id = new.reply_id;
END;
CREATE TRIGGER canned_file_gone AFTER DELETE ON canned_file BEGIN
  UPDATE canned_revision SET revision = revision + 1;
  UPDATE canned_reply SET revision = (SELECT revision FROM canned_revision) WHERE id = old.reply_id;
END;

-- What canned replies in a draft do to the conversation when it is sent: JSON of steps.
ALTER TABLE draft ADD COLUMN steps TEXT NOT NULL DEFAULT '[]';
`
