-- Why: named workers, placements, children of operations, descriptions of suspects, outcomes of charges and returned warrants
-- came after the measures that the catalogue asks of them. The counting role is given the days, places and codes that those
-- are counted from, and no name, no words and no ethnicity: of a description only which of its parts are blank.
-- breaking: no
-- locks: nothing that is in use

grant select (outcome, outcome_on) on charge, charge_history to waymark_count;
grant select (returned_on) on warrant, warrant_history to waymark_count;

do $$
declare
  spec record;
  suffix text;
begin
  for spec in
    select * from (values
      ('child_worker', 'person_id, kind, from_on, until_on'),
      ('operation_child', 'operation_id, person_id, linked_on, link, risk_group'),
      ('placement', 'person_id, authority, direction, home_authority, host_authority, starts_on, ends_on, is_emergency, start_notified_on'),
      ('suspect_description', 'person_id, described_on, self_defined_blank, officer_defined_blank')
    ) as s (name, counted)
  loop
    foreach suffix in array array['', '_history'] loop
      execute format('create policy counted on %I for select to waymark_count using (partnership_id = waymark_partnership())', spec.name || suffix);
    end loop;
    execute format('grant select (partnership_id, %I, version, recorded_at, %s) on %I to waymark_count', spec.name || '_id', spec.counted, spec.name);
    execute format('grant select (partnership_id, %I, version, recorded_at, superseded_at, %s) on %I to waymark_count',
      spec.name || '_id', spec.counted, spec.name || '_history');
  end loop;
end $$;
