-- Why: what protects a release must outlive the records it was counted from: which counts there were, the sums that link
-- them and which are hidden, so that a later release is compared with it and it can be made again to the byte.
-- breaking: no
-- locks: nothing that is in use

create table release_protection (
  partnership_id uuid not null,
  content_hash text not null,
  protection jsonb not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, content_hash),
  constraint release_protection_content_fk foreign key (partnership_id, content_hash) references release_content
);
comment on table release_protection is 'The counts behind a frozen release, hidden ones too, and how they are protected. Never published. Rows are added, never changed.';

alter table release_protection enable row level security;
alter table release_protection force row level security;
create policy seen_by_actor on release_protection to waymark_web
  using (partnership_id = waymark_partnership() and waymark_sees('releases'))
  with check (partnership_id = waymark_partnership() and waymark_sees('releases'));
grant select, insert on release_protection to waymark_web;
