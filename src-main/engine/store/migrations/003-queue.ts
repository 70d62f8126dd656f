/**
 * The queue by what it is narrowed down to. A contact's row says whether they sent or got a file, with an index for each
 * view, so that a page is as fast where few have one. A file is what a reader would call one: pictures that a mail shows
 * inside its text are none. Scopes below zero are channels with several accounts (`queue-scopes.ts`). How many rows each
 * view has is kept by triggers, whoever writes a row: windows ask at every change, and counting reads all of them.
 */
export const narrowedQueue = `
UPDATE message SET attachments = (
    SELECT count(*) FROM attachment WHERE message_id = message.id
      AND (inline = 0 OR (SELECT html FROM message_body WHERE message_id = message.id) IS NULL))
  WHERE attachments > 0;

ALTER TABLE queue ADD COLUMN attached INTEGER NOT NULL DEFAULT 0;
UPDATE queue SET attached = 1 WHERE EXISTS (
  SELECT 1 FROM participation JOIN message ON message.id = participation.message_id
  WHERE participation.contact_id = queue.contact_id AND message.contact_id = queue.contact_id
    AND attachments > 0 AND (queue.scope = 0 OR account_id = queue.scope));

INSERT INTO queue (scope, contact_id, last_id, waiting_id, unread, open, attached)
  SELECT CASE channel WHEN 'email' THEN -1 WHEN 'telegram' THEN -2 WHEN 'xmpp' THEN -3
      WHEN 'livechat' THEN -4 WHEN 'mastodon' THEN -5 ELSE -6 END,
    contact_id, max(last_id), min(waiting_id), sum(unread), sum(open), max(attached)
  FROM queue JOIN account ON account.id = scope
  WHERE channel IN (SELECT channel FROM account GROUP BY channel HAVING count(*) > 1)
  GROUP BY channel, contact_id;

CREATE INDEX queue_all_attached ON queue (scope, last_id) WHERE open > 0 AND attached = 1;
CREATE INDEX queue_unread_attached ON queue (scope, last_id) WHERE unread > 0 AND attached = 1;
CREATE INDEX queue_unanswered_attached ON queue (scope, waiting_id) WHERE waiting_id IS NOT NULL AND attached = 1;
CREATE INDEX queue_done_attached ON queue (scope, last_id) WHERE open = 0 AND attached = 1;

CREATE TABLE queue_count (
  scope INTEGER NOT NULL,
  attached INTEGER NOT NULL,
  "all" INTEGER NOT NULL,
  unread INTEGER NOT NULL,
  unanswered INTEGER NOT NULL,
  done INTEGER NOT NULL,
  PRIMARY KEY (scope, attached)
) STRICT, WITHOUT ROWID;
INSERT INTO queue_count
  SELECT scope, attached, sum(open > 0), sum(unread > 0), sum(waiting_id IS NOT NULL), sum(open = 0)
  FROM queue GROUP BY scope, attached;

CREATE TRIGGER queue_row_came AFTER INSERT ON queue BEGIN
  INSERT INTO queue_count
    VALUES (new.scope, new.attached, new.open > 0, new.unread > 0, new.waiting_id IS NOT NULL, new.open = 0)
    ON CONFLICT DO UPDATE SET "all" = "all" + excluded."all", unread = unread + excluded.unread,
      unanswered = unanswered + excluded.unanswered, done = done + excluded.done;
END;
CREATE TRIGGER queue_row_went AFTER DELETE ON queue BEGIN
  UPDATE queue_count SET "all" = "all" - (old.open > 0), unread = unread - (old.unread > 0),
      unanswered = unanswered - (old.waiting_id IS NOT NULL), done = done - (old.open = 0)
    WHERE scope = old.scope AND attached = old.attached;
END;
CREATE TRIGGER queue_row_changed AFTER UPDATE ON queue
WHEN (old.open > 0) <> (new.open > 0) OR (old.unread > 0) <> (new.unread > 0)
  OR (old.waiting_id IS NULL) <> (new.waiting_id IS NULL) OR old.attached <> new.attached
BEGIN
  UPDATE queue_count SET "all" = "all" - (old.open > 0), unread = unread - (old.unread > 0),
      unanswered = unanswered - (old.waiting_id IS NOT NULL), done = done - (old.open = 0)
    WHERE scope = old.scope AND attached = old.attached;
  INSERT INTO queue_count
    VALUES (new.scope, new.attached, new.open > 0, new.unread > 0, new.waiting_id IS NOT NULL, new.open = 0)
    ON CONFLICT DO UPDATE SET "all" = "all" + excluded."all", unread = unread + excluded.unread,
      unanswered = unanswered + excluded.unanswered, done = done + excluded.done;
END;
`
