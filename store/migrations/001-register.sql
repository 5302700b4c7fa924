-- The register's store. Personal content stands only in records.body, sealed under a key that is not in this database.

CREATE TABLE citizens (
  citizen_id         text PRIMARY KEY,
  cpr_hash           text NOT NULL UNIQUE,          -- keyed hash; the number itself is in the person's record
  birth_date         date NOT NULL,
  jobcentre          text NOT NULL,                 -- as it was when the citizen was created
  administrative_cpr boolean NOT NULL,
  created_at         timestamptz NOT NULL
);

CREATE TABLE records (
  record_id  text PRIMARY KEY,
  citizen_id text NOT NULL,
  command_id text NOT NULL,
  kind       text NOT NULL,
  body       bytea NOT NULL,                        -- initialisation vector, tag, ciphertext
  created_at timestamptz NOT NULL,
  state      text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'owned', 'leaving'))
);
CREATE INDEX records_without_owner ON records (created_at) WHERE state <> 'owned';
CREATE INDEX records_of_command ON records (command_id);

CREATE TABLE timeline (
  citizen_id   text NOT NULL,
  seq          integer NOT NULL,
  recorded_at  timestamptz NOT NULL,
  effective_on date NOT NULL,
  given_by     text NOT NULL,
  command      text NOT NULL,
  rule         text NOT NULL,
  what         jsonb NOT NULL,
  command_id   text,
  PRIMARY KEY (citizen_id, seq)
);

CREATE TABLE messages (
  id         text PRIMARY KEY,                      -- the effect's id
  arrival    bigint GENERATED ALWAYS AS IDENTITY,
  at         timestamptz NOT NULL,
  citizen_id text NOT NULL,
  recipient  text NOT NULL,
  channel    text NOT NULL,
  type       jsonb NOT NULL,                        -- a number of DFDG's, or a name
  body_text  text,
  data       jsonb NOT NULL
);
CREATE UNIQUE INDEX messages_arrival ON messages (arrival);
CREATE INDEX messages_to ON messages (recipient, arrival);
CREATE INDEX messages_of_citizen ON messages (citizen_id, arrival);

CREATE TABLE answers (
  key_hash     text PRIMARY KEY,
  citizen_id   text NOT NULL,
  command_id   text NOT NULL,
  request_hash text NOT NULL,
  status       integer NOT NULL,
  body         json NOT NULL,                       -- json, not jsonb: a repeat answers to the letter, fields in the same order
  at           timestamptz NOT NULL
);

CREATE TABLE work (
  effect_id  text PRIMARY KEY,
  citizen_id text NOT NULL,
  kind       text NOT NULL,
  status     text NOT NULL CHECK (status IN ('pending', 'failing', 'done')),
  attempts   integer NOT NULL,
  error      text,
  result     jsonb,
  since      timestamptz NOT NULL,
  at         timestamptz NOT NULL
);
CREATE INDEX work_open ON work (since) WHERE status <> 'done';

CREATE TABLE access_log (
  entry      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at         timestamptz NOT NULL,
  who        text NOT NULL,
  role       text NOT NULL,
  org        text,
  citizen_id text NOT NULL,
  what       text NOT NULL,
  id         text
);
CREATE INDEX access_log_of_citizen ON access_log (citizen_id, entry);
