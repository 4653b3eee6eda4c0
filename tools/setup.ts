// `npm run setup`: from a clone to a working copy. The launcher has installed the packages by now.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

if (existsSync('.git')) {
  execFileSync('git', ['config', 'core.hooksPath', 'tools/hooks'])
  console.log('Commits are now formatted and linted (tools/hooks).')
}
console.log('Ready. `npm start` shows Waymark, `npm run dev` restarts it on each save, `npm test` tests it.')
