/**
 * A log of the database's own: triggers write down what becomes of units and captions, so that nothing depends on the
 * product telling the truth of itself. What is rolled back is in no log. Safe to run again.
 */
export const witnessSql = `
create schema if not exists chaos;
create table if not exists chaos.log (
  seq bigserial primary key,
  at timestamptz not null default clock_timestamp(),
  tx text not null default txid_current()::text,
  source text not null,
  entry jsonb not null
);

create or replace function chaos.see_unit() returns trigger language plpgsql as $$
begin
  insert into chaos.log (source, entry) values
    ('claim', jsonb_build_object('unitId', new.id, 'attempt', new.attempt, 'workerId', new.worker_id));
  return null;
end $$;

create or replace function chaos.see_item() returns trigger language plpgsql as $$
begin
  insert into chaos.log (source, entry) values
    ('item', jsonb_build_object('cellId', new.cell_id, 'sampleId', new.sample_id, 'from', old.state,
      'to', new.state, 'objectKey', new.object_key));
  return null;
end $$;

create or replace function chaos.see_event() returns trigger language plpgsql as $$
begin
  insert into chaos.log (source, entry) values
    ('event', jsonb_build_object('kind', new.kind, 'unitId', new.unit_id, 'attempt', new.attempt,
      'workerId', new.worker_id));
  return null;
end $$;

create or replace trigger see_unit after update on kvsweep.units for each row
  when (old.attempt is distinct from new.attempt) execute function chaos.see_unit();
create or replace trigger see_item after update on kvsweep.items for each row
  when (old.state is distinct from new.state or old.object_key is distinct from new.object_key)
  execute function chaos.see_item();
create or replace trigger see_event after insert on kvsweep.events for each row
  execute function chaos.see_event();
`;
