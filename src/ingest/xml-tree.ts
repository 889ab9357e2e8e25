/** XML as a tree of plain objects that never expands an entity, within bounds of size and depth; text and elements as a browser's are. */
import { SaxesParser } from "saxes"
import { PAGE_BOUNDS } from "./page-bounds.ts"

/** A piece of text. */
export interface XmlText {
  readonly nodeType: 3
  readonly nodeName: "#text"
  readonly textContent: string
  readonly childNodes: readonly never[]
}

/** An element. Names are without their prefixes. */
export interface XmlElement {
  readonly nodeType: 1
  readonly nodeName: string
  readonly localName: string
  readonly attributes: Readonly<Record<string, string>>
  readonly childNodes: readonly (XmlElement | XmlText)[]
  readonly textContent: string | null
}

interface Growing extends XmlElement {
  readonly childNodes: (XmlElement | XmlText)[]
}

/** News items of one message; a page has fewer elements. */
const MOST_ELEMENTS = PAGE_BOUNDS.elements * 10

/** Parses a text; what is wrong with it where it cannot. */
export function parseXmlTree(text: string): XmlElement | string {
  const open: Growing[] = []
  let root: Growing | undefined
  let elements = 0
  const parser = new SaxesParser({ xmlns: false, position: true })
  const stop = (why: string): never => {
    throw new XmlFault(why)
  }
  parser.on("error", (error) => stop(`The XML is damaged (${error.message.slice(0, 100)}).`))
  parser.on("doctype", (declared) => {
    if (/<!ENTITY/i.test(declared)) stop("The XML declares entities, which are not followed.")
  })
  parser.on("opentag", ({ name, attributes }) => {
    if (++elements > MOST_ELEMENTS) stop(`The XML has more than ${MOST_ELEMENTS.toLocaleString("en")} elements.`)
    if (open.length >= PAGE_BOUNDS.depth) stop(`The XML has more than ${PAGE_BOUNDS.depth} elements inside one another.`)
    const localName = name.slice(name.indexOf(":") + 1)
    const element: Growing = { nodeType: 1, nodeName: localName, localName, attributes, childNodes: [], textContent: null }
    open.at(-1)?.childNodes.push(element)
    root ??= element
    open.push(element)
  })
  parser.on("closetag", () => void open.pop())
  for (const event of ["text", "cdata"] as const) {
    parser.on(event, (textContent) => void open.at(-1)?.childNodes.push({ nodeType: 3, nodeName: "#text", textContent, childNodes: [] }))
  }
  try {
    parser.write(text.replace(/^\ufeff/, "").trimStart()).close()
  } catch (error) {
    if (error instanceof XmlFault) return error.message
    throw error
  }
  return root ?? "The XML has no element."
}

class XmlFault extends Error {}

/** The first element below one of a name, at any depth. */
export const findElement = (root: XmlElement, name: string): XmlElement | undefined => findElements(root, name)[0]

/** The elements below one of a name, in their order; those inside of one that is found are not looked at. */
export function findElements(root: XmlElement, name: string): XmlElement[] {
  return root.childNodes.flatMap((node) => (node.nodeType === 3 ? [] : node.localName === name ? [node] : findElements(node, name)))
}

/** The text in an element, blanks as one; undefined where there is none. */
export function wordsIn(element: XmlElement | undefined): string | undefined {
  const text = (node: XmlElement | XmlText): string => (node.nodeType === 3 ? node.textContent : node.childNodes.map(text).join(" "))
  const words = element === undefined ? "" : text(element).replace(/\s+/g, " ").trim()
  return words === "" ? undefined : words
}
