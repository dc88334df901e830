-- What held a session within its bounds, and what it had of the processors, in milliseconds.
ALTER TABLE session ADD COLUMN protection TEXT;
ALTER TABLE session ADD COLUMN cpu_time INTEGER;
ALTER TABLE score ADD COLUMN protection TEXT NOT NULL DEFAULT '';

-- What an organiser should know of a session; kept when the session is removed.
CREATE TABLE notice (
  team TEXT NOT NULL,
  dataset TEXT NOT NULL,
  number INTEGER NOT NULL,
  noticed_at INTEGER NOT NULL,
  text TEXT NOT NULL
);
