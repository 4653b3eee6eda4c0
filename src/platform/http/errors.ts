/** What a person and a program read when a request cannot be answered. */
import { html, SafeHtml } from '../pages/index.ts'
import type { RoomPage } from './route.ts'

const SENTENCES: Record<number, { title: string; detail: string }> = {
  403: {
    title: 'This form can no longer be sent',
    detail: 'Go back, load the page again and send it once more.',
  },
  404: {
    title: 'Page not found',
    detail: 'This page does not exist, or you cannot see it. If you typed the address, check that it is right.',
  },
  413: { title: 'Too much was sent', detail: 'A form may hold one megabyte at most.' },
  415: { title: 'That kind of content cannot be read here', detail: 'Send the form as the page offers it.' },
  429: { title: 'Too many tries', detail: 'Wait a minute, then try again.' },
  500: {
    title: 'Sorry, something went wrong',
    detail: 'Nothing was half done: what you sent was either saved whole or not at all. Go back and try again.',
  },
}

const sentences = (status: number) =>
  SENTENCES[status] ?? { title: 'This cannot be read', detail: 'The request was not as it should be.' }

/** The page for a status; a fault names its reference. `home` is where its reader goes on, if they do not work here; or what
 * stands there instead. */
export function errorPage(status: number, reference?: string, home?: string | SafeHtml): RoomPage {
  const { title, detail } = sentences(status)
  return {
    title,
    body: html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body">${detail}</p>
      ${reference && html`<p class="govuk-body">If it happens again, quote the reference <strong>${reference}</strong>.</p>`}
      ${home instanceof SafeHtml ? home : wayOn(home)}`,
  }
}

const wayOn = (home: string | undefined): SafeHtml =>
  html`<p class="govuk-body">
    ${
      home === undefined
        ? html`<a class="govuk-link" href="/">Go to where your day starts</a>`
        : html`<a class="govuk-link" href="${home}">Go to all publications</a>`
    }
  </p>`

/** The same for a program, by RFC 9457. */
export const problem = (status: number, instance: string, reference?: string) => {
  const { title, detail } = sentences(status)
  return { type: 'about:blank', title, status, detail, instance, ...(reference === undefined ? {} : { reference }) }
}
