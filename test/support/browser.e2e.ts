import assert from 'node:assert/strict'
import { checkAccessible, journey } from './browser.ts'

const page = (body: string) => `<!doctype html><html lang="en"><title>A page</title><body><main>${body}</main></body>`

journey('a page with a labelled question is called accessible', async ({ newPage }) => {
  const asked = await newPage({ width: 390 })
  await asked.setContent(page('<h1>Who called?</h1><label for="who">Name</label><input id="who">'))
  await checkAccessible(asked)
  assert.equal(await asked.evaluate('innerWidth'), 390)
})

journey('a question without a label is refused, naming the rule and the element', async ({ newPage }) => {
  const asked = await newPage()
  await asked.setContent(page('<h1>Who called?</h1><input id="who">'))
  await assert.rejects(checkAccessible(asked), /label: .*[\s\S]*#who/)
})
