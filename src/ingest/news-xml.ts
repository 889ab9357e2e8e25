/** News in XML to reports: NewsML-G2, NewsML 1 and NITF. Items that are withheld or canceled are none, nor are pictures and plans. */
import type { Report } from "../record/index.ts"
import { readDate } from "./date.ts"
import { finishReport, type Input, makeFailure, makeIssue, type Origin, type ReadContext } from "./input.ts"
import { paragraphsOf } from "./paragraphs.ts"
import { findElement, findElements, wordsIn, type XmlElement } from "./xml-tree.ts"

/** Reads the items of a message, or the one that the file is. Of several each is known by its number. */
export function readNewsXml(root: XmlElement, origin: Origin, context: ReadContext): Input[] {
  if (root.localName === "nitf") return [finish(readNitf(root), origin, context)]
  const isItem = ({ localName }: XmlElement): boolean => localName === "newsItem" || localName === "NewsItem"
  const items = isItem(root) ? [root] : [...findElements(root, "newsItem"), ...findElements(root, "NewsItem")]
  const others = ["packageItem", "conceptItem", "knowledgeItem", "planningItem"].flatMap((name) =>
    root.localName === name ? [name] : findElements(root, name).map(() => name),
  )
  const note = `Items that are no news were passed over: ${others.length} (${[...new Set(others)].join(", ")}).`
  const at = (index: number): Origin => (items.length === 1 ? origin : { ...origin, line: index + 1 })
  return [
    ...items.map((item, index) => finish(item.localName === "newsItem" ? readNewsItem(item) : readNewsMl(item), at(index), context)),
    ...(others.length === 0 ? [] : [makeFailure("passed-over", origin, note)]),
    ...(items.length + others.length === 0 ? [makeFailure("no-text", origin, "The XML holds no item of news.")] : []),
  ]
}

/** What an item says, and what of it was not read. */
interface ReadItem {
  readonly head: Partial<Omit<Report, "text">>
  readonly status?: string | undefined
  readonly paragraphs: readonly string[]
  readonly left: readonly string[]
}

function finish({ head, status, paragraphs, left }: ReadItem, origin: Origin, context: ReadContext): Input {
  if (/withheld|cancel/i.test(status ?? "")) return makeFailure("withheld", origin, "The item is withheld or canceled.")
  if (paragraphs.length === 0) {
    const others = left.length === 0 ? "" : `; it has ${left.join(", ")}`
    return makeFailure("no-text", origin, `The item has no text${others}.`)
  }
  const known = Object.fromEntries(Object.entries(head).filter(([, value]) => value !== undefined && value !== ""))
  const issues = left.length === 0 ? [] : [makeIssue("part-not-read", origin, `Not read beside the text: ${left.join(", ")}.`)]
  return finishReport({ ...known, text: paragraphs.join("\n\n") }, origin, { ...context, issues: [...context.issues, ...issues] })
}

/** A moment as news has it, with or without hyphens: 20240604T100000Z. */
const dayOf = (moment: string | undefined): string | undefined =>
  moment === undefined ? undefined : readDate(moment.trim().replace(/^(\d{4})(\d{2})(\d{2})(?=T|$).*/, "$1-$2-$3"))

/** The direct child of a name. */
const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.childNodes.find((node): node is XmlElement => node.nodeType === 1 && node.localName === name)

const codeOf = (element: XmlElement | undefined): string | undefined => element?.attributes.qcode ?? element?.attributes.literal
/** A name of something coded: its name element, else what is in it, else its code. */
const nameOf = (element: XmlElement | undefined): string | undefined =>
  element === undefined ? undefined : (wordsIn(findElement(element, "name")) ?? wordsIn(element) ?? codeOf(element)?.replace(/^\w+:/, ""))

