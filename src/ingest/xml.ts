/** XML to reports, by its root: news of NewsML-G2, NewsML 1 and NITF, and feeds that carry their reports whole. Other XML is no report. */
import { readFeed } from "./feeds/read-feed.ts"
import { parseXmlFeed } from "./feeds/xml-feed.ts"
import { type Input, makeFailure, type Origin, type ReadContext } from "./input.ts"
import { readNewsXml } from "./news-xml.ts"
import { parseXmlTree } from "./xml-tree.ts"

/** Reads a text of XML. */
export async function readXml(text: string, origin: Origin, context: ReadContext): Promise<Input[]> {
  const feed = parseXmlFeed(text.replace(/^\ufeff/, "").trimStart())
  if (feed !== undefined) return "fault" in feed ? [makeFailure("not-readable", origin, feed.message)] : readFeed(feed, origin, context)
  const root = parseXmlTree(text)
  if (typeof root === "string") return [makeFailure("not-readable", origin, root)]
  if (/^(?:newsMessage|newsItem|packageItem|conceptItem|knowledgeItem|planningItem|NewsML|nitf)$/.test(root.localName))
    return readNewsXml(root, origin, context)
  return [makeFailure("not-readable", origin, `This is XML of another kind (${root.localName.slice(0, 60)}), neither news nor a feed.`)]
}
