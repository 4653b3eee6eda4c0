/** The parts every field is made of: label, hint, error message, fieldset, and the group that holds them together. */
import { attrs, html, type SafeHtml } from '../html.ts'
import {
  classList,
  contentOf,
  hasContent,
  idList,
  type Content,
  type Extras,
  type Options,
  type Part,
} from './options.ts'

export type LabelOptions = Part & Options<{ isPageHeading?: boolean; for?: string }>
export type HintOptions = Part & Options<{ id?: string }>
export type ErrorMessageOptions = Part & Options<{ id?: string; visuallyHiddenText?: string | false }>
export type FieldsetOptions = Extras &
  Options<{
    legend?: Part & Options<{ isPageHeading?: boolean }>
    describedBy?: string
    role?: string
    html?: SafeHtml
  }>

export function label(options: LabelOptions): SafeHtml {
  if (!hasContent(options)) return html``
  const element = html`<label
    ${attrs({ class: classList('govuk-label', options.classes), ...options.attributes, for: options.for || undefined })}
    >${contentOf(options)}</label
  >`
  return options.isPageHeading ? html`<h1 class="govuk-label-wrapper">${element}</h1>` : element
}

export function hint(options: HintOptions): SafeHtml {
  return html`<div${attrs({ id: options.id, class: classList('govuk-hint', options.classes), ...options.attributes })}>
    ${contentOf(options)}
  </div>`
}

export function errorMessage(options: ErrorMessageOptions): SafeHtml {
  const prefix = options.visuallyHiddenText ?? 'Error'
  const attributes = { id: options.id, class: classList('govuk-error-message', options.classes), ...options.attributes }
  return html`<p${attrs(attributes)}>
    ${prefix ? html`<span class="govuk-visually-hidden">${prefix}:</span> ` : ''}${contentOf(options)}
  </p>`
}

export function fieldset(options: FieldsetOptions): SafeHtml {
  const { legend } = options
  const heading = legend?.isPageHeading
    ? html`<h1 class="govuk-fieldset__heading">${contentOf(legend)}</h1>`
    : contentOf(legend)
  const attributes = {
    class: classList('govuk-fieldset', options.classes),
    role: options.role,
    'aria-describedby': options.describedBy || undefined,
    ...options.attributes,
  }
  return html`<fieldset${attrs(attributes)}>
    ${
      hasContent(legend) &&
      html`<legend class="${classList('govuk-fieldset__legend', legend.classes)}">${heading}</legend>`
    }
    ${options.html}
  </fieldset>`
}

/** What the functions below need to know of a field. */
export type Described = Options<{
  hint?: HintOptions
  errorMessage?: ErrorMessageOptions | false
  formGroup?: Extras
}>

/** The hint and the error message of a field, and the ids by which the field refers to them. */
export function descriptions(id: string, field: Described, describedBy?: string): { markup: SafeHtml; ids?: string } {
  const hintId = field.hint && `${id}-hint`
  const errorId = field.errorMessage ? `${id}-error` : undefined
  const ids = idList(describedBy, hintId, errorId)
  const markup = html`${field.hint && hint({ ...field.hint, id: hintId })}
  ${field.errorMessage && errorMessage({ ...field.errorMessage, id: errorId })}`
  return ids === undefined ? { markup } : { markup, ids }
}

/** The group round a field, marked if the field has an error. */
export function formGroup(field: Described, content: SafeHtml): SafeHtml {
  const group = field.formGroup
  const classes = classList('govuk-form-group', field.errorMessage && 'govuk-form-group--error', group?.classes)
  return html`<div${attrs({ class: classes, ...group?.attributes })}>${content}</div>`
}

/** Content a caller asked for beside a field. */
export function beside(content: Content | undefined): SafeHtml {
  return html`${contentOf(content)}`
}
