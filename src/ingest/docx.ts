/** A DOCX to its report: the paragraphs of its body, deleted words left out. What stands beside the body is not read, and that is told. */
import { unzipSync } from "fflate"
import { SaxesParser, type SaxesTagNS } from "saxes"
import { finishReport, type Input, type InputLimits, makeFailure, makeIssue, type Origin } from "./input.ts"
import { inWords } from "./source.ts"

const BODY = "word/document.xml"
/** Beside the body, with what they hold. */
const BESIDE: readonly (readonly [RegExp, string])[] = [
  [/^word\/footnotes\.xml$/, "footnotes"],
  [/^word\/endnotes\.xml$/, "endnotes"],
  [/^word\/comments\.xml$/, "comments"],
  [/^word\/(?:header|footer)\d*\.xml$/, "headers and footers"],
  [/^word\/media\//, "pictures"],
  [/^word\/embeddings\//, "embedded files"],
]

/** Reads the bytes of a document. */
export function readDocx(bytes: Uint8Array, origin: Origin, limits: InputLimits): Input {
  const names: string[] = []
  let excess: string | undefined
  let body: Uint8Array | undefined
  try {
    const files = unzipSync(bytes, {
      filter({ name, originalSize }) {
        names.push(name)
        if (name !== BODY) return false
        if (originalSize > limits.bytes) excess = `It unpacks to more than ${inWords(limits.bytes)}.`
        return originalSize <= limits.bytes // no more than this is ever unpacked, whatever the archive holds
      },
    })
    body = files[BODY]
  } catch {
    return makeFailure("broken-archive", origin, "The document is damaged or cut short.")
  }
  if (excess !== undefined) return makeFailure("too-large", origin, excess)
  if (body === undefined) return makeFailure("not-text", origin, describeArchive(names))
  const read = readBody(new TextDecoder().decode(body))
  if (typeof read === "string") return makeFailure("broken-archive", origin, read)
  if (read.paragraphs.length === 0) return makeFailure("no-text", origin, "The document has no text in its body.")
  const left = BESIDE.flatMap(([pattern, what]) => (names.some((name) => pattern.test(name)) ? what : []))
  const issues = left.length === 0 ? [] : [makeIssue("part-not-read", origin, `Beside the body and not read: ${left.join(", ")}.`)]
  const title = read.title === undefined ? {} : { title: read.title }
  return finishReport({ ...title, text: read.paragraphs.join("\n\n") }, origin, { issues, limits })
}

/** What the archive is, where it is no document: encrypted ones are no archives at all. */
function describeArchive(names: readonly string[]): string {
  const kinds: readonly (readonly [string, string])[] = [
    ["xl/", "a spreadsheet"],
    ["ppt/", "a presentation"],
    ["content.xml", "an OpenDocument file"],
    ["META-INF/container.xml", "an EPUB"],
  ]
  const kind = kinds.find(([start]) => names.some((name) => name.startsWith(start)))?.[1] ?? "a ZIP archive"
  return `This is ${kind}, not text.`
}

const WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
/** The same in the strict form of the standard. */
const STRICT_WORDS = "http://purl.oclc.org/ooxml/wordprocessingml/main"
/** A picture's text for programs that cannot show it is there twice. */
const COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
const DEEPEST = 300
/** Style of a paragraph that is the headline. */
const TITLE = /^title$/i

interface Body {
  readonly title?: string
  readonly paragraphs: readonly string[]
}

/** The paragraphs of a body, or what is wrong with it. */
function readBody(xml: string): Body | string {
  const open: { text: string; style: string }[] = []
  const found: { text: string; style: string }[] = []
  let [depth, skipped, isText] = [0, 0, false]
  const parser = new SaxesParser({ xmlns: true, position: false })
  const isWord = ({ uri }: SaxesTagNS): boolean => uri === WORDS || uri === STRICT_WORDS
  const add = (text: string): void => {
    if (skipped === 0 && open.length > 0) open.at(-1)!.text += text
  }
  parser.on("error", (error) => {
    throw error
  })
  parser.on("opentag", (tag) => {
    if (++depth > DEEPEST) throw new Error("depth")
    if (tag.uri === COMPATIBILITY && tag.local === "Fallback") skipped += 1
    if (!isWord(tag)) return
    const value = Object.values(tag.attributes).find(({ local }) => local === "val")?.value ?? ""
    if (tag.local === "p") open.push({ text: "", style: "" })
    else if (tag.local === "t") isText = true
    else if (tag.local === "tab") add("\t")
    else if (tag.local === "br" || tag.local === "cr") add("\n")
    else if (tag.local === "noBreakHyphen") add("\u2011")
    else if (tag.local === "pStyle" && open.length > 0) open.at(-1)!.style = value
  })
  parser.on("text", (text) => {
    if (isText) add(text)
  })
  parser.on("closetag", (tag) => {
    depth -= 1
    if (tag.uri === COMPATIBILITY && tag.local === "Fallback") skipped -= 1
    if (!isWord(tag)) return
    if (tag.local === "t") isText = false
    const ended = tag.local === "p" ? open.pop() : undefined
    if (ended !== undefined && skipped === 0) found.push({ ...ended, text: ended.text.replace(/[ \t]+/g, " ").trim() })
  })
  try {
    parser.write(xml).close()
  } catch {
    return "The body of the document is damaged."
  }
  const filled = found.filter(({ text }) => text !== "")
  const [first] = filled
  const hasTitle = first !== undefined && TITLE.test(first.style) && filled.length > 1
  const paragraphs = filled.slice(hasTitle ? 1 : 0).map(({ text }) => text)
  return hasTitle ? { title: first.text, paragraphs } : { paragraphs }
}
