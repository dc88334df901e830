-- The last number given in each dataset, so that a number is never used twice, whatever is removed.
CREATE TABLE counter (
  team TEXT NOT NULL,
  dataset TEXT NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (team, dataset)
);

CREATE TABLE session (
  team TEXT NOT NULL,
  dataset TEXT NOT NULL,
  number INTEGER NOT NULL,
  kind TEXT NOT NULL,
  source_session TEXT,
  source_checkpoint TEXT,
  dataset_version TEXT NOT NULL,
  code TEXT NOT NULL,
  entry TEXT NOT NULL,
  arguments TEXT NOT NULL,
  sandbox TEXT NOT NULL,
  seed INTEGER NOT NULL,
  memo TEXT NOT NULL,
  state TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  started_at INTEGER,
  finished_at INTEGER,
  image TEXT,
  owner_pid INTEGER NOT NULL,
  owner_birth INTEGER NOT NULL,
  process_pid INTEGER,
  process_birth INTEGER,
  stop_requested INTEGER NOT NULL DEFAULT 0,
  phase TEXT,
  verdict TEXT,
  detail TEXT,
  used TEXT,
  PRIMARY KEY (team, dataset, number)
);

CREATE TABLE checkpoint (
  team TEXT NOT NULL,
  dataset TEXT NOT NULL,
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  tree TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  saved_at INTEGER NOT NULL,
  elapsed INTEGER NOT NULL,
  summary TEXT NOT NULL,
  PRIMARY KEY (team, dataset, number, name),
  FOREIGN KEY (team, dataset, number) REFERENCES session ON DELETE CASCADE
);

CREATE TABLE report (
  team TEXT NOT NULL,
  dataset TEXT NOT NULL,
  number INTEGER NOT NULL,
  step INTEGER NOT NULL,
  reported_at INTEGER NOT NULL,
  summary INTEGER NOT NULL,
  measured TEXT NOT NULL,
  FOREIGN KEY (team, dataset, number) REFERENCES session ON DELETE CASCADE
);

CREATE INDEX report_of_session ON report (team, dataset, number);

-- A score outlives its submit session: the board is not rewritten by tidying up.
CREATE TABLE score (
  team TEXT NOT NULL,
  dataset TEXT NOT NULL,
  number INTEGER NOT NULL,
  dataset_version TEXT NOT NULL,
  model_session TEXT NOT NULL,
  model_checkpoint TEXT NOT NULL,
  arguments TEXT NOT NULL,
  sandbox TEXT NOT NULL,
  metric TEXT NOT NULL,
  public_score REAL NOT NULL,
  private_score REAL NOT NULL,
  overall_score REAL NOT NULL,
  public_tie REAL NOT NULL,
  private_tie REAL NOT NULL,
  overall_tie REAL NOT NULL,
  graded_at INTEGER NOT NULL,
  PRIMARY KEY (team, dataset, number)
);
