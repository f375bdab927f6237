-- Hourly and local-day sums of readings and prices: continuous aggregates on TimescaleDB (2.18 or newer), tables of the
-- same columns on plain PostgreSQL. Sum, count, min, max and the count per quality add up exactly to longer periods.

-- A day of Berlin whose sums are not to be trusted, because a row in it came, changed or went since they were made.
-- Every statement adds lines of its own, so writers never wait for each other; whoever refreshed a day removes those
-- lines it saw before it began.
CREATE TABLE changed_days (
  change_id BIGSERIAL NOT NULL,
  series TEXT NOT NULL,
  day TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT changed_days_pkey PRIMARY KEY (change_id)
);
CREATE INDEX changed_days_series_day_change_id_idx ON changed_days (series, day, change_id);

-- Hours first: they are few, and the zone costs time. TRUNCATE has no rows to show, so it asks the sums. Runs as its owner,
-- so that whoever may write rows need not be given this table too.
CREATE FUNCTION note_changed_days() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path FROM CURRENT AS $fn$
DECLARE
  series CONSTANT text := TG_ARGV[0];
  hour CONSTANT interval := '1 hour';
  zero CONSTANT timestamptz := '2000-01-01 00:00:00+00';
BEGIN
  IF TG_OP = 'UPDATE' THEN
    INSERT INTO changed_days (series, day)
    SELECT DISTINCT series, date_trunc('day', at, 'Europe/Berlin') FROM (
      SELECT date_bin(hour, ts, zero) FROM changed_before UNION SELECT date_bin(hour, ts, zero) FROM changed
    ) AS hours(at);
  ELSIF TG_OP = 'TRUNCATE' THEN
    EXECUTE format('INSERT INTO changed_days (series, day) SELECT DISTINCT $1, bucket FROM %I', series || '_daily')
    USING series;
  ELSE
    INSERT INTO changed_days (series, day)
    SELECT DISTINCT series, date_trunc('day', at, 'Europe/Berlin') FROM (
      SELECT DISTINCT date_bin(hour, ts, zero) FROM changed
    ) AS hours(at);
  END IF;
  RETURN NULL;
END
$fn$;

DO $do$
DECLARE
  source text;
  series text;
BEGIN
  FOR source, series IN VALUES ('smart_meter_readings', 'readings'), ('market_prices', 'prices') LOOP
    EXECUTE format($q$
      CREATE TRIGGER note_inserted AFTER INSERT ON %1$I REFERENCING NEW TABLE AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days(%2$L);
      CREATE TRIGGER note_updated AFTER UPDATE ON %1$I REFERENCING OLD TABLE AS changed_before NEW TABLE AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days(%2$L);
      CREATE TRIGGER note_deleted AFTER DELETE ON %1$I REFERENCING OLD TABLE AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days(%2$L);
      CREATE TRIGGER note_truncated AFTER TRUNCATE ON %1$I
        FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days(%2$L);
      INSERT INTO changed_days (series, day)
      SELECT DISTINCT %2$L, date_trunc('day', at, 'Europe/Berlin') FROM (
        SELECT DISTINCT date_bin('1 hour', ts, timestamptz '2000-01-01 00:00:00+00') FROM %1$I) AS hours(at)
    $q$, source, series);
  END LOOP;
END
$do$;

-- On plain PostgreSQL the same CALL refreshes: it makes the sums of [window_start, window_end) again, both bounds at the
-- start of a bucket. The function `<aggregate>_of` gives them, so that the bounds reach the index of the rows.
DO $do$
BEGIN
  IF EXISTS (SELECT FROM pg_extension WHERE extname = 'timescaledb') THEN
    RETURN;
  END IF;
  CREATE PROCEDURE refresh_continuous_aggregate(
    continuous_aggregate regclass, window_start timestamptz, window_end timestamptz
  ) LANGUAGE plpgsql AS $fn$
  BEGIN
    EXECUTE format('LOCK TABLE %s IN SHARE ROW EXCLUSIVE MODE', continuous_aggregate);
    EXECUTE format('DELETE FROM %s WHERE bucket >= $1 AND bucket < $2', continuous_aggregate)
    USING window_start, window_end;
    EXECUTE format('INSERT INTO %1$s SELECT * FROM %1$s_of($1, $2)', continuous_aggregate)
    USING window_start, window_end;
  END
  $fn$;
