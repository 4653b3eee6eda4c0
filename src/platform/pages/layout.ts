/**
 * The shell of every page: head, header with our own name and mark, navigation, main part and footer. A partnership's
 * service is not GOV.UK, so it carries neither its crown nor its typeface.
 */
import { assetUrl } from './assets.ts'
import {
  breadcrumbs,
  backLink,
  exitThisPage,
  serviceNavigation,
  skipLink,
  type BreadcrumbItem,
} from './components/index.ts'
import { html, raw, type SafeHtml } from './html.ts'

/** The name of the hidden field that carries the token against forged posts. */
export const CSRF_FIELD = '_csrf'

export type PageUser = { name: string; jobTitle: string; agency: string }
export type PageNavigation = { text: string; href: string; current?: boolean | undefined }
export type PageOptions = {
  /** What the page is about, as in its heading; the service's name is added. */
  title: string
  /** What only the title says, and nothing seen, such as "page 2 of 4". */
  nonVisibleState?: string | undefined
  /** Who is signed in; nobody on the sign-in page. */
  user?: PageUser | undefined
  navigation?: readonly PageNavigation[] | undefined
  body: SafeHtml
  /** The way down to this page, this page last and without a link. */
  breadcrumbs?: readonly BreadcrumbItem[] | undefined
  back?: { href: string; text?: string | undefined } | undefined
  /** A notice on every page, such as that this is a demonstration. */
  banner?: string | undefined
  /** Whether the page asks for something to be put right: the title then says so first. */
  errors?: boolean | undefined
  /** The token for the sign-out form. */
  csrf?: string | undefined
  /** For pages of figures: as wide as the screen allows, up to a point. */
  wide?: boolean | undefined
  /** Where the name in the header leads; the start page of whoever is signed in, unless said. */
  home?: string | undefined
  /** A way to leave at once, for a page that somebody may have to hide. */
  exit?: boolean | undefined
  footerLinks?: readonly { text: string; href: string }[] | undefined
}

/** A whole document. */
export function page(options: PageOptions): SafeHtml {
  const state = options.nonVisibleState ? ` (${options.nonVisibleState})` : ''
  const title = `${options.errors ? 'Error: ' : ''}${options.title}${state} – Waymark`
  const width = options.wide ? 'govuk-width-container waymark-wide' : 'govuk-width-container'
  return html`${raw('<!doctype html>')}
    <html lang="en-GB" class="govuk-template">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#0b4a5a" />
        <link rel="icon" href="${assetUrl('waymark/mark.svg')}" type="image/svg+xml" />
        <link rel="stylesheet" href="${assetUrl('govuk/govuk-frontend.min.css')}" />
        <link rel="stylesheet" href="${assetUrl('moj/moj-frontend.min.css')}" />
        <link rel="stylesheet" href="${assetUrl('waymark/waymark.css')}" />
        <link rel="stylesheet" href="${assetUrl('waymark/print.css')}" media="print" />
        <script type="module" src="${assetUrl('waymark/waymark.js')}"></script>
      </head>
      <body class="govuk-template__body">
        ${skipLink({ href: '#main-content', text: 'Skip to main content' })} ${options.exit && exitSkipLink}
        ${header(options)}
        <div class="${width}">
          ${options.breadcrumbs && breadcrumbs({ items: options.breadcrumbs, collapseOnMobile: true })}
          ${options.exit && exitThisPage({ redirectUrl: EXIT })}
          ${options.back && html`<nav aria-label="Back">${backLink(options.back)}</nav>`}
          <main class="govuk-main-wrapper" id="main-content">${options.body}</main>
        </div>
        ${footer(options)}
      </body>
    </html>`
}

/** Where a page is left for: it forgets the visitor, then leads to the weather. */
export const EXIT = '/leave'

const exitSkipLink = html`<a
  class="govuk-skip-link govuk-js-exit-this-page-skiplink"
  href="${EXIT}"
  rel="nofollow noreferrer"
  data-module="govuk-skip-link"
  >Exit this page</a
>`

/** The token against forged posts, for inside a form. */
export function csrfField(token: string): SafeHtml {
  return html`<input type="hidden" name="${CSRF_FIELD}" value="${token}" />`
}

function header(options: PageOptions): SafeHtml {
  const navigation = options.navigation ?? []
  return html`<header class="govuk-template__header waymark-template-header">
    <div class="waymark-header">
      <div class="govuk-width-container waymark-header__container${options.wide && ' waymark-wide'}">
        <a class="waymark-header__home" href="${options.home ?? '/'}"
          >${mark}<span class="waymark-header__name">Waymark</span></a
        >
        ${options.user && signedIn(options.user, options.csrf)}
      </div>
    </div>
    ${
      options.banner &&
      html`<div class="waymark-banner" role="note">
        <div class="govuk-width-container${options.wide && ' waymark-wide'}">
          <p class="waymark-banner__text">${options.banner}</p>
        </div>
      </div>`
    }
    ${
      navigation.length > 0 &&
      serviceNavigation({ navigation, navigationLabel: 'Main', classes: options.wide ? 'waymark-wide' : undefined })
    }
  </header>`
}

function signedIn(user: PageUser, csrf: string | undefined): SafeHtml {
  return html`<div class="waymark-user">
    <p class="waymark-user__who">
      <span class="govuk-visually-hidden">Signed in as </span><strong>${user.name}</strong>
      <span class="waymark-user__role">${user.jobTitle}, ${user.agency}</span>
    </p>
    <form method="post" action="/sign-out">
      ${csrf && csrfField(csrf)}
      <button class="waymark-user__sign-out" type="submit">Sign out</button>
    </form>
  </div>`
}

/** The mark of a footpath: an arrow in a ring. The same drawing as assets/mark.svg. */
const mark = html`<svg
  class="waymark-header__mark"
  xmlns="http://www.w3.org/2000/svg"
  viewBox="0 0 40 40"
  width="36"
  height="36"
  aria-hidden="true"
  focusable="false"
>
  <circle cx="20" cy="20" r="18" fill="none" stroke="#ffffff" stroke-width="2.5"></circle>
  <path d="M20 7 L31 20 H25 V32 H15 V20 H9 Z" fill="#ffcf4a"></path>
</svg>`

function footer(options: PageOptions): SafeHtml {
  const links = options.footerLinks ?? []
  return html`<footer class="govuk-template__footer">
    <div class="govuk-footer waymark-footer">
      <div class="govuk-width-container${options.wide && ' waymark-wide'}">
        ${
          links.length > 0 &&
          html`<h2 class="govuk-visually-hidden">Support links</h2>
            <ul class="govuk-footer__inline-list">
              ${links.map(
                (link) =>
                  html`<li class="govuk-footer__inline-list-item">
                    <a class="govuk-footer__link" href="${link.href}">${link.text}</a>
                  </li>`,
              )}
            </ul>`
        }
        <p class="waymark-footer__text">
          Waymark is open-source software for the partnerships that protect children from exploitation.
        </p>
      </div>
    </div>
  </footer>`
}
