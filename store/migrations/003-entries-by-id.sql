-- An entry is told by its own id. The number alone is not unique: after an operator has set a citizen's workflow back, numbers come again.
ALTER TABLE timeline ADD COLUMN entry_id text NOT NULL DEFAULT '';
ALTER TABLE timeline DROP CONSTRAINT timeline_pkey;
ALTER TABLE timeline ADD PRIMARY KEY (citizen_id, seq, entry_id);
