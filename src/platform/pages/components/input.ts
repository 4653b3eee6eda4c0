/** A one-line text field. */
import { attrs, html, type SafeHtml } from '../html.ts'
import { beside, descriptions, formGroup, label, type Described, type LabelOptions } from './field.ts'
import { classList, contentOf, hasContent, type Extras, type FormGroup, type Options, type Part } from './options.ts'

export type InputOptions = Extras &
  Omit<Described, 'formGroup'> &
  Options<{
    id?: string
    name?: string
    type?: string
    inputmode?: string
    value?: string | number
    label: LabelOptions
    describedBy?: string
    prefix?: Part
    suffix?: Part
    formGroup?: FormGroup<'beforeInput', 'afterInput'>
    inputWrapper?: Extras
    autocomplete?: string
    autocapitalize?: string
    pattern?: string
    spellcheck?: boolean
    disabled?: boolean
  }>

export function input(options: InputOptions): SafeHtml {
  const id = options.id || options.name || ''
  const described = descriptions(id, options, options.describedBy)
  const { beforeInput, afterInput } = options.formGroup ?? {}
  const element = html`<input${attrs({
    class: classList('govuk-input', options.classes, options.errorMessage && 'govuk-input--error'),
    id,
    name: options.name ?? '',
    type: options.type || 'text',
    spellcheck: options.spellcheck?.toString(),
    value: options.value,
    disabled: options.disabled,
    'aria-describedby': described.ids,
    autocomplete: options.autocomplete,
    autocapitalize: options.autocapitalize,
    pattern: options.pattern,
    inputmode: options.inputmode,
    ...options.attributes,
  })}>`
  const wrapped = [options.prefix, options.suffix, beforeInput, afterInput].some(hasContent)
  const wrapper = {
    class: classList('govuk-input__wrapper', options.inputWrapper?.classes),
    ...options.inputWrapper?.attributes,
  }
  return formGroup(
    options,
    html`${label({ ...options.label, for: id })} ${described.markup}
    ${
      wrapped
        ? html`<div${attrs(wrapper)}>
          ${beside(beforeInput)} ${affix(options.prefix, 'prefix')} ${element} ${affix(options.suffix, 'suffix')}
          ${beside(afterInput)}
        </div>`
        : element
    }`,
  )
}

function affix(part: Part | undefined, kind: 'prefix' | 'suffix'): SafeHtml | undefined {
  if (!hasContent(part)) return undefined
  const attributes = {
    class: classList(`govuk-input__${kind}`, part.classes),
    'aria-hidden': 'true',
    ...part.attributes,
  }
  return html`<div${attrs(attributes)}>${contentOf(part)}</div>`
}
