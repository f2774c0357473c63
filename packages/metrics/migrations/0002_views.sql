-- Views for people: docs/sql.md has a question for each. Written by hand; drizzle-kit does not know them. They run on
-- PGlite and on Postgres 15 and newer.

-- A scorer's version is its benchmark's. The newest is the highest that has computed a metric: the one that the other
-- views show.
CREATE VIEW "kvsweep"."scorer_versions" AS
SELECT m.benchmark, max(m.version) AS version
FROM kvsweep.metrics m
GROUP BY m.benchmark;
--> statement-breakpoint
-- One row a sweep, cell, metric and scorer version. Of a cell's rows over different samples it is the one over exactly
-- the captions of this sweep that are counted now. Where there is a row over all of the sweep's samples it is that one,
-- as counts are never taken back; only other cells' counted captions have to be looked up and hashed.
CREATE VIEW "kvsweep"."results_of_all_versions" AS
WITH samples AS (
  SELECT
    ss.sweep_id,
    ss.benchmark,
    count(*)::int AS expected,
    encode(sha256(convert_to(string_agg(ss.sample_id, chr(10) ORDER BY ss.ordinal), 'UTF8')), 'hex') AS samples_hash
  FROM kvsweep.sweep_samples ss
  GROUP BY ss.sweep_id, ss.benchmark
)
SELECT
  s.id AS sweep_id, s.name AS sweep, s.created_at AS submitted_at,
  c.id AS cell_id, sc.ordinal,
  c.model, c.benchmark, m.version, c.method, c.label,
  c.lambda_ref, c.layer_start, c.layer_end, c.target, c.adaptive, c.max_new_tokens, c.options,
  m.metric, m.value, m.low, m.high, m.confidence, m.resamples, m.seed,
  m.n, samples.expected, m.samples_hash
FROM kvsweep.sweeps s
JOIN kvsweep.sweep_cells sc ON sc.sweep_id = s.id
JOIN kvsweep.cells c ON c.id = sc.cell_id
JOIN samples ON samples.sweep_id = s.id AND samples.benchmark = c.benchmark
CROSS JOIN LATERAL (
  SELECT DISTINCT scored.version
  FROM kvsweep.metrics scored
  WHERE scored.cell_id = c.id AND scored.benchmark = c.benchmark
) scorer
CROSS JOIN LATERAL (
  SELECT CASE
    WHEN EXISTS (
      SELECT FROM kvsweep.metrics whole
      WHERE whole.cell_id = c.id AND whole.samples_hash = samples.samples_hash
      AND whole.benchmark = c.benchmark AND whole.version = scorer.version
    ) THEN samples.samples_hash
    ELSE (
      SELECT encode(sha256(convert_to(string_agg(n.sample_id, chr(10) ORDER BY ss.ordinal), 'UTF8')), 'hex')
      FROM kvsweep.sweep_samples ss
      JOIN kvsweep.caption_counts n ON n.cell_id = c.id AND n.sample_id = ss.sample_id
      WHERE ss.sweep_id = s.id AND ss.benchmark = c.benchmark
      AND n.benchmark = c.benchmark AND n.version = scorer.version
    )
  END AS samples_hash
  OFFSET 0 -- Keeps the planner from hashing once a metric instead of once a cell.
) counted
JOIN kvsweep.metrics m
  ON m.cell_id = c.id AND m.samples_hash = counted.samples_hash
  AND m.benchmark = c.benchmark AND m.version = scorer.version;
--> statement-breakpoint
-- One row a sweep, cell and metric, by the newest version of the benchmark's scorer.
CREATE VIEW "kvsweep"."results" AS
SELECT r.*
FROM kvsweep.results_of_all_versions r
JOIN kvsweep.scorer_versions newest ON newest.benchmark = r.benchmark AND newest.version = r.version;
--> statement-breakpoint
-- One row a sweep and cell: CHAIR's metrics as columns, and whatever a benchmark has in the JSON object `metrics`.
CREATE VIEW "kvsweep"."results_wide" AS
SELECT
  r.sweep_id, r.sweep, r.submitted_at,
  r.cell_id, r.ordinal,
  r.model, r.benchmark, r.version, r.method, r.label,
  r.lambda_ref, r.layer_start, r.layer_end, r.target, r.adaptive, r.max_new_tokens, r.options,
  max(r.value) FILTER (WHERE r.metric = 'chairS') AS chair_s,
  max(r.low) FILTER (WHERE r.metric = 'chairS') AS chair_s_low,
  max(r.high) FILTER (WHERE r.metric = 'chairS') AS chair_s_high,
  max(r.value) FILTER (WHERE r.metric = 'chairI') AS chair_i,
  max(r.low) FILTER (WHERE r.metric = 'chairI') AS chair_i_low,
  max(r.high) FILTER (WHERE r.metric = 'chairI') AS chair_i_high,
  max(r.value) FILTER (WHERE r.metric = 'f1') AS f1,
  max(r.low) FILTER (WHERE r.metric = 'f1') AS f1_low,
  max(r.high) FILTER (WHERE r.metric = 'f1') AS f1_high,
  max(r.value) FILTER (WHERE r.metric = 'recall') AS recall,
  max(r.value) FILTER (WHERE r.metric = 'precision') AS precision,
  max(r.value) FILTER (WHERE r.metric = 'length') AS length,
  jsonb_object_agg(r.metric, r.value) AS metrics,
  r.n, r.expected, r.samples_hash
