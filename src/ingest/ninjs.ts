/** IPTC ninjs, news in JSON, to reports. An item that is withheld or canceled is no report. */
import { isEdtf, type Report } from "../record/index.ts"
import { finishReport, type Input, type InputIssue, type InputIssueCode, type InputLimits, makeFailure, type Origin } from "./input.ts"

/** Whether a JSON value is an item of ninjs: it has a uri, and bodies of its standard. A report has neither. */
export const isNewsItem = (value: unknown): boolean =>
  isItem(value) &&
  !("text" in value) &&
  typeof value.uri === "string" &&
  ["bodies", "headlines", "pubStatus", "standard"].some((name) => name in value)

const FAULTS: Readonly<Record<NinjsFault, readonly [InputIssueCode, string]>> = {
  "item-foreign": ["bad-report", "It is no item of news: it has no uri."],
  "item-withheld": ["withheld", "The item is withheld or canceled."],
  "item-no-text": ["no-text", "The item is no text but a picture, video, event or package."],
  "body-missing": ["no-text", "The item has no body with text."],
}

/** The item as an input. */
export function readNewsItem(value: unknown, origin: Origin, context: { issues: readonly InputIssue[]; limits: InputLimits }): Input {
  const read = importNinjs(value)
  if ("report" in read) return finishReport(read.report, origin, context)
  const [code, message] = FAULTS[read.fault]
  return makeFailure(code, origin, message)
}

/** Why an item is no report. */
export type NinjsFault = "item-foreign" | "item-withheld" | "item-no-text" | "body-missing"

type Item = Readonly<Record<string, unknown>>

const isItem = (value: unknown): value is Item => typeof value === "object" && value !== null && !Array.isArray(value)
const listOf = (value: unknown): Item[] => (Array.isArray(value) ? value.filter(isItem) : [])
const textOf = (value: unknown): string | undefined => (typeof value === "string" && value.trim() !== "" ? value : undefined)

/** An item of news as a report, or why it is none. */
export function importNinjs(item: unknown): { readonly report: Report } | { readonly fault: NinjsFault } {
  if (!isItem(item) || textOf(item.uri) === undefined) return { fault: "item-foreign" }
  if (item.pubStatus === "withheld" || item.pubStatus === "canceled") return { fault: "item-withheld" }
  if (item.type !== undefined && item.type !== "text" && item.type !== "composite") return { fault: "item-no-text" }
  const text = bodyOf(listOf(item.bodies))
  if (text === undefined) return { fault: "body-missing" }
  const headline = roleOf(listOf(item.headlines), "main")
  const source = listOf(item.infoSources)[0]
  const uri = textOf(item.uri)!
  const given = {
    id: uri,
    publisher: textOf(source?.name) ?? textOf(item.copyrightHolder),
    url: /^https?:/.test(uri) ? uri : undefined,
    title: textOf(headline?.value) ?? textOf(item.title),
    language: textOf(item.language),
    published: dayOf(item.firstCreated) ?? dayOf(item.contentCreated) ?? dayOf(item.versionCreated),
    modified: dayOf(item.versionCreated),
    dateline: textOf(item.located),
    text,
  }
  return { report: Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as unknown as Report }
}

const roleOf = (items: readonly Item[], role: string): Item | undefined => items.find((one) => one.role === role) ?? items[0]

const dayOf = (moment: unknown): string | undefined => {
  const day = typeof moment === "string" ? moment.slice(0, 10) : ""
  return isEdtf(day) ? day : undefined
}

function bodyOf(bodies: readonly Item[]): string | undefined {
  const isHtml = ({ contentType, value }: Item): boolean => /html|xml/.test(String(contentType ?? "")) || /<\/?p[\s>]/.test(String(value))
  const body =
    bodies.find((one) => textOf(one.value) !== undefined && !isHtml(one)) ?? bodies.find((one) => textOf(one.value) !== undefined)
  if (body === undefined) return undefined
  return isHtml(body) ? textOf(withoutTags(String(body.value))) : textOf(body.value)
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" }

function withoutTags(html: string): string {
  const plain = html
    .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, "")
    .replace(/<(?:br\s*\/?|\/(?:p|div|h[1-6]|li|blockquote|tr))\s*>/gi, "\n\n")
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (all, decimal, hex, name) => {
      const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined
      if (code === undefined) return ENTITIES[String(name)] ?? all
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code).toWellFormed() : "\ufffd"
    })
  return plain
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.replace(/[ \t\r\n]+/g, " ").trim())
    .filter((paragraph) => paragraph !== "")
    .join("\n\n")
}
