-- Why: keys are searched by prefix, as ranges of a b-tree, and only the C collation orders text so that a prefix is one.
-- breaking: no
-- locks: person_key, while its index is made anew

alter table person_key alter column key type text collate "C";
