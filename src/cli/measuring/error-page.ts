/** The error page: the reports that were read worst, each miss, extra and difference with its sentence, as one HTML file. */
import { createHash } from "node:crypto"
import { type Html, html, trusted } from "../../web/html.ts"
import type { GoldReport, Note, Score, Scorer } from "./scorer.ts"

const MARKS = { "=": "pair", "~": "difference", "-": "missed", "+": "extra" } as const

/** Renders the worst reports, worst first. */
export function renderErrorPage(score: Score, scorer: Scorer, most: number): string {
  const worst = score.pages.toSorted((a, b) => overallOf(score, a.report) - overallOf(score, b.report)).slice(0, most)
  const policy = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`
  const sections = worst.map(({ report, notes }) => renderReport(report, notes, { value: overallOf(score, report), scorer }))
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>Errors, worst reports first</title><style>${trusted(STYLE)}</style></head>
<body><h1>Errors, worst reports first</h1><pre>${scorer.printTable(score)}</pre><pre>${scorer.printErrors(scorer.commonErrors(score, 40))}</pre>${sections}</body></html>
`.markup
}

const overallOf = (score: Score, { id }: GoldReport): number => score.perReport[id] ?? 0

function renderReport(report: GoldReport, notes: readonly Note[], { value, scorer }: { value: number; scorer: Scorer }): Html {
  const title = typeof report.raw.report?.title === "string" ? report.raw.report.title : ""
  const sections = [...new Set(notes.map(({ section }) => section))].map((section) => {
    const items = notes.filter((note) => note.section === section).map((note) => renderNote(note, report, scorer))
    return html`<h3>${section}</h3><ul>${items}</ul>`
  })
  return html`<details><summary><b>${value.toFixed(3)}</b> ${report.id} ${title}</summary><div class="body">${report.text.text}</div>${sections}</details>`
}

function renderNote(note: Note, report: GoldReport, scorer: Scorer): Html {
  const place = note.span && note.mark !== "=" ? html`<blockquote>${scorer.quote(report.text, note.span)}</blockquote>` : ""
  return html`<li class="${MARKS[note.mark]}"><b>${note.mark} ${note.kind}</b> ${note.detail}${place}</li>`
}

const STYLE = `
body{margin:1.5rem auto;max-width:80rem;padding:0 1rem;font:15px/1.5 system-ui,sans-serif}
pre{overflow:auto;font-size:13px}
summary{cursor:pointer;padding:.3rem 0}
.body{white-space:pre-wrap;border-left:3px solid #8888;padding-left:1rem;margin:1rem 0;max-width:50rem}
ul{padding-left:1rem;list-style:none}
li{margin:.2rem 0}
.pair{opacity:.6}
.missed b{color:#c0392b}.extra b{color:#b9770e}.difference b{color:#7d5fb2}
blockquote{margin:.1rem 0 .4rem 1rem;opacity:.75}
`.trim()
