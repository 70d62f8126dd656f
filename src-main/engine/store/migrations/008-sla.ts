/** When a row of the queue is in a view, in the order of the columns of `queue_count`. */
const views = {
  all: 'open > 0',
  unread: 'unread > 0',
  unanswered: 'waiting_id IS NOT NULL',
  unassigned: 'unassigned > 0',
  waiting: 'waiting > 0',
  snoozed: 'wakes_at IS NOT NULL',
  done: 'open = 0 AND waiting = 0 AND wakes_at IS NULL AND hidden = 0',
  due: 'due_at IS NOT NULL',
} as const

type View = keyof typeof views
const all = Object.keys(views) as readonly View[]
const others = all.filter((view) => view !== 'due')
/** The columns that views other than Due go by. */
const counted = ['open', 'unread', 'waiting_id', 'unassigned', 'waiting', 'wakes_at', 'hidden']

const columns = all.map((name) => `"${name}"`)
const inView = (row: 'old' | 'new', view: View) =>
  `(${views[view].replace(/[a-z]\w*(?= [>=I])/g, (column) => `${row}.${column}`)})`
const inViews = (row: 'old' | 'new', of: readonly View[]) => of.map((view) => inView(row, view)).join(', ')
const added = columns.map((column) => `${column} = ${column} + excluded.${column}`).join(', ')
const takenAway = (of: readonly View[]) => of.map((view) => `"${view}" = "${view}" - ${inView('old', view)}`).join(', ')

/**
 * How long what waits for us may wait. Calendars and policies are rows of this desk alone; what they make of a
 * conversation is a projection, the clock that runs out first, and nothing in it counts: it says when, not how long.
 */
export const sla = `
-- content: JSON of the contract's calendar or policy. public_days: JSON of its country's holidays, as the library told
-- them when it was saved. place: the order in which policies are tried.
CREATE TABLE calendar (id INTEGER PRIMARY KEY AUTOINCREMENT, content TEXT NOT NULL, public_days TEXT NOT NULL) STRICT;
CREATE TABLE sla_policy (id INTEGER PRIMARY KEY AUTOINCREMENT, place INTEGER NOT NULL, content TEXT NOT NULL) STRICT;

-- Counts every change of them, so that what is kept of them in memory knows when it is old.
CREATE TABLE sla_revision (revision INTEGER NOT NULL) STRICT;
INSERT INTO sla_revision VALUES (0);
${['calendar', 'sla_policy']
  .flatMap((table) =>
    ['INSERT', 'UPDATE', 'DELETE'].map(
      (change) => `CREATE TRIGGER ${table}_${change.toLowerCase()} AFTER ${change} ON ${table} BEGIN
  UPDATE sla_revision SET revision = revision + 1;
END;`,
    ),
  )
  .join('\n')}

-- Warnings (0) and breaches (1) that were told, once ever: by the message that the clock counts from. No projection.
CREATE TABLE sla_told (
  message_id INTEGER NOT NULL,
  clock INTEGER NOT NULL,
  what INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (message_id, clock, what)
) STRICT, WITHOUT ROWID;

-- What was late before a desk had clocks is not told.
INSERT INTO setting SELECT 'desk.slaSince', max(max(ifnull(last_sync_at, 0), created_at)) FROM account
  HAVING count(*) > 0;

-- Of its clocks that run the one that is due first: when, when it is warned of, its place in the contract's list, the
-- message it counts from and the policy. Without one that runs, a paused one: why, and the counted time left to it.
-- tell_at: when there is something to tell of it next.
ALTER TABLE conversation ADD COLUMN due_at INTEGER;
ALTER TABLE conversation ADD COLUMN warn_at INTEGER;
ALTER TABLE conversation ADD COLUMN due_clock INTEGER;
ALTER TABLE conversation ADD COLUMN due_from INTEGER;
ALTER TABLE conversation ADD COLUMN due_policy INTEGER;
ALTER TABLE conversation ADD COLUMN due_paused INTEGER;
ALTER TABLE conversation ADD COLUMN due_left INTEGER;
ALTER TABLE conversation ADD COLUMN tell_at INTEGER;
CREATE INDEX conversation_due ON conversation (contact_id, due_at, account_id)
  WHERE due_at IS NOT NULL AND snoozed_until IS NULL;
CREATE INDEX conversation_due_paused ON conversation (contact_id) WHERE due_paused IS NOT NULL;
CREATE INDEX conversation_due_order ON conversation (due_at, warn_at, contact_id, account_id, snoozed_until)
  WHERE due_at IS NOT NULL;
CREATE INDEX conversation_tell ON conversation (tell_at) WHERE tell_at IS NOT NULL;

-- Answers that left from this desk: they count from when they left.
CREATE INDEX message_left ON message (conversation_id, id) WHERE here = 1 AND direction = 1;
-- What was said of a conversation with an answer counts when that leaves.
CREATE INDEX outbox_then ON outbox (then_action) WHERE then_action IS NOT NULL;

-- The queue by what is due first: of the conversations that are awake.
ALTER TABLE queue ADD COLUMN due_at INTEGER;
CREATE INDEX queue_due ON queue (scope, facet, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX queue_due_attached ON queue (scope, facet, due_at) WHERE due_at IS NOT NULL AND attached = 1;
ALTER TABLE queue_count ADD COLUMN due INTEGER NOT NULL DEFAULT 0;
DROP TRIGGER queue_row_came;
DROP TRIGGER queue_row_went;
DROP TRIGGER queue_row_changed;
CREATE TRIGGER queue_row_came AFTER INSERT ON queue BEGIN
  INSERT INTO queue_count (scope, facet, attached, ${columns.join(', ')})
    VALUES (new.scope, new.facet, new.attached, ${inViews('new', all)})
    ON CONFLICT DO UPDATE SET ${added};
END;
CREATE TRIGGER queue_row_went AFTER DELETE ON queue BEGIN
  UPDATE queue_count SET ${takenAway(all)}
    WHERE scope = old.scope AND facet = old.facet AND attached = old.attached;
END;
-- Two of them, for due times are written by the thousand after an edit of the rules and seldom change a count.
CREATE TRIGGER queue_row_changed AFTER UPDATE OF attached, ${counted.join(', ')} ON queue
WHEN (${inViews('old', others)}, old.attached) <> (${inViews('new', others)}, new.attached)
BEGIN
  UPDATE queue_count SET ${takenAway(others)}, due = due - (old.due_at IS NOT NULL AND old.attached <> new.attached)
    WHERE scope = old.scope AND facet = old.facet AND attached = old.attached;
  INSERT INTO queue_count (scope, facet, attached, ${columns.join(', ')})
    VALUES (new.scope, new.facet, new.attached, ${inViews('new', others)},
      new.due_at IS NOT NULL AND old.attached <> new.attached)
    ON CONFLICT DO UPDATE SET ${added};
END;
CREATE TRIGGER queue_due_changed AFTER UPDATE OF due_at ON queue
WHEN (old.due_at IS NULL) <> (new.due_at IS NULL) AND old.attached = new.attached
BEGIN
  UPDATE queue_count SET due = due + (new.due_at IS NOT NULL) - (old.due_at IS NOT NULL)
    WHERE scope = new.scope AND facet = new.facet AND attached = new.attached;
END;
`