FROM kvsweep.results r
GROUP BY
  r.sweep_id, r.sweep, r.submitted_at, r.cell_id, r.ordinal, r.model, r.benchmark, r.version, r.method, r.label,
  r.lambda_ref, r.layer_start, r.layer_end, r.target, r.adaptive, r.max_new_tokens, r.options,
  r.n, r.expected, r.samples_hash;
--> statement-breakpoint
-- The points of metric against λ_ref. Points that share `curve`, every option but λ_ref, are one line. `greedy` is the
-- baseline's value over the same captions.
CREATE VIEW "kvsweep"."lambda_curve" AS
SELECT *
FROM (
  SELECT
    r.sweep_id, r.sweep, r.cell_id, r.ordinal, r.model, r.benchmark, r.version, r.method, r.label,
    r.options - 'lambdaRef' AS curve,
    r.layer_start, r.layer_end, r.target, r.adaptive,
    r.metric, r.lambda_ref, r.value, r.low, r.high,
    max(r.value) FILTER (WHERE r.method = 'greedy')
      OVER (PARTITION BY r.sweep_id, r.model, r.benchmark, r.version, r.metric, r.samples_hash) AS greedy,
    r.n, r.samples_hash
  FROM kvsweep.results r
) points
WHERE points.lambda_ref IS NOT NULL;
--> statement-breakpoint
-- The points of metric against the range of layers. Points that share `curve`, every option but the layers, are one line.
CREATE VIEW "kvsweep"."layer_curve" AS
SELECT *
FROM (
  SELECT
    r.sweep_id, r.sweep, r.cell_id, r.ordinal, r.model, r.benchmark, r.version, r.method, r.label,
    r.options - 'layers' AS curve,
    r.lambda_ref, r.target, r.adaptive,
    r.metric, r.layer_start, r.layer_end, r.value, r.low, r.high,
    max(r.value) FILTER (WHERE r.method = 'greedy')
      OVER (PARTITION BY r.sweep_id, r.model, r.benchmark, r.version, r.metric, r.samples_hash) AS greedy,
    r.n, r.samples_hash
  FROM kvsweep.results r
) points
WHERE points.layer_start IS NOT NULL;
--> statement-breakpoint
-- CHAIR_S (lower is better) against F1 (higher is better). A cell is dominated where another of the same sweep, model,
-- benchmark and captions is no worse in both and better in one.
CREATE VIEW "kvsweep"."pareto" AS
SELECT
  points.sweep_id, points.sweep, points.cell_id, points.ordinal,
  points.model, points.benchmark, points.version, points.method, points.label,
  points.lambda_ref, points.layer_start, points.layer_end, points.target, points.adaptive,
  points.chair_s, points.f1, points.n, points.samples_hash,
  points.f1 < points.best_f1_of_equals OR coalesce(points.f1 <= points.best_f1_of_lower, false) AS dominated
FROM (
  SELECT
    r.*,
    max(r.f1) OVER (
      PARTITION BY r.sweep_id, r.model, r.benchmark, r.version, r.samples_hash, r.chair_s
    ) AS best_f1_of_equals,
    max(r.f1) OVER (
      PARTITION BY r.sweep_id, r.model, r.benchmark, r.version, r.samples_hash ORDER BY r.chair_s
      RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW EXCLUDE GROUP
    ) AS best_f1_of_lower
  FROM kvsweep.results_wide r
  WHERE r.chair_s IS NOT NULL AND r.f1 IS NOT NULL
) points;
--> statement-breakpoint
-- One row a counted caption of a sweep, by the newest version of the benchmark's scorer: what was counted in it, and
-- where its text is.
CREATE VIEW "kvsweep"."caption_results" AS
SELECT
  s.id AS sweep_id, s.name AS sweep,
  c.id AS cell_id, c.model, c.benchmark, n.version, c.method, c.label,
  c.lambda_ref, c.layer_start, c.layer_end, c.target, c.adaptive,
  ss.sample_id, ss.ordinal, n.counts, i.tokens, i.finish_reason, i.object_key, i.line
FROM kvsweep.sweeps s
JOIN kvsweep.sweep_cells sc ON sc.sweep_id = s.id
JOIN kvsweep.cells c ON c.id = sc.cell_id
JOIN kvsweep.sweep_samples ss ON ss.sweep_id = s.id AND ss.benchmark = c.benchmark
JOIN kvsweep.scorer_versions newest ON newest.benchmark = c.benchmark
JOIN kvsweep.caption_counts n
  ON n.cell_id = c.id AND n.sample_id = ss.sample_id
  AND n.benchmark = newest.benchmark AND n.version = newest.version