END
$do$;

-- Days are made of hours. Berlin is whole hours away from UTC, so every hour lies in one local day.
DO $do$
DECLARE
  timescale CONSTANT boolean := EXISTS (SELECT FROM pg_extension WHERE extname = 'timescaledb');
  hour CONSTANT text := $q$time_bucket('1 hour', ts)$q$;
  day CONSTANT text := $q$time_bucket('1 day', bucket, 'Europe/Berlin')$q$;
  reading_sums CONSTANT text := $q$
    count(*) AS row_count,
    sum(consumption_kw) AS consumption_sum, count(consumption_kw) AS consumption_count,
    min(consumption_kw) AS consumption_min, max(consumption_kw) AS consumption_max,
    sum(production_kw) AS production_sum, count(production_kw) AS production_count,
    min(production_kw) AS production_min, max(production_kw) AS production_max,
    sum(voltage) AS voltage_sum, count(voltage) AS voltage_count,
    count(*) FILTER (WHERE coalesce(quality, 'MEASURED') = 'MEASURED') AS measured_count,
    count(*) FILTER (WHERE quality = 'SUBSTITUTE') AS substitute_count,
    count(*) FILTER (WHERE quality = 'PROVISIONAL') AS provisional_count,
    count(*) FILTER (WHERE quality = 'PROPOSED') AS proposed_count,
    count(*) FILTER (WHERE quality = 'FORECAST') AS forecast_count,
    count(*) FILTER (WHERE quality = 'MISSING') AS missing_count,
    count(*) FILTER (WHERE quality = 'UNUSABLE') AS unusable_count $q$;
  reading_sums_again CONSTANT text := $q$
    sum(row_count)::bigint AS row_count,
    sum(consumption_sum) AS consumption_sum, sum(consumption_count)::bigint AS consumption_count,
    min(consumption_min) AS consumption_min, max(consumption_max) AS consumption_max,
    sum(production_sum) AS production_sum, sum(production_count)::bigint AS production_count,
    min(production_min) AS production_min, max(production_max) AS production_max,
    sum(voltage_sum) AS voltage_sum, sum(voltage_count)::bigint AS voltage_count,
    sum(measured_count)::bigint AS measured_count, sum(substitute_count)::bigint AS substitute_count,
    sum(provisional_count)::bigint AS provisional_count, sum(proposed_count)::bigint AS proposed_count,
    sum(forecast_count)::bigint AS forecast_count, sum(missing_count)::bigint AS missing_count,
    sum(unusable_count)::bigint AS unusable_count $q$;
  price_sums CONSTANT text := $q$
    count(*) AS row_count,
    sum(price_eur_mwh) AS price_sum, count(price_eur_mwh) AS price_count,
    min(price_eur_mwh) AS price_min, max(price_eur_mwh) AS price_max,
    sum(volume) AS volume_sum, count(volume) AS volume_count $q$;
  price_sums_again CONSTANT text := $q$
    sum(row_count)::bigint AS row_count,
    sum(price_sum) AS price_sum, sum(price_count)::bigint AS price_count,
    min(price_min) AS price_min, max(price_max) AS price_max,
    sum(volume_sum) AS volume_sum, sum(volume_count)::bigint AS volume_count $q$;
  aggregate text;
  source text;
  key text;
  ts text;
  bucket text;
  sums text;
  body text;
