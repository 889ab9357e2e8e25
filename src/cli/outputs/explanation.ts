/** What a fact rests on, for a terminal: a line for each label, link, frame and piece of knowledge, with the words. */
import type { Span } from "../../record/index.ts"
import { tidy } from "../../web/evidence/facts.ts"
import type { Finding } from "../reader.ts"
import type { Paint } from "./paint.ts"

type Named = (id: string) => string

/** The lines of some findings, under a heading for each kind, each told once. */
export function renderFindings(findings: readonly Finding[], nameOf: Named, paint: Paint): string[] {
  return HEADINGS.flatMap(([kind, heading]) => {
    const lines = [...new Set(findings.filter((finding) => finding.kind === kind).flatMap((finding) => linesOf(finding, nameOf)))]
    return lines.length > 0 ? [`  ${paint("faint", `${heading}:`)}`, ...lines.map((line) => `    ${line}`)] : []
  })
}

const HEADINGS = Object.freeze([
  ["label", "the model labels"],
  ["link", "the model links"],
  ["frame", "frames"],
  ["knowledge", "knowledge and rules"],
] as const satisfies readonly (readonly [Finding["kind"], string])[])

function linesOf(finding: Finding, nameOf: Named): string[] {
  switch (finding.kind) {
    case "label":
      return [
        `${finding.of}  ${quoted(finding.words)}  ${finding.labels.map(({ value, probability }) => `${value} ${percent(probability)}`).join(", ")}`,
      ]
    case "link":
      return [
        `${finding.of}  ${quoted(finding.from)} ${finding.link} ${quoted(finding.to)}  ${percent(finding.probability)}${finding.isTaken ? "" : " (not taken)"}`,
      ]
    case "knowledge":
      return [`${finding.of}  ${finding.effect}: ${tidy(finding.says)}${finding.words.map((words) => `  ${quoted(words)}`).join("")}`]
    case "frame":
      return frameLines(finding, nameOf)
  }
}

function frameLines(finding: Extract<Finding, { kind: "frame" }>, nameOf: Named): string[] {
  const { path, trigger, type, says, words, arcs, bar, status, push } = finding
  const pushed = push > 0 && says !== "nothing" ? `, +${push} log odds for ${type}` : ""
  return [
    `${says} ${says === "against" ? `(${type})` : type}: ${quoted(words)}  “${trigger}” of ${path}${bar ? ` (${bar})` : pushed}`,
    ...arcs.map(({ role, arc, steps, actor }) => {
      const way = steps.map(({ relation, word }) => `${relation} → ${tidy(word)}`).join(" → ")
      return `  ${role} by ${arc}: ${tidy(words.text ?? "")} → ${way}${actor ? `  (${tidy(nameOf(actor))})` : ""}`
    }),
    ...(status ? [`  ${status.status} by “${status.cue}”: ${quoted(status.words)}`] : []),
  ]
}

const percent = (probability: number): string => probability.toFixed(2)

/** Long words are cut in the middle: their places are told above. */
const LONGEST = 60
function quoted({ text, start, end }: Span): string {
  if (text === undefined) return `${start}–${end}`
  const words = tidy(text)
  return words.length > LONGEST ? `“${words.slice(0, LONGEST / 2).trimEnd()} … ${words.slice(-LONGEST / 2).trimStart()}”` : `“${words}”`
}
