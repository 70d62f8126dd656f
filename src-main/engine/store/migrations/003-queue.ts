/**
 * The queue by what it is narrowed down to: a contact's row says whether they sent or got a file, and its indexes carry
 * that, so that a page is read from the index alone. A file is what a reader would call one: pictures that a mail shows
 * inside its text are none. Scopes below zero are channels with several accounts, as `queue-scopes.ts` says.
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

DROP INDEX queue_all;
DROP INDEX queue_unread;
DROP INDEX queue_unanswered;
DROP INDEX queue_done;
CREATE INDEX queue_all ON queue (scope, last_id, attached) WHERE open > 0;
CREATE INDEX queue_unread ON queue (scope, last_id, attached) WHERE unread > 0;
CREATE INDEX queue_unanswered ON queue (scope, waiting_id, attached) WHERE waiting_id IS NOT NULL;
CREATE INDEX queue_done ON queue (scope, last_id, attached) WHERE open = 0;

INSERT INTO queue (scope, contact_id, last_id, waiting_id, unread, open, attached)
  SELECT CASE channel WHEN 'email' THEN -1 WHEN 'telegram' THEN -2 WHEN 'xmpp' THEN -3
      WHEN 'livechat' THEN -4 WHEN 'mastodon' THEN -5 ELSE -6 END,
    contact_id, max(last_id), min(waiting_id), sum(unread), sum(open), max(attached)
  FROM queue JOIN account ON account.id = scope
  WHERE channel IN (SELECT channel FROM account GROUP BY channel HAVING count(*) > 1)
  GROUP BY channel, contact_id;
`
