/**
 * What the review page does in the browser. A verdict is shown at once and sent behind; what could not be sent waits in the browser's
 * storage and is sent again, with the time at which it was said, so that the server knows it for the same.
 */

/** The script, as it is served. */
export const REVIEW_SCRIPT = `"use strict"
const find = (id) => document.getElementById(id)
const WAITING = "dragoman-review-waiting"
let token = sessionStorage.getItem("dragoman-review-token") || ""
let rows = []
let at = 0
let last = 0
let sending
const waiting = () => JSON.parse(localStorage.getItem(WAITING) || "[]")
const keepWaiting = (all) => localStorage.setItem(WAITING, JSON.stringify(all))
const say = (words) => { find("said").textContent = words }

async function ask(path, body) {
  const headers = { Authorization: "Bearer " + token, "Content-Type": "application/json" }
  const answer = await fetch("/api/review/" + path, { method: "POST", headers, body: JSON.stringify(body ?? {}) })
  const value = await answer.json()
  if (!answer.ok) throw Object.assign(new Error(value.title + " " + value.detail), { status: answer.status })
  return value
}

function show() {
  const row = rows[at]
  find("at").textContent = row ? (at + 1) + " of " + rows.length + ": " + row.slot + " in " + row.title + ", " + row.field : ""
  find("value").textContent = row ? (row.value === null ? row.slot : JSON.stringify(row.value)) + " (" + row.confidence + (row.why ? ", " + row.why : "") + ")" : "Nothing is left."
  const quote = find("quote")
  quote.replaceChildren()
  if (row) {
    const mark = document.createElement("mark")
    mark.textContent = row.words
    quote.append(row.before, mark, row.after)
  }
}

async function send() {
  if (sending) return sending
  sending = (async () => {
    for (let all = waiting(); all.length > 0; all = waiting()) {
      const done = await ask("words", all[0]).catch((error) => {
        if (error.status >= 400 && error.status < 500 && error.status !== 401 && error.status !== 429) return { outcome: "refused", message: error.message }
        throw error
      })
      keepWaiting(waiting().slice(1))
      say(done.outcome === "refused" ? done.message : waiting().length + " waiting; all else is kept")
    }
  })()
  try { await sending } catch (error) { say(waiting().length + " waiting: " + error.message); setTimeout(send, 3000) } finally { sending = undefined }
}

function speak(verdict, value) {
  const row = rows[at]
  if (!row) return
  last = Math.max(Date.now(), last + 1)
  keepWaiting([...waiting(), { field: row.field, verdict, value: value ?? null, time: new Date(last).toISOString() }])
  say(verdict + ": " + row.field)
  rows.splice(at, 1)
  if (at >= rows.length) at = Math.max(0, rows.length - 1)
  show()
  send()
}

async function undo() {
  await send()
  const done = await ask("undo")
  say(done.outcome === "undone" ? "Taken back." : "There is nothing to take back.")
  await load()
}

async function load() {
  rows = (await ask("queue")).rows
  at = 0
  show()
  find("enter").hidden = true
  find("work").hidden = false
  find("work").focus()
}

async function begin() {
  try {
    await send()
    await load()
    sessionStorage.setItem("dragoman-review-token", token)
  } catch (error) { say(error.message) }
}

const move = (by) => { at = Math.min(Math.max(0, at + by), Math.max(0, rows.length - 1)); show() }
const KEYS = { a: () => speak("accept"), x: () => speak("reject"), u: () => speak("unsure"), j: () => move(1), k: () => move(-1), z: () => undo().catch((error) => say(error.message)),
  s: () => { find("setting").hidden = false; find("given").value = ""; find("given").focus() } }
addEventListener("keydown", (event) => {
  if (event.target.tagName === "INPUT") { if (event.key === "Escape") { find("setting").hidden = true; find("work").focus() } return }
  if (event.ctrlKey || event.metaKey || event.altKey || find("work").hidden || !Object.hasOwn(KEYS, event.key)) return
  event.preventDefault()
  KEYS[event.key]()
})
addEventListener("online", send)
find("enter").addEventListener("submit", (event) => { event.preventDefault(); token = find("token").value.trim(); begin() })
find("setting").addEventListener("submit", (event) => {
  event.preventDefault()
  const given = find("given").value
  let value = given
  if (/^[[{]/.test(given)) { try { value = JSON.parse(given) } catch { say("That is no JSON."); return } }
  find("setting").hidden = true
  find("work").focus()
  speak("set", value)
})
if (token) begin()
else find("token").focus()
`
