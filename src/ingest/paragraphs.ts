/** Blocks of a page to paragraphs of text: white space as a browser shows it, one paragraph a block, lists and quotations too. */

/** What this needs of an element; linkedom's own types are those of a whole browser. */
interface PageNode {
  readonly nodeType: number
  readonly nodeName: string
  readonly textContent: string | null
  readonly childNodes: Iterable<PageNode>
}

const BLOCKS = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DIV DL DT FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TBODY TD TH TR UL".split(
    " ",
  ),
)
const SKIPPED = new Set("SCRIPT STYLE NOSCRIPT TEMPLATE FIGCAPTION BUTTON SELECT TEXTAREA HEAD TITLE".split(" "))

/** The paragraphs below a node, in order, none empty. */
export function paragraphsOf(root: unknown): string[] {
  const paragraphs: string[] = []
  let open = ""
  const close = (): void => {
    const text = open.replace(/[\s\u00a0]+/gu, " ").trim()
    if (text !== "") paragraphs.push(text)
    open = ""
  }
  const visit = (node: PageNode): void => {
    const name = node.nodeName.toUpperCase()
    if (node.nodeType === 3) open += node.textContent ?? ""
    if (node.nodeType !== 1 || SKIPPED.has(name)) return
    if (BLOCKS.has(name)) close()
    if (name === "BR") open += "\n"
    for (const child of node.childNodes) visit(child)
    if (BLOCKS.has(name)) close()
  }
  visit(root as PageNode)
  close()
  return paragraphs
}
