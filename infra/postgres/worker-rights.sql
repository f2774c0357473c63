-- What a worker may do with the ledger: claim units, tell what became of captions, and say that it lives. It cannot make
-- sweeps or cells, change what is owed, delete anything, or read tokens and results. Run it by the owner of the tables,
-- again after every upgrade:
--
--   psql "$KVSWEEP_DATABASE_URL" -f infra/postgres/worker-rights.sql

grant usage on schema kvsweep to kvsweep_worker;
revoke all on all tables in schema kvsweep from kvsweep_worker;

grant select on kvsweep.migrations, kvsweep.sweeps, kvsweep.cells, kvsweep.sweep_cells, kvsweep.sweep_samples,
  kvsweep.units, kvsweep.items, kvsweep.workers, kvsweep.self_tests to kvsweep_worker;

grant update (attempt, attempt_token, claimed_at, lease_until, worker_id, failures, finished_at)
  on kvsweep.units to kvsweep_worker;
grant update (state, crashes, object_key, line, tokens, finish_reason, error_name, error_message, finished_at)
  on kvsweep.items to kvsweep_worker;

grant insert, update on kvsweep.workers to kvsweep_worker;
grant insert on kvsweep.self_tests, kvsweep.events, kvsweep.timings to kvsweep_worker;
