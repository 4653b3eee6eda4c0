-- Why: whoever takes a call must be able to write down a caller who asks to stay anonymous, and from then on not read it.
-- breaking: no
-- locks: contact_caller, for an instant

create policy recorded_by_actor on contact_caller for insert to waymark_web
  with check (partnership_id = waymark_partnership() and waymark_sees('callers') and waymark_covers(authority)
    and (not restricted or waymark_sees('restricted')));
