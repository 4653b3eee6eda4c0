// Loaded with `node --import` into whatever the launcher and the test runner start: ends the process when its parent is
// gone, so that even a parent killed outright leaves no server, database or test behind.
const parent = process.ppid
let asked = false

setInterval(() => {
  if (process.ppid === parent) return
  process.kill(process.pid, asked ? 'SIGKILL' : 'SIGTERM')
  asked = true
}, 2000).unref()
