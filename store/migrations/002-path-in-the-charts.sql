-- Which things an entry took from which state to which: the path that a citizen's own diagram shows.
ALTER TABLE timeline ADD COLUMN moves jsonb;
