/*
 * The service's only script of its own. Every page works without it: it starts the components of the two frontends, keeps
 * a form from being sent twice, and asks the server for suggestions while someone types.
 */
import { initAll as startGovuk } from '../govuk/govuk-frontend.min.js'
import { initAll as startMoj } from '../moj/moj-frontend.min.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
startGovuk()
startMoj()

/* A second press of the same button sends nothing; coming back to the page makes it work again. */
for (const form of document.querySelectorAll('form[data-submit-once]')) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent === 'true') event.preventDefault()
    form.dataset.sent = 'true'
  })
}
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent
})

/*
 * <fieldset data-suggest-url="/…" data-suggest-target="#id">: posts what stands in its fields and the target's,
 * with the token of its form, and shows the markup that comes back in the target. Only the last answer counts.
 */
for (const group of document.querySelectorAll('[data-suggest-url]')) {
  const target = document.querySelector(group.dataset.suggestTarget)
  if (target) suggestWhileTyping(group, target)
}

function suggestWhileTyping(group, target) {
  let timer
  let request
  group.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(ask, 300)
  })

  async function ask() {
    request?.abort()
    request = new AbortController()
    try {
      const response = await fetch(group.dataset.suggestUrl, {
        method: 'POST',
        body: new URLSearchParams(fieldsOf(group, target)),
        headers: { accept: 'text/html' },
        signal: request.signal,
      })
      if (response.ok && !response.redirected) target.innerHTML = await response.text()
    } catch (error) {
      if (error.name !== 'AbortError') target.replaceChildren()
    }
  }
}

/* <div data-load-url="/…">: what takes long is asked for once the page is there, and takes the place of the way to ask for it. */
for (const place of document.querySelectorAll('[data-load-url]')) load(place)

async function load(place) {
  const before = place.innerHTML
  place.textContent = 'Working it out…'
  try {
    const response = await fetch(place.dataset.loadUrl, { headers: { accept: 'text/html' } })
    if (!response.ok || response.redirected) throw new Error('no answer')
    place.innerHTML = await response.text()
  } catch {
    place.innerHTML = before
  }
}

/* What was chosen among the last suggestions goes along, so that it can still be chosen among the next. */
function fieldsOf(group, target) {
  const token = group.closest('form')?.querySelector('input[name="_csrf"]')
  const fields = [group, target].flatMap((part) => [
    ...part.querySelectorAll('input[name], select[name], textarea[name]'),
  ])
  return [...(token ? [token] : []), ...fields]
    .filter((field) => !['checkbox', 'radio'].includes(field.type) || field.checked)
    .map((field) => [field.name, field.value])
}
