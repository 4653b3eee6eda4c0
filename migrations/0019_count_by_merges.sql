-- Why: what changed in a figure between two moments may be that two records were merged. The counting role, which tells
-- how many changed and why, may know which records were merged and when; not who said so, nor why.
-- breaking: no
-- locks: nothing that is in use

grant select (kept_id, absorbed_id, merged_at, undone_at) on person_merge, person_merge_history to waymark_count;
