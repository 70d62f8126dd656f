/** When a row of the queue is in a view. */
const views = {
  all: 'open > 0',
  unread: 'unread > 0',
  unanswered: 'waiting_id IS NOT NULL',
  unassigned: 'unassigned > 0',
  waiting: 'waiting > 0',
  snoozed: 'wakes_at IS NOT NULL',
  done: 'open = 0 AND waiting = 0 AND wakes_at IS NULL AND hidden = 0',
} as const

const columns = Object.keys(views).map((name) => `"${name}"`)
const inView = (row: 'old' | 'new') =>
  Object.values(views).map((view) => `(${view.replace(/[a-z]\w*(?= [>=I])/g, (column) => `${row}.${column}`)})`)
const added = columns.map((column) => `${column} = ${column} + excluded.${column}`).join(', ')
const takenAway = columns.map((column, at) => `${column} = ${column} - ${inView('old')[at]}`).join(', ')
const index = (name: string, view: string, key: string) =>
  `CREATE INDEX queue_${name} ON queue (scope, facet, ${key}) WHERE ${view};
CREATE INDEX queue_${name}_attached ON queue (scope, facet, ${key}) WHERE ${view} AND attached = 1;`
const keys: Readonly<Record<string, string>> = { unanswered: 'waiting_id', snoozed: 'wakes_at' }

/**
 * What agents said of conversations, and what of it the servers do not know yet.
 *
 * A `mark` is attached to a message, so that it survives joins and splits of threads; of one topic the newest of a
 * conversation's messages counts. What is said of messages themselves (read, starred, deleted) is in `server_change` until
 * the server has it, and lies over its flags meanwhile: `read_override`, `star_override`, and `gone` where it differs
 * from `missing`.
 */