BEGIN
  IF NOT timescale THEN
    CREATE TABLE readings_hourly (
      meter_id TEXT NOT NULL,
      bucket TIMESTAMPTZ(3) NOT NULL,
      row_count BIGINT NOT NULL,
      consumption_sum DOUBLE PRECISION,
      consumption_count BIGINT NOT NULL,
      consumption_min DOUBLE PRECISION,
      consumption_max DOUBLE PRECISION,
      production_sum DOUBLE PRECISION,
      production_count BIGINT NOT NULL,
      production_min DOUBLE PRECISION,
      production_max DOUBLE PRECISION,
      voltage_sum DOUBLE PRECISION,
      voltage_count BIGINT NOT NULL,
      measured_count BIGINT NOT NULL,
      substitute_count BIGINT NOT NULL,
      provisional_count BIGINT NOT NULL,
      proposed_count BIGINT NOT NULL,
      forecast_count BIGINT NOT NULL,
      missing_count BIGINT NOT NULL,
      unusable_count BIGINT NOT NULL,
      CONSTRAINT readings_hourly_pkey PRIMARY KEY (meter_id, bucket)
    );
    CREATE TABLE prices_hourly (
      market TEXT NOT NULL,
      product TEXT NOT NULL,
      bucket TIMESTAMPTZ(3) NOT NULL,
      row_count BIGINT NOT NULL,
      price_sum DOUBLE PRECISION,
      price_count BIGINT NOT NULL,
      price_min DOUBLE PRECISION,
      price_max DOUBLE PRECISION,
      volume_sum DOUBLE PRECISION,
      volume_count BIGINT NOT NULL,
      CONSTRAINT prices_hourly_pkey PRIMARY KEY (market, product, bucket)
    );
    CREATE TABLE readings_daily (LIKE readings_hourly INCLUDING ALL);
    CREATE TABLE prices_daily (LIKE prices_hourly INCLUDING ALL);
    -- For the refresh only: a B-tree here would be taken by reads of one meter too, and then read all meters.
    CREATE INDEX readings_hourly_bucket_idx ON readings_hourly USING BRIN (bucket);
    CREATE INDEX readings_daily_bucket_idx ON readings_daily USING BRIN (bucket);
    CREATE INDEX prices_hourly_bucket_idx ON prices_hourly USING BRIN (bucket);
    CREATE INDEX prices_daily_bucket_idx ON prices_daily USING BRIN (bucket);
  END IF;
  FOR aggregate, source, key, ts, bucket, sums IN VALUES
    ('readings_hourly', 'smart_meter_readings', 'meter_id', 'ts', hour, reading_sums),
    ('readings_daily', 'readings_hourly', 'meter_id', 'bucket', day, reading_sums_again),
    ('prices_hourly', 'market_prices', 'market, product', 'ts', hour, price_sums),
    ('prices_daily', 'prices_hourly', 'market, product', 'bucket', day, price_sums_again)
  LOOP
    body := format('SELECT %s, %s AS bucket, %s FROM %I', key, bucket, sums, source);
    IF timescale THEN
      EXECUTE format('CREATE MATERIALIZED VIEW %I WITH (timescaledb.continuous, timescaledb.materialized_only = true)
        AS %s GROUP BY %s, %s WITH NO DATA', aggregate, body, key, bucket);
      -- Luna refreshes what changed. The policy is for whoever writes and reads past Luna.
      PERFORM add_continuous_aggregate_policy(aggregate::regclass, start_offset => interval '1 year',
        end_offset => interval '1 day', schedule_interval => interval '1 hour');
    ELSE
      EXECUTE format('CREATE FUNCTION %I(since timestamptz, until timestamptz) RETURNS SETOF %I LANGUAGE sql STABLE
        AS $f$ %s WHERE %s >= since AND %4$s < until GROUP BY %s, %s $f$',
        aggregate || '_of', aggregate, body, ts, key, bucket);
    END IF;
  END LOOP;
END
$do$;
