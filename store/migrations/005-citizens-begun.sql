-- Whether the citizen's workflow has begun: from then on one that is not there is missing, and never begun anew in silence.
ALTER TABLE citizens ADD COLUMN begun boolean NOT NULL DEFAULT false;