JOIN kvsweep.items i ON i.cell_id = c.id AND i.sample_id = ss.sample_id;
--> statement-breakpoint
-- One row a mention of a sweep's captions, by the newest version of the benchmark's scorer.
CREATE VIEW "kvsweep"."caption_mentions" AS
SELECT
  s.id AS sweep_id, s.name AS sweep,
  c.id AS cell_id, c.model, c.benchmark, m.version, c.method, c.label,
  c.lambda_ref, c.layer_start, c.layer_end, c.target, c.adaptive,
  m.sample_id, m.ordinal, m.word, m.class, m.start_offset, m.end_offset, m.hallucinated
FROM kvsweep.sweeps s
JOIN kvsweep.sweep_cells sc ON sc.sweep_id = s.id
JOIN kvsweep.cells c ON c.id = sc.cell_id
JOIN kvsweep.sweep_samples ss ON ss.sweep_id = s.id AND ss.benchmark = c.benchmark
JOIN kvsweep.scorer_versions newest ON newest.benchmark = c.benchmark
JOIN kvsweep.mentions m
  ON m.cell_id = c.id AND m.sample_id = ss.sample_id
  AND m.benchmark = newest.benchmark AND m.version = newest.version;
--> statement-breakpoint
-- One row a sweep: captions owed (expected = done + failed + pending), tokens decoded, and when the last caption ended.
-- Expected is cells times samples: joining every item that could be there takes far longer.
CREATE VIEW "kvsweep"."sweep_progress" AS
WITH owed AS (
  SELECT sc.sweep_id, count(*) AS cells, sum(samples.count) AS expected
  FROM kvsweep.sweep_cells sc
  JOIN kvsweep.cells c ON c.id = sc.cell_id
  LEFT JOIN (
    SELECT ss.sweep_id, ss.benchmark, count(*) AS count
    FROM kvsweep.sweep_samples ss
    GROUP BY ss.sweep_id, ss.benchmark
  ) samples ON samples.sweep_id = sc.sweep_id AND samples.benchmark = c.benchmark
  GROUP BY sc.sweep_id
),
ended AS (
  SELECT
    sc.sweep_id,
    count(*) FILTER (WHERE i.state = 'done') AS done,
    count(*) FILTER (WHERE i.state = 'failed') AS failed,
    sum(i.tokens) AS tokens,
    max(i.finished_at) AS last_finished_at
  FROM kvsweep.sweep_cells sc
  JOIN kvsweep.cells c ON c.id = sc.cell_id
  JOIN kvsweep.items i ON i.cell_id = c.id
  JOIN kvsweep.sweep_samples ss
    ON ss.sweep_id = sc.sweep_id AND ss.benchmark = c.benchmark AND ss.sample_id = i.sample_id
  GROUP BY sc.sweep_id
)
SELECT
  s.id AS sweep_id, s.name AS sweep, s.created_at AS submitted_at,
  coalesce(owed.cells, 0)::int AS cells,
  coalesce(owed.expected, 0)::int AS expected,
  coalesce(ended.done, 0)::int AS done,
  coalesce(ended.failed, 0)::int AS failed,
  (coalesce(owed.expected, 0) - coalesce(ended.done, 0) - coalesce(ended.failed, 0))::int AS pending,
  coalesce(ended.tokens, 0)::bigint AS tokens,
  ended.last_finished_at
FROM kvsweep.sweeps s
LEFT JOIN owed ON owed.sweep_id = s.id
LEFT JOIN ended ON ended.sweep_id = s.id;
--> statement-breakpoint
-- One row a sweep and cell: the SHA-256 of everything that its captions came from. With `results.version`, the scorer's,
-- a number can be traced to specification, weights, data and code.
CREATE VIEW "kvsweep"."provenance" AS
SELECT
  s.id AS sweep_id, s.name AS sweep, s.created_at AS submitted_at,
  encode(sha256(convert_to(s.file, 'UTF8')), 'hex') AS file_hash,
  c.id AS cell_id, c.label,
  c.model, c.identity -> 'model' ->> 'fingerprint' AS model_fingerprint,
  c.benchmark, c.identity -> 'benchmark' ->> 'fingerprint' AS data_fingerprint,
  c.identity -> 'engine' ->> 'version' AS engine_version,
  c.identity -> 'engine' ->> 'provider' AS provider,
  c.identity -> 'engine' ->> 'dtype' AS dtype,
  c.identity ->> 'question' AS question,
  c.options, c.identity
FROM kvsweep.sweeps s
JOIN kvsweep.sweep_cells sc ON sc.sweep_id = s.id
JOIN kvsweep.cells c ON c.id = sc.cell_id;
