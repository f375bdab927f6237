-- The whole schema, for plain PostgreSQL (15 or newer) and for TimescaleDB. What TimescaleDB adds stands in guarded
-- blocks. Times are UTC. Differences from the specification: docs/decisions/0011-schema-differences.md.

-- TimescaleDB refuses to be created, by ending the session, unless the server loaded its library; its loader then
-- defines settings, which is how anybody can tell. Without the right to create it Luna runs as on plain PostgreSQL.
DO $do$
BEGIN
  IF EXISTS (SELECT FROM pg_available_extensions WHERE name = 'timescaledb')
    AND current_setting('timescaledb.disable_load', true) IS NOT NULL
  THEN
    CREATE EXTENSION IF NOT EXISTS timescaledb;
  END IF;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE 'timescaledb is available but may not be created by this user';
END
$do$;

-- TimescaleDB's time_bucket for plain PostgreSQL, value for value: weeks start on Monday, months count from 2000-01.
-- Not STRICT, because only then is it inlined into the query.
DO $do$
BEGIN
  IF EXISTS (SELECT FROM pg_extension WHERE extname = 'timescaledb') THEN
    RETURN;
  END IF;
  CREATE FUNCTION time_bucket(width interval, ts timestamp) RETURNS timestamp
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $fn$
    SELECT CASE WHEN extract(month FROM width) = 0 AND extract(year FROM width) = 0
      THEN date_bin(width, ts, timestamp '2000-01-03')
      ELSE timestamp '2000-01-01' + interval '1 month'
        * (extract(year FROM width) * 12 + extract(month FROM width))::float8
        * floor(((extract(year FROM ts) - 2000) * 12 + extract(month FROM ts) - 1)
          / (extract(year FROM width) * 12 + extract(month FROM width)))::float8
    END
  $fn$;
  CREATE FUNCTION time_bucket(width interval, ts timestamptz) RETURNS timestamptz
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $fn$
    SELECT time_bucket(width, ts AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'
  $fn$;
  CREATE FUNCTION time_bucket(width interval, ts timestamptz, timezone text) RETURNS timestamptz
  LANGUAGE sql STABLE PARALLEL SAFE AS $fn$
    SELECT time_bucket(width, ts AT TIME ZONE timezone) AT TIME ZONE timezone
  $fn$;
END
$do$;

-- Users

CREATE TABLE users (
  user_id UUID NOT NULL DEFAULT gen_random_uuid(),
  external_id TEXT,
  created_at TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT users_pkey PRIMARY KEY (user_id)
);
CREATE UNIQUE INDEX users_external_id_key ON users (external_id);

-- Corpus

CREATE TABLE items (
  item_id UUID NOT NULL DEFAULT gen_random_uuid(),
  kind TEXT NOT NULL,
  source TEXT,
  title TEXT,
  tags TEXT[],
  url TEXT,
  sha256 TEXT,
  version INTEGER DEFAULT 1,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  state TEXT NOT NULL DEFAULT 'ready',
  current_version_id UUID,
  demo BOOLEAN NOT NULL DEFAULT false,
  error_code TEXT,
  error_message TEXT,
  CONSTRAINT items_pkey PRIMARY KEY (item_id)
);
CREATE UNIQUE INDEX items_sha256_key ON items (sha256);
CREATE INDEX idx_items_tags ON items USING GIN (tags);
CREATE INDEX idx_items_sha ON items (sha256);
CREATE INDEX idx_items_created ON items (created_at DESC, item_id);

CREATE TABLE item_versions (
  version_id UUID NOT NULL,
  item_id UUID NOT NULL,
  version INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  bytes BIGINT NOT NULL,
  file_name TEXT NOT NULL,
  format TEXT,
  page_count INTEGER,
  state TEXT NOT NULL DEFAULT 'processing',
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT item_versions_pkey PRIMARY KEY (version_id),
  CONSTRAINT item_versions_item_id_fkey FOREIGN KEY (item_id) REFERENCES items (item_id)
    ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX item_versions_item_id_version_key ON item_versions (item_id, version);

CREATE TABLE item_chunks (
  chunk_id UUID NOT NULL DEFAULT gen_random_uuid(),
  item_id UUID,
  chunk_idx INTEGER NOT NULL,
  text TEXT NOT NULL,
  qdrant_id TEXT,
  metadata JSONB DEFAULT '{}',
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  version_id UUID,
  CONSTRAINT item_chunks_pkey PRIMARY KEY (chunk_id),
  CONSTRAINT item_chunks_item_id_fkey FOREIGN KEY (item_id) REFERENCES items (item_id)
    ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT item_chunks_version_id_fkey FOREIGN KEY (version_id) REFERENCES item_versions (version_id)
    ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX idx_chunks_item ON item_chunks (item_id);
CREATE INDEX idx_chunks_version ON item_chunks (version_id, chunk_idx);

CREATE TABLE index_operations (
  seq BIGSERIAL NOT NULL,
  operation TEXT NOT NULL,
  item_id UUID NOT NULL,
  version_id UUID NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  applied_at TIMESTAMPTZ(3),
  CONSTRAINT index_operations_pkey PRIMARY KEY (seq)
);
CREATE INDEX index_operations_version_id_idx ON index_operations (version_id);

-- Derived search index

CREATE TABLE index_generations (
  generation_id UUID NOT NULL DEFAULT gen_random_uuid(),
  embedder TEXT NOT NULL,
  dimensions INTEGER NOT NULL,
  state TEXT NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT index_generations_pkey PRIMARY KEY (generation_id)
);

CREATE TABLE index_points (
  point_id UUID NOT NULL,
  seq BIGSERIAL NOT NULL,
  generation_id UUID NOT NULL,
  chunk_id UUID NOT NULL,
  version_id UUID NOT NULL,
  item_id UUID NOT NULL,
  word_indices BYTEA NOT NULL,
  word_values BYTEA NOT NULL,
  dense BYTEA NOT NULL,
  payload JSONB NOT NULL DEFAULT '{}',
  CONSTRAINT index_points_pkey PRIMARY KEY (point_id),
  CONSTRAINT index_points_generation_id_fkey FOREIGN KEY (generation_id)
    REFERENCES index_generations (generation_id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX index_points_generation_id_seq_idx ON index_points (generation_id, seq);
CREATE INDEX index_points_version_id_idx ON index_points (version_id);

-- Feedback

CREATE TABLE labels (
  user_id UUID NOT NULL,
  item_id UUID NOT NULL,
  ts TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  reward DOUBLE PRECISION NOT NULL,
  reason TEXT,
  CONSTRAINT labels_pkey PRIMARY KEY (user_id, item_id, ts),
  CONSTRAINT labels_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (user_id),
  CONSTRAINT labels_item_id_fkey FOREIGN KEY (item_id) REFERENCES items (item_id)
);

CREATE TABLE rag_feedback (
  feedback_id UUID NOT NULL DEFAULT gen_random_uuid(),
  user_id UUID,
  question TEXT NOT NULL,
  answer TEXT NOT NULL,
  useful BOOLEAN NOT NULL,
  notes TEXT,
  chunks_used UUID[],
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT rag_feedback_pkey PRIMARY KEY (feedback_id)
);

-- Events and series

CREATE TABLE events (
  event_id UUID NOT NULL DEFAULT gen_random_uuid(),
  user_id UUID,
  ts TIMESTAMPTZ(3) NOT NULL,
  type TEXT NOT NULL,
  item_id UUID,
  chunk_id UUID,
  meta JSONB DEFAULT '{}',
  CONSTRAINT events_pkey PRIMARY KEY (event_id, ts),
  CONSTRAINT events_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (user_id),
  CONSTRAINT events_item_id_fkey FOREIGN KEY (item_id) REFERENCES items (item_id),
  -- An item stays as a tombstone when it is deleted, its chunks go: what a user did is kept without the passage.
  CONSTRAINT events_chunk_id_fkey FOREIGN KEY (chunk_id) REFERENCES item_chunks (chunk_id) ON DELETE SET NULL
);
CREATE INDEX idx_events_user_ts ON events (user_id, ts DESC);
CREATE INDEX idx_events_chunk ON events (chunk_id);
CREATE INDEX idx_events_ts ON events USING BRIN (ts);

CREATE TABLE smart_meter_readings (
  meter_id TEXT NOT NULL,
  ts TIMESTAMPTZ(3) NOT NULL,
  consumption_kw DOUBLE PRECISION,
  production_kw DOUBLE PRECISION,
  voltage DOUBLE PRECISION,
  quality TEXT,
  CONSTRAINT smart_meter_readings_pkey PRIMARY KEY (meter_id, ts)
);
CREATE INDEX idx_readings_ts ON smart_meter_readings USING BRIN (ts);

CREATE TABLE market_prices (
  market TEXT NOT NULL,
  product TEXT NOT NULL,
  ts TIMESTAMPTZ(3) NOT NULL,
  price_eur_mwh DOUBLE PRECISION,
  volume DOUBLE PRECISION,
  CONSTRAINT market_prices_pkey PRIMARY KEY (market, product, ts)
);

DO $do$
BEGIN
  IF EXISTS (SELECT FROM pg_extension WHERE extname = 'timescaledb') THEN
    PERFORM create_hypertable('events', 'ts', if_not_exists => TRUE);
    PERFORM create_hypertable('smart_meter_readings', 'ts', if_not_exists => TRUE);
    PERFORM create_hypertable('market_prices', 'ts', if_not_exists => TRUE);
  END IF;
END
$do$;

CREATE TABLE meters (
  meter_id TEXT NOT NULL,
  name TEXT NOT NULL,
  interval_sec INTEGER NOT NULL DEFAULT 900,
  source TEXT NOT NULL DEFAULT 'real',
  demo BOOLEAN NOT NULL DEFAULT false,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT meters_pkey PRIMARY KEY (meter_id)
);

CREATE TABLE meter_assignments (
  user_id UUID NOT NULL,
  meter_id TEXT NOT NULL,
  CONSTRAINT meter_assignments_pkey PRIMARY KEY (user_id, meter_id),
  CONSTRAINT meter_assignments_meter_id_fkey FOREIGN KEY (meter_id) REFERENCES meters (meter_id)
    ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE feeds (
  name TEXT NOT NULL,
  mode TEXT NOT NULL,
  running BOOLEAN NOT NULL DEFAULT true,
  interval_sec INTEGER NOT NULL,
  rows_written BIGINT NOT NULL DEFAULT 0,
  last_ts TIMESTAMPTZ(3),
  CONSTRAINT feeds_pkey PRIMARY KEY (name)
);

-- Days of Europe/Berlin, whatever the session's time zone; the unique index lets it refresh while it is read.
CREATE MATERIALIZED VIEW mv_events_daily AS
  SELECT date_trunc('day', ts, 'Europe/Berlin') AS day, type, count(*) AS cnt
  FROM events
  GROUP BY 1, 2;
CREATE UNIQUE INDEX mv_events_daily_day_type_key ON mv_events_daily (day, type);

-- Operations

CREATE TABLE jobs (
  job_id UUID NOT NULL DEFAULT gen_random_uuid(),
  kind TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'queued',
  stage TEXT,
  progress DOUBLE PRECISION,
  attempts INTEGER NOT NULL DEFAULT 0,
  payload JSONB NOT NULL DEFAULT '{}',
  result JSONB,
  error_code TEXT,
  error_message TEXT,
  item_id UUID,
  title TEXT,
  trace_id TEXT,
  run_after TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  lease_until TIMESTAMPTZ(3),
  worker TEXT,
  cancel_requested BOOLEAN NOT NULL DEFAULT false,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  started_at TIMESTAMPTZ(3),
  finished_at TIMESTAMPTZ(3),
  CONSTRAINT jobs_pkey PRIMARY KEY (job_id)
);
CREATE INDEX jobs_state_run_after_idx ON jobs (state, run_after);
CREATE INDEX jobs_created_at_job_id_idx ON jobs (created_at DESC, job_id);

CREATE TABLE settings (
  key TEXT NOT NULL,
  value JSONB NOT NULL,
  CONSTRAINT settings_pkey PRIMARY KEY (key)
);
