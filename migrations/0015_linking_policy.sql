-- Why: whether a told child is linked to somebody known without a person having looked is for the partnership to say.
-- breaking: no
-- locks: partnership, for a moment

alter table partnership add column linking text not null default 'model',
  add constraint partnership_linking_known check (linking in ('model', 'rule', 'never'));
comment on column partnership.linking is 'Who is linked without a person: model, also those whom linkage calls the same; rule, those alone who have the same names and whole date of birth; never, nobody.';
