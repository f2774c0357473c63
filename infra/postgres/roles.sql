-- Roles of least privilege. Run it once by a superuser, in the database of the ledger:
--
--   psql "$ADMIN_URL" -v coordinator_password=… -v worker_password=… -f infra/postgres/roles.sql
--
-- and, after the coordinator has made the tables (it does when it starts), infra/postgres/worker-rights.sql.

create role kvsweep_coordinator login password :'coordinator_password';
create role kvsweep_worker login password :'worker_password';

-- The coordinator makes the schema kvsweep and its tables, and so owns them.
select format('grant connect, create on database %I to kvsweep_coordinator', current_database()) \gexec
select format('grant connect on database %I to kvsweep_worker', current_database()) \gexec
