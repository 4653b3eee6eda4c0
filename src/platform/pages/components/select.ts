/** A list to choose one from, for when there are too many for radios. */
import { attrs, html, type AttributeMap, type SafeHtml } from '../html.ts'
import { beside, descriptions, formGroup, label, type Described, type LabelOptions } from './field.ts'
import { classList, present, type Extras, type FormGroup, type Items, type Options } from './options.ts'

export type SelectItem = Options<{
  value?: string | number | boolean
  text: string | number
  selected?: boolean
  disabled?: boolean
  attributes?: AttributeMap
}>

export type SelectOptions = Extras &
  Omit<Described, 'formGroup'> &
  Options<{
    id?: string
    name: string
    items: Items<SelectItem>
    value?: string | number
    label: LabelOptions
    describedBy?: string
    formGroup?: FormGroup<'beforeInput', 'afterInput'>
    disabled?: boolean
  }>

export function select(options: SelectOptions): SafeHtml {
  const id = options.id || options.name
  const described = descriptions(id, options, options.describedBy)
  const attributes = {
    class: classList('govuk-select', options.classes, options.errorMessage && 'govuk-select--error'),
    id,
    name: options.name,
    disabled: options.disabled,
    'aria-describedby': described.ids,
    ...options.attributes,
  }
  return formGroup(
    options,
    html`${label({ ...options.label, for: id })} ${described.markup} ${beside(options.formGroup?.beforeInput)}
      <select${attrs(attributes)}>
        ${present(options.items).map((item) => option(item, options.value))}
      </select>
      ${beside(options.formGroup?.afterInput)}`,
  )
}

function option(item: SelectItem, chosen: string | number | undefined): SafeHtml {
  // An option without a value is known by its text, as in a browser.
  const isChosen = Boolean(chosen) && String(item.value ?? item.text) === String(chosen)
  const attributes = {
    value: item.value?.toString(),
    selected: item.selected ?? isChosen,
    disabled: item.disabled,
    ...item.attributes,
  }
  return html`<option${attrs(attributes)}>${item.text}</option>`
}
