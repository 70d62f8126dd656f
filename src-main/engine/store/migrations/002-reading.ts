/**
 * Reading in depth: what a report or a calendar request says, who may show remote images, notes about people, and the
 * index behind "next unread".
 */
export const reading = `
-- JSON: what the machine-readable part of a message says; null for most.
ALTER TABLE message_body ADD COLUMN about TEXT;

-- Senders whose remote images are shown without asking; addresses in lower case.
CREATE TABLE image_sender (address TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

-- Projected from 'note' actions: an agent's words about the person behind an identity.
CREATE TABLE contact_note (identity_id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;

CREATE INDEX message_unread ON message (contact_id, id)
  WHERE direction = 0 AND gone = 0 AND ifnull(read_override, flags & 1) = 0;
`
