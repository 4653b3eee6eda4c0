/** What stands in a release, in its order, with the way to change each part of it. Pure. */
import { html, periodInWords, tag, type SafeHtml } from '../../../platform/pages/index.ts'
import type { Recipe, RecipeItem } from '../../release/recipe.ts'
import { itemFacts, itemTitle, kindWords } from '../item-words.ts'
import { urls } from '../urls.ts'

export type OutlineView = {
  slug: string
  version: number
  recipe: Recipe
  areaName: string
  policyTitle: string
  mayEdit: boolean
  mayLookInside: boolean
  csrf: SafeHtml
}

export function outlineView(view: OutlineView): SafeHtml {
  const { slug, recipe, mayEdit, version, csrf } = view
  return html`<div class="waymark-builder">
    <div>
      <form method="post" action="${urls.build(slug)}">
        ${csrf}<input type="hidden" name="version" value="${version}" />
        <ol class="waymark-outline">
          ${recipe.sections.map((section, at) => sectionView(view, section, at))}
        </ol>
      </form>
      ${mayEdit && html`<p class="govuk-body"><a class="govuk-link" href="${urls.section(slug, 'new')}">Add a section</a></p>`}
    </div>
    <aside aria-label="About the release">
      ${basicsView(view)}
      ${
        view.mayLookInside &&
        html`<section class="waymark-card" aria-labelledby="cost-heading">
          <h2 class="govuk-heading-m" id="cost-heading">What the protection costs</h2>
          <div data-load-url="${urls.cost(slug)}?piece=yes" role="status">
            <p class="govuk-body">
              <a class="govuk-link" href="${urls.cost(slug)}">Work it out</a>
            </p>
          </div>
        </section>`
      }
      <ul class="govuk-list">
        <li><a class="govuk-link" href="${urls.preview(slug)}">Preview it</a></li>
        ${mayEdit && html`<li><a class="govuk-link" href="${urls.saveTemplate(slug)}">Keep it as a template</a></li>`}
        <li>
          <a class="govuk-link" href="${urls.recipe(slug)}"
            >${mayEdit ? 'See or replace all of it as JSON' : 'See all of it as JSON'}</a
          >
        </li>
        <li><a class="govuk-link" href="${urls.release(slug)}">The release and its steps</a></li>
      </ul>
    </aside>
  </div>`
}

function basicsView({ slug, recipe, areaName, policyTitle, mayEdit }: OutlineView): SafeHtml {
  const row = (key: string, value: string) =>
    html`<div>
      <dt>${key}</dt>
      <dd>${value}</dd>
    </div>`
  return html`<section class="waymark-card" aria-labelledby="basics-heading">
    <h2 class="govuk-heading-m" id="basics-heading">Title, period and area</h2>
    <dl class="waymark-facts">
      ${row('For', recipe.audience === 'public' ? 'The public and the press' : 'A panel that meets in private')}
      ${row('Period', periodInWords(recipe.period))}
      ${row('Compared with', recipe.compare ? periodInWords(recipe.compare) : 'Nothing')} ${row('Area', areaName)}
      ${row('Small numbers', policyTitle)} ${row('Questions to', `${recipe.contact.name}, ${recipe.contact.email}`)}
      ${row('Notes on quality', recipe.quality === '' ? 'None besides those that Waymark writes' : firstWords(recipe.quality))}
    </dl>
    ${mayEdit && html`<p class="govuk-body"><a class="govuk-link" href="${urls.basics(slug)}">Change title, period and area</a></p>`}
  </section>`
}

const firstWords = (text: string): string => (text.length > 120 ? `${text.slice(0, 120).trimEnd()}…` : text)

function sectionView(view: OutlineView, { heading, items }: Recipe['sections'][number], at: number): SafeHtml {
  const { slug, recipe, mayEdit } = view
  const no = at + 1
  return html`<li class="waymark-outline__section" id="section-${no}" tabindex="-1">
    <h2 class="govuk-heading-m">${heading}</h2>
    ${
      mayEdit &&
      html`<div class="waymark-acts">
        <a class="govuk-link" href="${urls.section(slug, no)}">Change heading${of(heading)}</a>
        ${at > 0 && act(`section-up:${at}`, 'Move up', `section ${heading}`)}
        ${at < recipe.sections.length - 1 && act(`section-down:${at}`, 'Move down', `section ${heading}`)}
        ${recipe.sections.length > 1 && html`<a class="govuk-link" href="${urls.removeSection(slug, no)}">Remove${of(heading)}</a>`}
      </div>`
    }
    ${
      items.length === 0
        ? html`<p class="govuk-body waymark-quiet">Nothing stands in this section yet.</p>`
        : html`<ol class="waymark-outline__parts">
            ${items.map((item, which) => itemView(view, item, at, which, items.length))}
          </ol>`
    }
    ${
      mayEdit &&
      html`<p class="govuk-body waymark-outline__add">
        Add
        ${(['text', 'figures', 'table', 'explanations'] as const).map(
          (kind) =>
            html` <a class="govuk-link" href="${urls.item(slug, no, 'new')}?kind=${kind}"
              >${addWords[kind]}<span class="govuk-visually-hidden"> to ${heading}</span></a
            >`,
        )}
      </p>`
    }
  </li>`
}

const addWords: Readonly<Record<RecipeItem['kind'], string>> = {
  text: 'commentary',
  figures: 'figures',
  table: 'a table',
  explanations: 'explanations',
}

function itemView(view: OutlineView, item: RecipeItem, section: number, at: number, count: number): SafeHtml {
  const { slug, mayEdit, recipe } = view
  const title = itemTitle(item)
  const facts = itemFacts(item)
  const name = `${kindWords[item.kind].toLowerCase()}: ${title}`
  const canUp = at > 0 || section > 0
  const canDown = at < count - 1 || section < recipe.sections.length - 1
  return html`<li class="waymark-outline__part" id="part-${section + 1}-${at + 1}" tabindex="-1">
    <p class="govuk-body govuk-!-margin-bottom-1">
      ${tag({ text: kindWords[item.kind], classes: 'govuk-tag--grey waymark-tag' })} ${title}
    </p>
    ${facts.length > 0 && html`<p class="govuk-body waymark-quiet govuk-!-margin-bottom-1">${sentence(facts)}</p>`}
    ${
      mayEdit &&
      html`<div class="waymark-acts">
        <a class="govuk-link" href="${urls.item(slug, section + 1, at + 1)}">Edit${of(name)}</a>
        ${canUp && act(`up:${section}:${at}`, 'Move up', name)}
        ${canDown && act(`down:${section}:${at}`, 'Move down', name)}
        <a class="govuk-link" href="${urls.removeItem(slug, section + 1, at + 1)}">Remove${of(name)}</a>
      </div>`
    }
  </li>`
}

const of = (name: string): SafeHtml => html`<span class="govuk-visually-hidden"> ${name}</span>`

const sentence = (phrases: readonly string[]): string => {
  const text = phrases.join('; ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A button as small as the links beside it. */
export const act = (does: string, text: string, what: string): SafeHtml =>
  html`<button class="waymark-act" type="submit" name="do" value="${does}">${text}${of(what)}</button>`
