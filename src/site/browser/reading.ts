/** The Read page: a text goes to the worker, its record comes back as the evidence page shows it. Nothing leaves the machine. */
import { evidenceSection, renderEvidencePage } from "../../web/evidence/evidence-page.ts"
import { html } from "../../web/html.ts"
import type { Answer, Request } from "./messages.ts"

/** Starts the page, where its form is. */
export function startReading(): void {
  const form = document.querySelector<HTMLFormElement>("#read-here")
  if (form) connect(form)
}

interface Parts {
  readonly area: HTMLTextAreaElement
  readonly button: HTMLButtonElement
  readonly status: HTMLElement
  readonly place: HTMLElement
}

function connect(form: HTMLFormElement): void {
  const find = <Kind extends HTMLElement>(selector: string) => document.querySelector<Kind>(selector)!
  const parts: Parts = { area: find("#text"), button: form.querySelector("button")!, status: find(".loading"), place: find("#read") }
  const worker = new Worker(new URL("worker.mjs", import.meta.url), { type: "module" })
  const ask = (request: Request) => worker.postMessage(request)
  worker.addEventListener("message", ({ data }: MessageEvent<Answer>) => show(data, parts))
  worker.addEventListener("error", () => show({ kind: "fault", message: "The reader did not start in this browser." }, parts))
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    parts.button.disabled = true
    parts.status.textContent = "Reading …"
    ask({ kind: "read", text: parts.area.value })
  })
  const take = async (file: File | undefined) => {
    if (!file) return
    parts.area.value = await file.text()
    form.requestSubmit()
  }
  form
    .querySelector<HTMLInputElement>("input[type=file]")
    ?.addEventListener("change", (event) => take((event.target as HTMLInputElement).files?.[0]))
  parts.area.addEventListener("drop", (event) => {
    event.preventDefault()
    void take(event.dataTransfer?.files[0])
  })
  const given = decodeURIComponent(location.hash.slice(1))
  if (given.startsWith("text=")) parts.area.value = given.slice(5)
  ask({ kind: "load" })
}

const mebi = (bytes: number): string => (bytes / 1e6).toFixed(1)

function show(answer: Answer, parts: Parts): void {
  const { status, button } = parts
  switch (answer.kind) {
    case "progress":
      status.replaceChildren(
        progressOf(answer.done, answer.total),
        ` ${mebi(answer.done)} of ${mebi(answer.total)} MB of the model are here`,
      )
      return
    case "ready":
      status.textContent = "The model is loaded."
      return
    case "fault":
      button.disabled = false
      status.textContent = ""
      parts.place.innerHTML = html`<p class="problem" role="alert">${answer.message}</p>`.markup
      return
    case "record":
      button.disabled = false
      status.textContent = `Read in ${(answer.ms / 1000).toFixed(2)} s, here.`
      showRecord(answer, parts)
      parts.area.rows = 5
      parts.place.scrollIntoView({ block: "start" })
  }
}

function progressOf(done: number, total: number): HTMLProgressElement {
  const bar = document.createElement("progress")
  bar.max = total
  bar.value = done
  bar.setAttribute("aria-label", "Loading the model")
  return bar
}

function showRecord({ record, report, line }: Extract<Answer, { kind: "record" }>, { place }: Parts): void {
  const { section, style } = evidenceSection({ report, record })
  const lights = new CSSStyleSheet()
  lights.replaceSync(style)
  document.adoptedStyleSheets = [lights]
  place.innerHTML =
    html`<p class="downloads"></p><div class="evidence">${section}</div><details><summary>The record as JSON</summary><pre class="json" tabindex="0">${JSON.stringify(record, null, 2)}</pre></details>`.markup
  place.dataset.line = line
  const name = (record.report.id ?? "record").replace(/[^\p{L}\p{N}-]+/gu, "-").slice(0, 60)
  place
    .querySelector(".downloads")!
    .append(
      "Save: ",
      saving("the record (JSON)", `${name}.json`, `${line}\n`, "application/json"),
      " · ",
      saving("the evidence page (HTML)", `${name}.html`, renderEvidencePage([{ report, record }]), "text/html"),
    )
}

function saving(words: string, name: string, content: string, type: string): HTMLAnchorElement {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([content], { type }))
  link.download = name
  link.textContent = words
  return link
}