export const triage = `
-- topic: 'status', 'assignee', 'priority', 'spam', 'tag:<name>', 'owner' (another contact), 'part' (another
-- conversation). seq: the action that said so.
CREATE TABLE mark (
  message_id INTEGER NOT NULL,
  topic TEXT NOT NULL,
  seq INTEGER NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (message_id, topic, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX mark_owner ON mark (message_id) WHERE topic = 'owner';

-- From 'block' actions: from this moment on (received, epoch ms) what an address writes is spam, or is not any more.
CREATE TABLE blocked_sender (
  identity_id INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  blocked INTEGER NOT NULL,
  PRIMARY KEY (identity_id, seq)
) STRICT, WITHOUT ROWID;

-- what: 'seen', 'flagged' (value 0 or 1) or 'place' (value: which of the channel's move targets). Ids never come again.
CREATE TABLE server_change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL,
  message_id INTEGER NOT NULL,
  what TEXT NOT NULL,
  value INTEGER NOT NULL,
  -- Of a place: the folder it goes back to, where that is not the inbox.
  folder TEXT,
  -- The action that said so.
  seq INTEGER NOT NULL,
  -- Above 0 it may have reached the server although nobody heard of it.
  attempts INTEGER NOT NULL DEFAULT 0,
  -- Null when only a person can say what now.
  next_try_at INTEGER DEFAULT 0,
  error TEXT,
  UNIQUE (message_id, what)
) STRICT;
CREATE INDEX server_change_account ON server_change (account_id, id);

-- Where deleted mail lies: nobody follows the trash, and an undo takes it back from there.
CREATE TABLE trash_place (
  message_id INTEGER NOT NULL,
  folder TEXT NOT NULL,
  uid INTEGER NOT NULL,
  PRIMARY KEY (message_id, folder, uid)
) STRICT, WITHOUT ROWID;

CREATE INDEX action_undoes ON action (undoes) WHERE undoes IS NOT NULL;

-- "Done" was said in words of its own until now.
UPDATE action SET kind = 'triage', payload = json_object('step', json_object('type', 'status', 'status', payload ->> '$.items[0].after'),
    'items', (SELECT json_group_array(json_object('account', value ->> 'account', 'message', value ->> 'message',
      'topic', 'status', 'value', value ->> 'after')) FROM json_each(payload, '$.items')))
  WHERE kind = 'status' AND undoes IS NULL;
UPDATE action SET kind = 'triage', payload = '{"items":[]}' WHERE kind = 'status';

WITH RECURSIVE said (root, seq, counts) AS (
  SELECT seq, seq, 1 FROM action WHERE kind = 'triage' AND undoes IS NULL
  UNION ALL SELECT root, action.seq, 1 - counts FROM said JOIN action ON action.undoes = said.seq
), last (root, counts, seq) AS (SELECT root, counts, max(seq) FROM said GROUP BY root)
INSERT OR REPLACE INTO mark SELECT message.id, 'status', action.seq, item.value ->> 'value'
  FROM last JOIN action ON action.seq = last.root
  JOIN json_each(action.payload, '$.items') AS item
  JOIN account ON account.key = item.value ->> 'account'
  JOIN message ON message.remote_id = item.value ->> 'message' AND message.account_id = account.id
  WHERE last.counts = 1;

-- And so was what was read.
UPDATE action SET kind = 'triage', payload = json_object(
    'step', json_object('type', 'read', 'read', json(iif(payload ->> '$.items[0].after' = 1, 'true', 'false'))),
    'items', (SELECT json_group_array(json_object('account', value ->> 'account', 'message', value ->> 'message',
        'what', 'seen', 'after', value ->> 'after', 'before', json(iif(value ->> 'before' IS NULL, 'null',
          json_object('value', value ->> 'before', 'seq', 0, 'attempts', 0)))))
      FROM json_each(payload, '$.items')))
  WHERE kind = 'read' AND undoes IS NULL;
UPDATE action SET kind = 'triage', payload = '{"items":[]}' WHERE kind = 'read';

-- marked: 1 where marks are attached. star_override: the agent's word. missing: the server has it no more; gone: it is
-- shown no more. thread_id: the thread it belongs to by its references, where an agent put it elsewhere. blocked: its
-- sender was blocked when it came. here: it was written on this desk.
DROP INDEX message_done;
ALTER TABLE message RENAME COLUMN done_mark TO marked;
ALTER TABLE message ADD COLUMN star_override INTEGER;
ALTER TABLE message ADD COLUMN missing INTEGER NOT NULL DEFAULT 0;
ALTER TABLE message ADD COLUMN thread_id INTEGER;
ALTER TABLE message ADD COLUMN blocked INTEGER;
ALTER TABLE message ADD COLUMN here INTEGER;
UPDATE message SET missing = 1 WHERE gone = 1;
UPDATE message SET marked = NULL WHERE marked IS NOT NULL;
UPDATE message SET marked = 1 WHERE id IN (SELECT message_id FROM mark);
CREATE INDEX message_marked ON message (conversation_id) WHERE marked = 1;
CREATE INDEX message_strayed ON message (thread_id) WHERE thread_id IS NOT NULL;
CREATE INDEX message_blocked ON message (conversation_id, id) WHERE blocked = 1;
DROP INDEX message_starred;
CREATE INDEX message_starred ON message (id) WHERE gone = 0 AND ifnull(star_override, flags & 2) <> 0;
CREATE INDEX message_starred_conversation ON message (conversation_id)
  WHERE gone = 0 AND ifnull(star_override, flags & 2) <> 0;

-- What was read here and not there is told to the servers now.
UPDATE message SET read_override = NULL
  WHERE read_override = flags & 1 AND account_id IN (SELECT id FROM account WHERE settings IS NOT NULL);
INSERT INTO server_change (account_id, message_id, what, value, seq)
  SELECT account_id, id, 'seen', read_override, 0 FROM message
  WHERE read_override IS NOT NULL AND account_id IN (SELECT id FROM account WHERE settings IS NOT NULL);

-- status: place in the contract's list. settled_through: waiting or done up to this message. snoozed_until: asleep.
-- open: in the queue's open views, that is open, awake and no spam.
ALTER TABLE conversation RENAME COLUMN done_through TO settled_through;
ALTER TABLE conversation ADD COLUMN status INTEGER NOT NULL DEFAULT 0;
ALTER TABLE conversation ADD COLUMN snoozed_until INTEGER;
ALTER TABLE conversation ADD COLUMN assignee TEXT;
ALTER TABLE conversation ADD COLUMN priority INTEGER NOT NULL DEFAULT 1;
ALTER TABLE conversation ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';
ALTER TABLE conversation ADD COLUMN starred INTEGER NOT NULL DEFAULT 0;
ALTER TABLE conversation ADD COLUMN spam INTEGER NOT NULL DEFAULT 0;
UPDATE conversation SET status = 2 WHERE open = 0;
UPDATE conversation SET starred = 1 WHERE id IN (SELECT conversation_id FROM message INDEXED BY message_starred_conversation
  WHERE gone = 0 AND ifnull(star_override, flags & 2) <> 0);
CREATE INDEX conversation_on_customer ON conversation (contact_id, account_id) WHERE status = 1 AND spam = 0;
CREATE INDEX conversation_asleep ON conversation (contact_id, account_id, snoozed_until)
  WHERE snoozed_until IS NOT NULL AND spam = 0;
CREATE INDEX conversation_wakes ON conversation (snoozed_until) WHERE snoozed_until IS NOT NULL;
CREATE INDEX conversation_spam ON conversation (contact_id, account_id) WHERE spam = 1;
CREATE INDEX conversation_sorted ON conversation (contact_id, account_id)
  WHERE spam = 0 AND (assignee IS NOT NULL OR priority <> 1 OR tags <> '[]' OR starred = 1);

-- The queue by everything agents sort it by. A facet ('assignee:<name>', 'tag:<name>', 'priority:<word>', 'starred') has
-- a row for each contact with such a conversation, which counts those alone; the row of all is ''. So a page is as fast
-- where few have a tag as where all do.
DROP TRIGGER queue_row_came;
DROP TRIGGER queue_row_went;
DROP TRIGGER queue_row_changed;
DROP TABLE queue_count;
ALTER TABLE queue RENAME TO queue_before;
CREATE TABLE queue (
  contact_id INTEGER NOT NULL,
  scope INTEGER NOT NULL,
  facet TEXT NOT NULL,
  last_id INTEGER NOT NULL,
  waiting_id INTEGER,
  unread INTEGER NOT NULL,
  attached INTEGER NOT NULL,
  -- Open conversations, those of them that are nobody's, and those that wait for the customer.
  open INTEGER NOT NULL,
  unassigned INTEGER NOT NULL,
  waiting INTEGER NOT NULL,
  wakes_at INTEGER,
  -- 1 when all of it is spam.
  hidden INTEGER NOT NULL,
  -- All rows of a contact lie together: they change together.
  PRIMARY KEY (contact_id, scope, facet)
) STRICT, WITHOUT ROWID;
INSERT INTO queue SELECT contact_id, scope, '', last_id, waiting_id, unread, attached, open, open, 0, NULL, 0 FROM queue_before;
INSERT INTO queue
  SELECT queue_before.contact_id, scope, 'starred', queue_before.last_id, min(conversation.waiting_id), unread, attached,
    sum(conversation.open), sum(conversation.open), 0, NULL, 0
  FROM conversation JOIN account ON account.id = account_id
  JOIN queue_before ON queue_before.contact_id = conversation.contact_id
    AND scope IN (0, account_id, CASE channel WHEN 'email' THEN -1 WHEN 'telegram' THEN -2 WHEN 'xmpp' THEN -3
      WHEN 'livechat' THEN -4 WHEN 'mastodon' THEN -5 ELSE -6 END)
  WHERE starred = 1 GROUP BY scope, queue_before.contact_id;
DROP TABLE queue_before;

${Object.entries(views)
  .map(([name, view]) => index(name, view, keys[name] ?? 'last_id'))
  .join('\n')}

CREATE TABLE queue_count (
  scope INTEGER NOT NULL,
  facet TEXT NOT NULL,
  attached INTEGER NOT NULL,
  ${columns.map((column) => `${column} INTEGER NOT NULL`).join(',\n  ')},
  PRIMARY KEY (scope, facet, attached)
) STRICT, WITHOUT ROWID;
INSERT INTO queue_count
  SELECT scope, facet, attached, ${Object.values(views)
    .map((view) => `sum(${view})`)
    .join(', ')}
  FROM queue GROUP BY scope, facet, attached;

CREATE TRIGGER queue_row_came AFTER INSERT ON queue BEGIN
  INSERT INTO queue_count VALUES (new.scope, new.facet, new.attached, ${inView('new')})
    ON CONFLICT DO UPDATE SET ${added};
END;
CREATE TRIGGER queue_row_went AFTER DELETE ON queue BEGIN
  UPDATE queue_count SET ${takenAway}
    WHERE scope = old.scope AND facet = old.facet AND attached = old.attached;
END;
CREATE TRIGGER queue_row_changed AFTER UPDATE ON queue
WHEN (${inView('old')}, old.attached) <> (${inView('new')}, new.attached)
BEGIN
  UPDATE queue_count SET ${takenAway}
    WHERE scope = old.scope AND facet = old.facet AND attached = old.attached;
  INSERT INTO queue_count VALUES (new.scope, new.facet, new.attached, ${inView('new')})
    ON CONFLICT DO UPDATE SET ${added};
END;
`
