-- What a session asks of the machine, and whose habits it has.
ALTER TABLE session ADD COLUMN gpus INTEGER NOT NULL DEFAULT 1;
ALTER TABLE session ADD COLUMN cpus INTEGER;
ALTER TABLE session ADD COLUMN memory INTEGER;
ALTER TABLE session ADD COLUMN shm INTEGER;
ALTER TABLE session ADD COLUMN python TEXT;
ALTER TABLE session ADD COLUMN compat TEXT;
ALTER TABLE session ADD COLUMN model_path TEXT NOT NULL DEFAULT 'auto';
ALTER TABLE session ADD COLUMN test_fraction REAL NOT NULL DEFAULT 0.1;
ALTER TABLE session ADD COLUMN interactive INTEGER NOT NULL DEFAULT 0;

-- A session that was removed but for its checkpoints is not listed any more.
ALTER TABLE session ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;

-- How its process ended.
ALTER TABLE session ADD COLUMN exit_status INTEGER;
ALTER TABLE session ADD COLUMN peak_memory INTEGER;

-- What submissions keep for later sessions of their team.
CREATE TABLE kept (
  team TEXT NOT NULL,
  dataset TEXT NOT NULL,
  name TEXT NOT NULL,
  tree TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  PRIMARY KEY (team, dataset, name)
);

-- Every submit that ended, graded or not: removing its session does not give it back.
CREATE TABLE attempt (
  team TEXT NOT NULL,
  dataset TEXT NOT NULL,
  number INTEGER NOT NULL,
  verdict TEXT NOT NULL,
  ended_at INTEGER NOT NULL,
  PRIMARY KEY (team, dataset, number)
);

INSERT INTO attempt SELECT team, dataset, number, 'OK', graded_at FROM score;

-- What a removed session cost; a live or ended one tells by its times.
CREATE TABLE spent (
  team TEXT NOT NULL,
  dataset TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  finished_at INTEGER NOT NULL,
  gpus INTEGER NOT NULL
);
