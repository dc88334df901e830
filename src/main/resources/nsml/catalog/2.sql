-- A session that was removed but for its checkpoints is not listed any more.
ALTER TABLE session ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;
