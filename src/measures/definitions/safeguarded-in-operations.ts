/** Children safeguarded within an operation, by the working definition that the reference data holds. */
import { sql } from 'kysely'
import type { Measure } from '../measure.ts'

/**
 * Of each child in each operation: the first link that counts, and the first step that does. A step within the operation
 * counts whenever it was taken, one outside any from the day of the link; what was done before the link counts from then.
 */
const facts: Measure['facts'] = () => sql`
  select l.person_id as key, 1 as weight, l.operation_child_id as record_id, greatest(l.linked_on, s.safeguarded_on) as event_on,
    s.authority, l.person_id, l.operation_id, l.risk_group
  from (
    select distinct on (c.person_id, c.operation_id) c.*, d.steps
    from operation_child c join working_definition d on d.definition_id = 'safeguarded_in_an_operation'
      and d.effective_from <= c.linked_on and coalesce(d.effective_to, 'infinity') >= c.linked_on and c.link = any(d.links)
    order by c.person_id, c.operation_id, c.linked_on, c.operation_child_id) l
  cross join lateral (
    select a.safeguarded_on, a.authority from safeguarding_action a
    where a.person_id = l.person_id and a.kind = any(l.steps)
      and (a.operation_id = l.operation_id or (a.operation_id is null and a.safeguarded_on >= l.linked_on))
    order by a.safeguarded_on, a.safeguarding_action_id limit 1) s`

export const childrenSafeguardedInOperations: Measure = {
  id: 'children_safeguarded_in_operations',
  version: 1,
  title: 'Children safeguarded in operations',
  unit: { one: 'child', many: 'children' },
  block: 'police',
  definition:
    'Each child counts once who in the period came to count as safeguarded in an operation: linked to a suspect, a location or a device of it, and with at least one protective step taken, within the operation, or outside any from the day of the link. The steps are a strategy discussion, police protection, a child in need plan, a child protection plan, care, an exploitation plan and a move to safety.',
  population: 'Children whom the operations of this partnership came upon',
  date: 'the day of the first such step, or of the link where that came later',
  source:
    'Police records of the operations that this partnership runs, and protective actions. The working definition is version 1 of "safeguarded in an operation": no law defines the word',
  caveats: [
    'Another figure than "Children safeguarded", which counts everybody for whom a step was taken, linked to an operation or not.',
    'Identified victims, children of a suspect’s household and children otherwise at risk are different children: told apart, by the first link to the operation.',
    'A child safeguarded in two operations counts once in each of them and once in the whole.',
    'Children only discussed are not counted.',
  ],
  counting: 'distinct',
  recordTable: 'operation_child',
  inOperation: true,
  about: 'person_id',
  people: { person_id: 'Child' },
  reads: {
    operation_child: ['operation_child_id', 'operation_id', 'person_id', 'linked_on', 'link', 'risk_group'],
    safeguarding_action: ['safeguarding_action_id', 'person_id', 'safeguarded_on', 'authority', 'kind', 'operation_id'],
  },
  dimensions: ['risk_group'],
  facts,
  examples: [
    {
      given:
        'A linked and put on a plan in two operations, B linked and never helped, C helped within an operation before the link, D helped outside any before it',
      records: [
        { linked: 'A', to: 'Kestrel', on: '2016-05-03' },
        { safeguarded: 'A', on: '2016-05-20', operation: 'Kestrel' },
        { linked: 'A', to: 'Merlin', on: '2016-06-03' },
        { safeguarded: 'A', on: '2016-06-20', operation: 'Merlin' },
        { linked: 'B', to: 'Kestrel', on: '2016-05-03' },
        { safeguarded: 'C', on: '2016-03-01', operation: 'Kestrel' },
        { linked: 'C', to: 'Kestrel', on: '2016-05-03' },
        { safeguarded: 'D', on: '2016-05-01' },
        { linked: 'D', to: 'Kestrel', on: '2016-05-03' },
      ],
      figure: 2,
    },
  ],
}
