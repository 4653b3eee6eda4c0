/**
 * Who sees and does what: a table. A subject is what row-level security compares with a row (migration 0007); a verb is
 * what an action asks for. Nothing is allowed that is not written here.
 */

export const subjects = {
  people: 'who people are: names, birth, addresses, identifiers, family',
  contacts: 'contacts, the children they are about, and decisions',
  callers: 'who made a contact',
  anonymous_callers: 'who made a contact and asked to stay anonymous',
  risk: 'assessments of how great the risk to a child is',
  safeguarding: 'what was done to make a child safer',
  notices: 'child abduction warning notices',
  police: 'operations, arrests, interviews, warrants and charges',
  awareness: 'awareness activities',
  figures: 'figures, and what named people say explains them',
  releases: 'releases of figures before they are published, and their register',
  restricted: 'records that are restricted',
  audit: 'who read or changed what',
  imports: 'what was imported',
  administration: 'agencies and the people who work there',
} as const
export type Subject = keyof typeof subjects

export const verbs = {
  record_contact: 'record a contact',
  decide_contact: 'decide about a contact',
  view_contact: "open a contact's page",
  search_people: 'search for people',
  view_person: "open a person's page",
  decide_identity: 'decide whether two records are one person, merge them and undo it',
  record_assessment: 'record how great the risk to a child is',
  view_operations: 'open operations',
  record_investigation: 'record operations, arrests, interviews, warrants and charges',
  record_safeguarding: 'record what was done to make a child safer',
  request_notice: 'ask for a child abduction warning notice',
  authorise_notice: 'authorise or refuse a notice that somebody else asked for',
  keep_notice: 'record that a notice was served, reviewed, breached or ended',
  view_figures: 'read figures',
  open_figure: 'open a figure down to the records it counts',
  annotate_figure: 'explain a figure, by name',
  view_releases: 'open releases in the making, their register, and how they differ from now',
  draft_release: 'draft a release of figures and send it for checking',
  check_release: 'check a release that somebody else drafted',
  clear_release: 'allow police figures to be made public',
  approve_release: 'approve a release that others drafted and checked',
  publish_release: 'publish or schedule what was approved, say who reads it early, and withdraw it',
  offer_contact: 'offer a contact to another authority, and take the offer back',
  answer_offer: 'take over or refuse a contact that another authority offers',
  view_offers: 'open contacts offered to and by an authority',
  verify_partners: 'add, verify and revoke the keys of other Waymarks',
  view_disclosures: 'read who sent what to whom',
  search_audit: 'search the audit',
  import_folder: 'import a folder',
} as const
export type Verb = keyof typeof verbs

export type RoleRule = { title: string; sees: readonly Subject[]; may: readonly Verb[]; startsAt: string }

const careRecords = [
  'people',
  'contacts',
  'callers',
  'risk',
  'safeguarding',
  'notices',
  'awareness',
  'figures',
] as const
const careWork = ['search_people', 'view_person', 'view_contact', 'view_figures', 'open_figure'] as const

export const roles = {
  contact_officer: {
    title: 'Contact officer',
    sees: careRecords,
    may: [...careWork, 'record_contact', 'decide_contact', 'decide_identity', 'offer_contact', 'view_offers'],
    startsAt: '/front-door',
  },
  social_worker: {
    title: 'Social worker',
    sees: careRecords,
    may: [...careWork, 'record_contact', 'record_assessment', 'record_safeguarding', 'request_notice', 'view_offers'],
    startsAt: '/children',
  },
  team_manager: {
    title: 'Team manager',
    sees: [...careRecords, 'anonymous_callers', 'restricted', 'releases'],
    may: [
      ...careWork,
      'view_releases',
      'check_release',
      'record_contact',
      'decide_contact',
      'decide_identity',
      'record_assessment',
      'record_safeguarding',
      'request_notice',
      'annotate_figure',
      'offer_contact',
      'answer_offer',
      'view_offers',
    ],
    startsAt: '/front-door',
  },
  police_officer: {
    title: 'Police officer',
    sees: ['people', 'contacts', 'risk', 'safeguarding', 'notices', 'police', 'awareness', 'figures', 'releases'],
    may: [
      ...careWork,
      'view_releases',
      'clear_release',
      'view_operations',
      'record_investigation',
      'record_safeguarding',
      'request_notice',
      'authorise_notice',
      'keep_notice',
      'annotate_figure',
    ],
    startsAt: '/operations',
  },
  analyst: {
    title: 'Analyst',
    sees: ['people', 'contacts', 'risk', 'safeguarding', 'notices', 'police', 'awareness', 'figures', 'releases'],
    may: ['view_figures', 'open_figure', 'annotate_figure', 'view_releases', 'draft_release'],
    startsAt: '/figures',
  },
  strategic_manager: {
    title: 'Strategic manager',
    sees: ['figures', 'awareness', 'releases'],
    may: ['view_figures', 'annotate_figure', 'view_releases', 'check_release', 'approve_release', 'publish_release'],
    startsAt: '/figures',
  },
  councillor: {
    title: 'Councillor',
    sees: ['figures'],
    may: ['view_figures'],
    startsAt: '/scrutiny',
  },
  information_governance_officer: {
    title: 'Information-governance officer',
    sees: [...careRecords, 'anonymous_callers', 'police', 'restricted', 'audit', 'imports', 'releases'],
    may: [
      ...careWork,
      'view_operations',
      'search_audit',
      'view_releases',
      'view_offers',
      'verify_partners',
      'view_disclosures',
    ],
    startsAt: '/audit',
  },
  operator: {
    title: 'Operator',
    sees: Object.keys(subjects) as Subject[],
    may: [
      'import_folder',
      'view_figures',
      'open_figure',
      'annotate_figure',
      'record_contact',
      'record_assessment',
      'view_releases',
      'publish_release',
      'offer_contact',
      'answer_offer',
      'view_offers',
      'verify_partners',
    ],
    startsAt: '/figures',
  },
} as const satisfies Record<string, RoleRule>

export type Role = keyof typeof roles
export const isRole = (name: string): name is Role => Object.hasOwn(roles, name)
