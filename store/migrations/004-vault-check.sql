-- A keyed check value of the vault that this store's records are sealed with: another vault stops the start.
CREATE TABLE vault_check (
  one_row boolean PRIMARY KEY DEFAULT true CHECK (one_row),
  value   text NOT NULL
);
