/**
 * One message to its report: a newsletter or a wire that comes by mail. The article is taken from its HTML where that has one, else its
 * plain text, whose lines were cut for the screen and are joined to paragraphs. Attachments are not read, and that is told.
 */
import PostalMime, { type Email } from "postal-mime"
import type { Report } from "../record/index.ts"
import { readDate } from "./date.ts"
import { finishReport, type Input, type InputIssue, type InputLimits, makeFailure, makeIssue, type Origin } from "./input.ts"

/** Parts of a message in one another: more have no reason. */
const DEEPEST = 30
const LONGEST_HEAD = 512 * 1024

/** Reads the bytes of a message. */
export async function readMail(bytes: Uint8Array, origin: Origin, limits: InputLimits): Promise<Input> {
  const email = await parseMail(bytes)
  if (email === undefined) return makeFailure("not-readable", origin, "It is no message, or its parts stand in one another without end.")
  const text = await chooseText(email)
  if (text === undefined) return makeFailure("no-text", origin, "The message has no text.")
  const { attachments } = email
  const issues = attachments.length === 0 ? [] : [tellAttachments(attachments, origin)]
  return finishReport({ ...headOf(email), text }, origin, { issues, limits })
}

async function parseMail(bytes: Uint8Array): Promise<Email | undefined> {
  try {
    return await PostalMime.parse(bytes, { maxNestingDepth: DEEPEST, maxHeadersSize: LONGEST_HEAD })
  } catch {
    return undefined
  }
}

function tellAttachments(attachments: Email["attachments"], origin: Origin): InputIssue {
  const kinds = [...new Set(attachments.map(({ mimeType }) => mimeType))].sort().slice(0, 5)
  return makeIssue("part-not-read", origin, `Attachments that were not read: ${attachments.length} (${kinds.join(", ")}).`)
}

function headOf(email: Email): Omit<Report, "text"> {
  const header = (key: string): string | undefined => email.headers.find((one) => one.key === key)?.value
  const published = readDate(header("date") ?? "")
  const publisher = email.from?.name || email.from?.address
  const url = /https?:\/\/[^\s<>]+/.exec(header("archived-at") ?? "")?.[0]
  const id = email.messageId?.replace(/^<|>$/g, "").trim()
  return {
    ...(id ? { id } : {}),
    ...(publisher ? { publisher } : {}),
    ...(url === undefined ? {} : { url }),
    ...(email.subject ? { title: email.subject } : {}),
    ...(published === undefined ? {} : { published }),
  }
}

/** An article in HTML that is much shorter than the plain text has lost most of the letter. */
const SHARE = 0.5

async function chooseText({ html, text }: Email): Promise<string | undefined> {
  const plain = text === undefined || text.trim() === "" ? undefined : joinLines(text)
  if (html === undefined || html.trim() === "") return plain
  const { readPage } = await import("./page.ts")
  const article = readPage(html).report?.text
  return article === undefined || (plain !== undefined && article.length < plain.length * SHARE) ? plain : article
}

/** Lines that were cut near one width are of one paragraph; others, as of lists and addresses, stay lines. */
export function joinLines(text: string): string {
  const blocks = text.replaceAll("\r\n", "\n").split(/\n[ \t]*\n/)
  const joined = blocks.map((block) => {
    const lines = block.split("\n").map((line) => line.trimEnd())
    const longest = Math.max(...lines.map(({ length }) => length))
    return lines.reduce((all, line, at) => {
      const before = lines[at - 1]
      if (before === undefined) return line
      const [next] = line.trimStart().split(/\s/)
      const wasCut = longest >= 50 && before.length + 1 + (next?.length ?? 0) > longest - 4
      return `${all}${wasCut ? " " : "\n"}${wasCut ? line.trimStart() : line}`
    }, "")
  })
  return joined.filter((block) => block.trim() !== "").join("\n\n")
}