/** An item of NewsML-G2. */
function readNewsItem(item: XmlElement): ReadItem {
  const [meta, content, set] = ["itemMeta", "contentMeta", "contentSet"].map((name) => childOf(item, name))
  const inline = set === undefined ? [] : [...findElements(set, "inlineXML"), ...findElements(set, "inlineData")]
  const bodies = inline.map(readInline)
  const chosen = bodies.find(({ paragraphs }) => paragraphs.length > 0)
  const remote = set === undefined ? 0 : findElements(set, "remoteContent").length
  const version = dayOf(wordsIn(childOf(meta, "versionCreated")))
  const published = dayOf(wordsIn(childOf(meta, "firstCreated"))) ?? dayOf(wordsIn(childOf(content, "contentCreated"))) ?? version
  return {
    head: {
      ...chosen?.head,
      ...known({
        id: item.attributes.guid,
        publisher: nameOf(childOf(meta, "provider")),
        title: wordsIn(childOf(content, "headline")),
        language: childOf(content, "language")?.attributes.tag ?? item.attributes["xml:lang"],
        published,
        modified: version,
        dateline: wordsIn(childOf(content, "dateline")),
      }),
    },
    status: codeOf(childOf(meta, "pubStatus")),
    paragraphs: chosen?.paragraphs ?? [],
    left: [...(chosen?.left ?? []), ...(remote === 0 ? [] : [`${remote} pictures or files that it links to`])],
  }
}

const known = (head: Readonly<Record<string, string | undefined>>): ReadItem["head"] =>
  Object.fromEntries(Object.entries(head).filter(([, value]) => value !== undefined))

/** What an item has inline: NITF, XHTML, or plain text. */
function readInline(inline: XmlElement): ReadItem {
  const nitf = findElement(inline, "nitf")
  if (nitf !== undefined) return readNitf(nitf)
  const isPlain = inline.childNodes.every(({ nodeType }) => nodeType === 3)
  const marked = findElement(inline, "body.content") ?? findElement(inline, "body") ?? inline
  return { head: {}, paragraphs: isPlain ? plainParagraphs(inline) : paragraphsOf(withoutMedia(marked)), left: [] }
}

function plainParagraphs({ childNodes }: XmlElement): string[] {
  const text = childNodes.map(({ textContent }) => textContent ?? "").join("")
  const blocks = text.split(/\r?\n[ \t]*\r?\n/).map((block) => block.replace(/\s+/g, " ").trim())
  return blocks.filter((block) => block !== "")
}

/** A document of NITF. */
function readNitf(nitf: XmlElement): ReadItem {
  const body = findElement(nitf, "body")
  const head = body === undefined ? undefined : childOf(body, "body.head")
  const attribute = (name: string, field: string): string | undefined => findElement(nitf, name)?.attributes[field]
  const hedline = head === undefined ? undefined : findElement(head, "hedline")
  const content = body === undefined ? undefined : childOf(body, "body.content")
  const media = content === undefined ? 0 : findElements(content, "media").length
  return {
    head: known({
      id: attribute("doc-id", "id-string"),
      publisher: wordsIn(head && findElement(head, "distributor")) ?? attribute("doc.copyright", "holder") ?? attribute("pubdata", "name"),
      title: wordsIn(hedline && childOf(hedline, "hl1")) ?? wordsIn(findElement(nitf, "title")),
      language: nitf.attributes["xml:lang"],
      published: dayOf(attribute("date.issue", "norm") ?? attribute("pubdata", "date.publication")),
      dateline: wordsIn(head && findElement(head, "dateline")),
    }),
    status: attribute("docdata", "management-status"),
    paragraphs: content === undefined ? [] : paragraphsOf(withoutMedia(content)),
    left: media === 0 ? [] : [`${media} pictures with their captions`],
  }
}

/** A caption is no part of the text. */
function withoutMedia(element: XmlElement): XmlElement {
  const childNodes = element.childNodes.flatMap((node) =>
    node.nodeType === 3 ? node : node.localName === "media" ? [] : withoutMedia(node),
  )
  return { ...element, childNodes }
}

/** An item of NewsML 1. */
function readNewsMl(item: XmlElement): ReadItem {
  const content = findElement(item, "DataContent")
  const read = content === undefined ? undefined : readInline(content)
  const name = findElement(item, "Provider") ?? findElement(item, "ProviderId")
  return {
    head: {
      ...read?.head,
      ...known({
        id: wordsIn(findElement(item, "PublicIdentifier")),
        publisher: (name && findElement(name, "Party")?.attributes.FormalName) ?? read?.head.publisher ?? wordsIn(name),
        title: wordsIn(findElement(item, "HeadLine")),
        language: findElement(item, "Language")?.attributes.FormalName,
        published: dayOf(wordsIn(findElement(item, "FirstCreated"))),
        modified: dayOf(wordsIn(findElement(item, "ThisRevisionCreated"))),
        dateline: wordsIn(findElement(item, "DateLine")) ?? read?.head.dateline,
      }),
    },
    status: findElement(item, "Status")?.attributes.FormalName,
    paragraphs: read?.paragraphs ?? [],
    left: read?.left ?? [],
  }
}
