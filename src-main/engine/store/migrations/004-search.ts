/**
 * Search by sender, recipient and facts, the newest first by the index's own order: a row of the index counts down from
 * the greatest message id, because FTS5 skips ahead only while it walks upwards. The texts are put in again slice by
 * slice after the desk opened, newest first; `desk.unindexed` says how far that went.
 */
export const search = `
DROP TABLE search;
CREATE VIRTUAL TABLE search USING fts5 (
  subject, body, sender, recipients, files, facets,
  content = '', contentless_delete = 1,
  tokenize = "unicode61 remove_diacritics 2"
);
INSERT INTO search (search, rank) VALUES ('automerge', 0);
INSERT INTO search (search, rank) VALUES ('crisismerge', 128);
INSERT INTO search (search, rank) VALUES ('hashsize', 67108864);
INSERT INTO setting
  SELECT 'desk.unindexed', json_object('through', max(id), 'messages', count(*)) FROM message WHERE gone = 0
  HAVING count(*) > 0;

-- What 'is:unread' and 'is:starred' find, the newest first.
CREATE INDEX message_unread_newest ON message (id)
  WHERE direction = 0 AND gone = 0 AND ifnull(read_override, flags & 1) = 0;
CREATE INDEX message_starred ON message (id) WHERE gone = 0 AND flags & 2 <> 0;
`
