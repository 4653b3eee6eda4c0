/** A field for a file, as browsers have it: GOV.UK Frontend's enhancement by script is not offered. */
import { attrs, html, type SafeHtml } from '../html.ts'
import { beside, descriptions, formGroup, label, type Described, type LabelOptions } from './field.ts'
import { classList, type Extras, type FormGroup, type Options } from './options.ts'

export type FileUploadOptions = Extras &
  Omit<Described, 'formGroup'> &
  Options<{
    id?: string
    name?: string
    value?: string
    label: LabelOptions
    describedBy?: string
    formGroup?: FormGroup<'beforeInput', 'afterInput'>
    disabled?: boolean
    multiple?: boolean
  }>

export function fileUpload(options: FileUploadOptions): SafeHtml {
  const id = options.id || options.name || ''
  const described = descriptions(id, options, options.describedBy)
  const { beforeInput, afterInput } = options.formGroup ?? {}
  return formGroup(
    options,
    html`${label({ ...options.label, for: id })} ${described.markup} ${beside(beforeInput)}
      <input${attrs({
        class: classList('govuk-file-upload', options.classes, options.errorMessage && 'govuk-file-upload--error'),
        id,
        name: options.name ?? '',
        type: 'file',
        disabled: options.disabled,
        multiple: options.multiple,
        'aria-describedby': described.ids,
        ...options.attributes,
      })}>
        ${beside(afterInput)}
       `,
  )
}
