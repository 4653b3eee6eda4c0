/** A text field of several lines. */
import { attrs, html, type SafeHtml } from '../html.ts'
import { beside, descriptions, formGroup, label, type Described, type LabelOptions } from './field.ts'
import { classList, type Extras, type FormGroup, type Options } from './options.ts'

export type TextareaOptions = Extras &
  Omit<Described, 'formGroup'> &
  Options<{
    id?: string
    name: string
    value?: string
    rows?: number | string
    label: LabelOptions
    describedBy?: string
    formGroup?: FormGroup<'beforeInput', 'afterInput'>
    autocomplete?: string
    spellcheck?: boolean
    disabled?: boolean
  }>

export function textarea(options: TextareaOptions): SafeHtml {
  const id = options.id || options.name
  const described = descriptions(id, options, options.describedBy)
  const attributes = {
    class: classList('govuk-textarea', options.errorMessage && 'govuk-textarea--error', options.classes),
    id,
    name: options.name,
    rows: options.rows || 5,
    spellcheck: options.spellcheck?.toString(),
    disabled: options.disabled,
    'aria-describedby': described.ids,
    autocomplete: options.autocomplete,
    ...options.attributes,
  }
  // The parser drops one line feed after the opening tag: this one is given up so that none that was typed is lost.
  const value = options.value?.startsWith('\n') ? `\n${options.value}` : options.value
  return formGroup(
    options,
    html`${label({ ...options.label, for: id })} ${described.markup} ${beside(options.formGroup?.beforeInput)}
      <textarea${attrs(attributes)}>${value}</textarea>
      ${beside(options.formGroup?.afterInput)}`,
  )
}
