/** What law or practice sets, as SQL: by the reference data that holds on a day. */
import { sql, type RawBuilder } from 'kysely'

/** The value of a rule on a day; null where none held. */
export const ruleOn = (rule: string, day: RawBuilder<unknown>): RawBuilder<number> => sql`
  (select r.value from statutory_rule r where r.rule_id = ${sql.lit(rule)}
    and r.effective_from <= ${day} and coalesce(r.effective_to, 'infinity') >= ${day})`

/** The `count`th working day after a day. Bank holidays come no closer together than this looks ahead. */
export const workingDayAfter = (day: RawBuilder<unknown>, count: RawBuilder<unknown>): RawBuilder<string> => sql`
  (select w.day::date from generate_series((${day} + 1)::timestamp, (${day} + 60)::timestamp, interval '1 day') w(day)
    where extract(isodow from w.day) < 6 and not exists (select from bank_holiday h where h.held_on = w.day::date)
    order by w.day offset ${count} - 1 limit 1)`
