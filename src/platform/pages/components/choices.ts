/** Radios and checkboxes: one family, since they differ in little more than how many may be chosen. */
import { attrs, html, type AttributeMap, type SafeHtml } from '../html.ts'
import {
  beside,
  descriptions,
  fieldset,
  formGroup,
  hint,
  label,
  type Described,
  type FieldsetOptions,
} from './field.ts'
import {
  classList,
  hasContent,
  idList,
  present,
  type Content,
  type Extras,
  type FormGroup,
  type Items,
  type Options,
  type Part,
} from './options.ts'

export type ChoiceItem = Content &
  Options<{
    id?: string
    name?: string
    value?: string | number
    divider?: string
    hint?: Part
    label?: Extras
    checked?: boolean
    disabled?: boolean
    /** Checkboxes only: 'exclusive' unticks the others. */
    behaviour?: string
    /** Questions shown when this item is chosen. */
    conditional?: Options<{ html?: SafeHtml | false }>
    attributes?: AttributeMap
  }>

type ChoicesOptions = Extras &
  Omit<Described, 'formGroup'> &
  Options<{
    name: string
    idPrefix?: string
    items: Items<ChoiceItem>
    fieldset?: FieldsetOptions
    formGroup?: FormGroup<'beforeInputs', 'afterInputs'>
  }>
export type RadiosOptions = ChoicesOptions & Options<{ value?: string | number }>
export type CheckboxesOptions = ChoicesOptions &
  Options<{ values?: readonly (string | number)[]; describedBy?: string }>

export function radios(options: RadiosOptions): SafeHtml {
  const isChosen = (value: string) => Boolean(options.value) && value === String(options.value)
  return choices('radio', options, isChosen)
}

export function checkboxes(options: CheckboxesOptions): SafeHtml {
  const chosen = new Set(options.values?.map(String))
  return choices('checkbox', options, (value) => chosen.has(value), options.describedBy)
}

type Kind = 'radio' | 'checkbox'
const blockName = { radio: 'govuk-radios', checkbox: 'govuk-checkboxes' } as const

function choices(
  kind: Kind,
  options: ChoicesOptions,
  isChosen: (value: string) => boolean,
  describedBy?: string,
): SafeHtml {
  const block = blockName[kind]
  const idPrefix = options.idPrefix || options.name
  const outerIds = options.fieldset?.describedBy || describedBy
  const described = descriptions(idPrefix, options, outerIds)
  // Without a fieldset to carry them, each checkbox carries the descriptions itself.
  const itemIds = kind === 'checkbox' && !options.fieldset ? described.ids : undefined
  const items = (options.items ?? []).map(
    (item, index) =>
      item && choice(kind, item, isChosen, { options, id: itemId(item, idPrefix, index), describedBy: itemIds }),
  )
  const attributes = { class: classList(block, options.classes), ...options.attributes, 'data-module': block }
  const inner = html`${described.markup}
    <div${attrs(attributes)}>
      ${beside(options.formGroup?.beforeInputs)} ${present(items)} ${beside(options.formGroup?.afterInputs)}
    </div>`
  return formGroup(
    options,
    options.fieldset ? fieldset({ ...options.fieldset, describedBy: described.ids, html: inner }) : inner,
  )
}

/** The first item's id is the prefix alone, so that the error summary can link to it. */
function itemId(item: ChoiceItem, idPrefix: string, index: number): string {
  return item.id || (index > 0 ? `${idPrefix}-${index + 1}` : idPrefix)
}

type Context = { options: ChoicesOptions; id: string; describedBy: string | undefined }

function choice(kind: Kind, item: ChoiceItem, isChosen: (value: string) => boolean, context: Context): SafeHtml {
  const { id, options } = context
  const block = blockName[kind]
  if (item.divider) return html`<div class="${block}__divider">${item.divider}</div>`
  const hasHint = hasContent(item.hint)
  const hintId = `${id}-item-hint`
  const checked = item.checked ?? isChosen(String(item.value ?? ''))
  const attributes = {
    class: `${block}__input`,
    id,
    name: (kind === 'checkbox' && item.name) || options.name,
    type: kind,
    value: item.value ?? '',
    checked,
    disabled: item.disabled,
    'data-aria-controls': item.conditional?.html ? `conditional-${id}` : undefined,
    'data-behaviour': kind === 'checkbox' ? item.behaviour : undefined,
    'aria-describedby': idList(context.describedBy, hasHint && hintId),
    ...item.attributes,
  }
  return html`<div class="${block}__item">
      <input${attrs(attributes)}>
      ${label({ ...item.label, html: item.html, text: item.text, classes: classList(`${block}__label`, item.label?.classes), for: id })}
      ${hasHint && hint({ ...item.hint, id: hintId, classes: classList(`${block}__hint`, item.hint?.classes) })}
    </div>
    ${item.conditional?.html && conditional(block, id, checked, item.conditional.html)}`
}

function conditional(block: string, id: string, isShown: boolean, content: SafeHtml): SafeHtml {
  const classes = classList(`${block}__conditional`, !isShown && `${block}__conditional--hidden`)
  return html`<div class="${classes}" id="conditional-${id}">${content}</div>`
}
