// The floors of the house (docs/architecture.md): a room imports only from rooms on floors beneath its own.

/** The floor of each room under src/. A new room gets its line here before its first import. */
export const floors: Record<string, number> = {
  platform: 0,
  access: 1,
  reference: 1,
  agencies: 2,
  linkage: 3,
  webhooks: 3,
  people: 4,
  contacts: 5,
  disruption: 6,
  exploitation: 6,
  investigations: 6,
  notices: 6,
  passing: 6,
  placements: 6,
  handover: 7,
  work: 7,
  chronology: 7,
  search: 7,
  measures: 7,
  disclosure: 8,
  publications: 9,
  importing: 9,
  exporting: 9,
  demo: 10,
}
