-- Why: a person is one row whatever they are to others; names, identifiers and addresses are rows of their own.
-- breaking: no
-- locks: nothing that exists

create table person (
  partnership_id uuid not null,
  person_id uuid not null,
  ref text not null,
  given_name text,
  family_name text,
  date_of_birth text,
  sex text,
  ethnicity text,
  home_authority text,
  restricted boolean not null default false,
  version integer not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, person_id),
  constraint person_ref_once unique (partnership_id, ref),
  constraint person_birth_partial check (date_of_birth ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  constraint person_sex_known check (sex in ('F', 'M', 'U', 'I'))
);
alter table person add constraint person_home_authority_fk foreign key (home_authority) references authority;
comment on table person is 'One human being. What they are to a contact, an operation or a notice is a link elsewhere.';
comment on column person.ref is 'The sender''s stable key, or our own short reference.';
comment on column person.date_of_birth is 'As far as it is known: YYYY, YYYY-MM or YYYY-MM-DD.';
comment on column person.home_authority is 'Where the person lives, which may lie outside the partnership.';
comment on column person.restricted is 'Seen only by those cleared for restricted records: in lists, counts and search alike.';

create table person_name (
  partnership_id uuid not null,
  person_name_id uuid not null,
  person_id uuid not null,
  kind text not null,
  given_name text,
  family_name text,
  restricted boolean not null default false,
  version integer not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, person_name_id),
  constraint person_name_person_fk foreign key (partnership_id, person_id) references person,
  constraint person_name_kind_known check (kind in ('known_as', 'birth', 'previous', 'as_told'))
);
create index person_name_by_person on person_name (partnership_id, person_id);
comment on table person_name is 'Other names a person is or was known by.';

create table person_identifier (
  partnership_id uuid not null,
  person_identifier_id uuid not null,
  person_id uuid not null,
  kind text not null,
  value text not null,
  source text not null,
  valid_from date,
  valid_to date,
  restricted boolean not null default false,
  version integer not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, person_identifier_id),
  constraint person_identifier_person_fk foreign key (partnership_id, person_id) references person,
  constraint person_identifier_kind_known check (kind in ('nhs_number', 'upn', 'police_reference', 'case_number'))
);
create index person_identifier_by_person on person_identifier (partnership_id, person_id);
comment on table person_identifier is 'A number another system knows a person by. Two people may be given one number by mistake: it is never a key.';

create table person_address (
  partnership_id uuid not null,
  person_address_id uuid not null,
  person_id uuid not null,
  lines text,
  postcode text,
  valid_from date,
  valid_to date,
  restricted boolean not null default false,
  version integer not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, person_address_id),
  constraint person_address_person_fk foreign key (partnership_id, person_id) references person
);
create index person_address_by_person on person_address (partnership_id, person_id);
comment on table person_address is 'Where a person lives or lived.';

create table relationship (
  partnership_id uuid not null,
  relationship_id uuid not null,
  person_id uuid not null,
  related_person_id uuid not null,
  kind text not null,
  source text not null,
  valid_from date,
  valid_to date,
  restricted boolean not null default false,
  version integer not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, relationship_id),
  constraint relationship_person_fk foreign key (partnership_id, person_id) references person,
  constraint relationship_related_fk foreign key (partnership_id, related_person_id) references person,
  constraint relationship_once unique (partnership_id, person_id, related_person_id, kind),
  constraint relationship_two_people check (person_id <> related_person_id),
  constraint relationship_kind_known check
    (kind in ('parent', 'sibling', 'half_sibling', 'step_sibling', 'carer', 'partner', 'associate'))
);
create index relationship_by_related on relationship (partnership_id, related_person_id);
comment on table relationship is 'person_id is the <kind> of related_person_id. A child is stored as the inverse of its parent; for kinds that read the same both ways the lower id comes first.';

create table person_key (
  partnership_id uuid not null,
  key text not null,
  person_id uuid not null,
  restricted boolean not null default false,
  primary key (partnership_id, key, person_id),
  constraint person_key_person_fk foreign key (partnership_id, person_id) references person
);
create index person_key_by_person on person_key (partnership_id, person_id);
comment on table person_key is 'What a person can be found by: made from names, birth, postcodes and identifiers, and made anew when they change.';
