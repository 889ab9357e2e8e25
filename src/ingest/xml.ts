/** XML to reports, by its root: news of NewsML-G2, NewsML 1 and NITF, and feeds that carry their reports whole. Other XML is no report. */
import { type Input, makeFailure, type Origin, type ReadContext } from "./input.ts"
import { readNewsXml } from "./news-xml.ts"
import { parseXmlTree, type XmlElement } from "./xml-tree.ts"

/** Reads a text of XML. */
export async function readXml(text: string, origin: Origin, context: ReadContext): Promise<Input[]> {
  const root = parseXmlTree(text)
  if (typeof root === "string") return [makeFailure("not-readable", origin, root)]
  return readRoot(root, origin, context)
}

async function readRoot(root: XmlElement, origin: Origin, context: ReadContext): Promise<Input[]> {
  if (/^(?:newsMessage|newsItem|packageItem|conceptItem|knowledgeItem|planningItem|NewsML|nitf)$/.test(root.localName))
    return readNewsXml(root, origin, context)
  return [makeFailure("not-readable", origin, `This is XML of another kind (${root.localName.slice(0, 60)}), not news.`)]
}
