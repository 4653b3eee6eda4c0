/** A date someone knows by heart, in three fields: day, month, year. Any of them may be left empty where we allow that. */
import { attrs, html, type AttributeMap, type SafeHtml } from '../html.ts'
import { beside, descriptions, fieldset, formGroup, type Described, type FieldsetOptions } from './field.ts'
import { input } from './input.ts'
import { classList, present, type Extras, type FormGroup, type Items, type Options } from './options.ts'

export type DateInputItem = Options<{
  name?: string
  id?: string
  label?: string
  value?: string | number
  classes?: string
  /** Whether this part is what is wrong; `false` keeps it from being marked with the rest. */
  error?: boolean
  inputmode?: string
  autocomplete?: string
  pattern?: string
  attributes?: AttributeMap
}>

export type DateInputOptions = Extras &
  Omit<Described, 'formGroup'> &
  Options<{
    id: string
    namePrefix?: string
    day?: DateInputItem | false
    month?: DateInputItem | false
    year?: DateInputItem | false
    items?: Items<DateInputItem>
    /** What was typed, by field name. */
    values?: { readonly [name: string]: string | number | undefined }
    fieldset?: FieldsetOptions
    formGroup?: FormGroup<'beforeInputs', 'afterInputs'>
  }>

type Named = 'day' | 'month' | 'year'
const widths: Record<Named, number> = { day: 2, month: 2, year: 4 }

export function dateInput(options: DateInputOptions): SafeHtml {
  const described = descriptions(options.id, options, options.fieldset?.describedBy)
  const named: (DateInputItem | false)[] = (['day', 'month', 'year'] as const).map(
    (name) => options[name] ?? { name, value: options.values?.[name], classes: `govuk-input--width-${widths[name]}` },
  )
  const items = options.items?.length ? options.items : named
  const someItemIsWrong = present(items).some(isMarked)
  const attributes = { class: classList('govuk-date-input', options.classes), ...options.attributes, id: options.id }
  const inner = html`${described.markup}
    <div${attrs(attributes)}>
      ${beside(options.formGroup?.beforeInputs)}
      ${present(items).map((item) => datePart(options, item, named, someItemIsWrong))}
      ${beside(options.formGroup?.afterInputs)}
    </div>`
  // JAWS only announces the description of a fieldset of text fields if it has the role of a group.
  return formGroup(
    options,
    options.fieldset
      ? fieldset({ ...options.fieldset, role: 'group', describedBy: described.ids, html: inner })
      : inner,
  )
}

const isMarked = (item: DateInputItem) => Boolean(item.error || item.classes?.includes('govuk-input--error'))

function datePart(
  options: DateInputOptions,
  item: DateInputItem,
  named: readonly (DateInputItem | false)[],
  someItemIsWrong: boolean,
): SafeHtml {
  const which = (['day', 'month', 'year'] as const).find(
    (part, index) => item === named[index] || (item.name && (item.name === part || item.name === nameOf(named[index]))),
  )
  const name = item.name ?? which ?? ''
  const whole = which && named[(['day', 'month', 'year'] as const).indexOf(which)]
  const isWrong = item.error || (item.error !== false && options.errorMessage && !someItemIsWrong)
  const classes = classList(
    'govuk-date-input__input',
    !item.classes?.includes('govuk-input--error') && isWrong && 'govuk-input--error',
    !item.classes?.includes('govuk-input--width-') && `govuk-input--width-${which === 'year' ? 4 : 2}`,
    item.classes,
  )
  const fullName = (options.namePrefix ? `${options.namePrefix}-` : '') + name
  return html`<div class="govuk-date-input__item">
    ${input({
      label: { text: item.label || capitalised(name), classes: 'govuk-date-input__label' },
      id: item.id || `${options.id}-${name}`,
      classes,
      name: fullName,
      value: item.value ?? (whole ? whole.value : undefined) ?? options.values?.[fullName],
      inputmode: item.inputmode || 'numeric',
      autocomplete: item.autocomplete,
      pattern: item.pattern,
      attributes: item.attributes,
    })}
  </div>`
}

const nameOf = (item: DateInputItem | false | undefined) => (item ? item.name : undefined)
const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()
