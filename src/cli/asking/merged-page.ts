/** What is merged as a page for a terminal: every slot with each report's version, who stands behind it, and why its reports were joined. */

import { dayWords } from "../../exchange/day-words.ts"
import type { FusedParticipant, FusedStatement, FusedTour, Occurrence, Slot, Version } from "../../merge/index.ts"
import type { KeptEntity, Member, MergedExplanation, ShownJudgement } from "../../query/index.ts"
import { quote, tidy } from "../../web/evidence/facts.ts"
import type { Paint } from "../outputs/paint.ts"
import { wrap } from "../outputs/wrap.ts"

/** How to draw. */
interface Drawing {
  readonly paint: Paint
  readonly columns: number
}

/** How many of each list a page shows; JSON has all. */
const MOST_SHOWN = 12

/** Draws an explanation. */
export function renderMerged(explanation: MergedExplanation, drawing: Drawing): string {
  const { asked, id, members } = explanation
  const { paint } = drawing
  const moved = asked === id ? [] : [paint("faint", `${asked} is now ${id}`)]
  const sections = [
    [...moved, paint("strong", `${id}  ${headingOf(explanation)}`)],
    viewLines(explanation, drawing),
    listed(`made of ${members.length === 1 ? "one fact" : `${members.length} facts`}`, members.map(memberWords), paint),
    listed(
      "joined, as",
      explanation.joined.filter(({ verdict }) => verdict === "same").flatMap((one) => judgementLines(one, drawing)),
      paint,
    ),
    listed(
      "inside, yet unlike",
      explanation.joined.filter(({ verdict }) => verdict !== "same").flatMap((one) => judgementLines(one, drawing)),
      paint,
    ),
    listed(
      "kept apart from",
      explanation.apart.flatMap((one) => judgementLines(one, drawing)),
      paint,
    ),
  ]
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n\n`
}

function headingOf({ kind, view }: MergedExplanation): string {
  switch (view.kind) {
    case "occurrence":
      return [view.type.shown, view.status.shown, view.time.shown, view.place.shown?.name].filter((part) => part !== undefined).join(", ")
    case "statement":
      return `statement of ${view.speaker.name}`
    case "tour":
      return `tour of ${view.traveller.name}`
    default:
      return `${view.name}${view.country === null ? "" : ` (${view.country})`}, ${kind}`
  }
}

function viewLines({ view }: MergedExplanation, drawing: Drawing): string[] {
  switch (view.kind) {
    case "occurrence":
      return occurrenceLines(view, drawing)
    case "statement":
      return statementLines(view, drawing)
    case "tour":
      return tourLines(view)
    default:
      return entityLines(view)
  }
}

function occurrenceLines(view: Occurrence, drawing: Drawing): string[] {
  const same = (value: string) => value
  return [
    ...slotLines("type", view.type, same, drawing),
    ...slotLines("status", view.status, same, drawing),
    ...slotLines("when", view.time, same, drawing),
    ...slotLines("where", view.place, ({ name, country }) => (country === undefined ? name : `${name}, ${country}`), drawing),
    ...slotLines("channel", view.channel, same, drawing),
    ...slotLines("format", view.format, same, drawing),
    ...view.participants.flatMap((one) => participantLines(one, drawing)),
    ...historyLines(view),
    ...(view.denied.length > 0 ? [`  denied by ${view.denied.map(sourceWords).join("; ")}`] : []),
    ...view.copies.map((group) => `  copies of one another, one source: ${group.join(", ")}`),
    ...view.corrections.map(({ report, by }) => `  ${report} is corrected by ${by}`),
  ]
}

const participantLines = ({ name, country, role }: FusedParticipant, drawing: Drawing): string[] =>
  slotLines(`${name}${country === undefined || country === name ? "" : ` (${country})`}`, role, (value) => value, drawing)

function historyLines({ history }: Occurrence): string[] {
  if (new Set(history.map(({ status }) => status)).size < 2) return []
  return [`  status by day: ${history.map(({ status, published }) => `${published ?? "no date"} ${status}`).join(" → ")}`]
}

/** A slot: what is shown and why, then each report's version where they differ, and who leaves it out. */
function slotLines<Value>(name: string, slot: Slot<Value>, say: (value: Value) => string, { paint, columns }: Drawing): string[] {
  if (slot.shown === undefined) return []
  const why = slot.versions.length > 1 && slot.reason ? paint("faint", `  ${slot.reason.words}`) : ""
  const mark = slot.conflict ? paint("issue", "  reports disagree") : ""
  const heading = `  ${paint("event", `${tidy(name)}:`)} ${tidy(say(slot.shown))}${why}${mark}`
  const differ = new Set(slot.versions.map(({ value }) => say(value))).size > 1
  const versions = slot.versions.slice(0, MOST_SHOWN * 2)
  return [heading, ...(differ ? versions.flatMap((version) => versionLines(version, say, columns)) : agreedLines(versions, columns))]
}

/** The words of versions that say the same. */
function agreedLines(versions: readonly Version<unknown>[], columns: number): string[] {
  const words = versions.map((version) => `“${quote(version.evidence)}” [${version.fact}]`).join(", ")
  return wrap(words, columns - 6).map((line) => `    ${line}`)
}

function versionLines<Value>(version: Version<Value>, say: (value: Value) => string, columns: number): string[] {
  const words = `${tidy(say(version.value))}  ${sourceWords(version)}${version.saidBy === undefined ? "" : `, as said in ${version.saidBy}`}: “${quote(version.evidence)}”`
  return wrap(words, columns - 6).map((line, at) => `${at === 0 ? "    " : "      "}${line}`)
}

const sourceWords = ({ publisher, published, fact }: Member): string =>
  `${[publisher, published]
    .filter((part) => part !== undefined)
    .map(tidy)
    .join(", ")} [${fact}]`

const memberWords = (member: Member): string => `  ${sourceWords(member)}`

function statementLines({ shown, wordings }: FusedStatement, { columns }: Drawing): string[] {
  const lines = (words: string) => wrap(tidy(words), columns - 4).map((line, at) => `${at === 0 ? "  " : "    "}${line}`)
  const others = wordings.filter(({ text }) => text !== shown)
  return [
    ...lines(`“${shown}”`),
    ...others.flatMap((one) => lines(`${sourceWords(one)} (${one.mode}): “${one.text}”${difference(one.adds, one.lacks)}`)),
  ]
}

function difference(adds: readonly string[], lacks: readonly string[]): string {
  const parts = [adds.length > 0 ? `adds ${adds.join(" ")}` : "", lacks.length > 0 ? `lacks ${lacks.join(" ")}` : ""].filter(
    (part) => part !== "",
  )
  return parts.length > 0 ? ` — ${parts.join("; ")}` : ""
}

const tourLines = ({ legs }: FusedTour): string[] =>
  legs.map(({ order, place, country, sources }) => {
    const where = [place, country].filter((part) => part !== undefined).join(", ")
    return `  ${order}. ${tidy(where)}  ${sources.map(sourceWords).join("; ")}`
  })

function entityLines({ names, holdings = [] }: KeptEntity): string[] {
  return [
    `  names: ${names
      .slice(0, MOST_SHOWN)
      .map(({ name, reports }) => `${tidy(name)} (${reports})`)
      .join(", ")}`,
    ...holdings.map((held) => {
      const of = held.organization ?? held.country
      const state = held.status === "current" ? "" : `${held.status} `
      return `  ${dayWords(held)}  ${state}${tidy(held.title)}${of === null ? "" : ` of ${tidy(of)}`}  (${held.reports} ${held.reports === 1 ? "report" : "reports"})`
    }),
  ]
}

function judgementLines({ a, b, verdict, probability, reasons, author, other }: ShownJudgement, { columns }: Drawing): string[] {
  const by = author.startsWith("dragoman/") ? "" : ` by ${author}`
  const away = other === undefined ? "" : ` (${other})`
  const words = reasons.map((reason) => `${tidy(reason.words)} ${reason.weight > 0 ? "+" : ""}${reason.weight.toFixed(1)}`).join("; ")
  return [
    `  ${a} and ${b}${away}: ${verdict} ${probability.toFixed(2)}${by}`,
    ...wrap(words === "" ? "nothing speaks for it or against it" : words, columns - 4).map((line) => `    ${line}`),
  ]
}

function listed(heading: string, lines: readonly string[], paint: Paint): string[] {
  if (lines.length === 0) return []
  const more = lines.length > MOST_SHOWN * 3 ? [`  … ${lines.length - MOST_SHOWN * 3} more lines; --format json has all`] : []
  return [paint("faint", `${heading}:`), ...lines.slice(0, MOST_SHOWN * 3), ...more]
}
