-- Whoever watches jobs asks at every pulse which ones ended lately.
CREATE INDEX jobs_finished_at_idx ON jobs (finished_at);
