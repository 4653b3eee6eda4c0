/** What a number can lead to: figures and tables that stand in a section, and the sections themselves. */
import type { ReleaseContent } from '../release/document.ts'

const known = new WeakMap<ReleaseContent, ReadonlySet<string>>()

export function placesOf(content: ReleaseContent): ReadonlySet<string> {
  const made = known.get(content) ?? find(content)
  known.set(content, made)
  return made
}

function find({ sections, figures, tables }: ReleaseContent): ReadonlySet<string> {
  const there = new Set([...figures, ...tables].map(({ id }) => id))
  const shown = sections.flatMap(({ id, items }) => [
    id,
    ...items.flatMap((item) => (item.kind === 'figures' ? item.ids : item.kind === 'table' ? [item.id] : [])),
  ])
  const isSection = new Set(sections.map(({ id }) => id))
  return new Set(shown.filter((id) => there.has(id) || isSection.has(id)))
}
