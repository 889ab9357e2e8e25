import { expect, test } from "vitest"
import { readHeader } from "./header.ts"

const body = 'DAMASCUS, June 4 (Xinhua) -- "We agreed," he said.\n\nEnd'

test.each([
  ["all keys", "Title: Talks held\nPublisher: Xinhua\nDate: 2024-06-04\nDateline: DAMASCUS, June 4\nURL: https://x.example/1\n"],
  ["any case", "TITLE: Talks held\npublisher: Xinhua\ndate: June 4, 2024\nDateLine: DAMASCUS, June 4\nurl: https://x.example/1\n"],
  [
    "with unknown keys",
    "Title: Talks held\nByline: A. B.\nPublisher: Xinhua\nDate: 2024-06-04\nDateline: DAMASCUS, June 4\nURL: https://x.example/1\n",
  ],
])("a header with %s", (_, header) => {
  const { report } = readHeader(`${header}\n${body}`)
  expect(report).toEqual({
    title: "Talks held",
    publisher: "Xinhua",
    published: "2024-06-04",
    dateline: "DAMASCUS, June 4",
    url: "https://x.example/1",
    text: body,
  })
})

test("carriage returns end lines too, and stay in the text", () => {
  expect(readHeader("Title: Talks\r\n\r\nFirst.\r\n\r\nSecond.").report).toEqual({ title: "Talks", text: "First.\r\n\r\nSecond." })
  expect(readHeader("Title: Talks\r\nFirst line.\r\n").report.text).toContain("Title:")
})

test.each([
  ["no known key", "Tehran: the minister spoke.\nDamascus: silence.\n\nBody"],
  ["no blank line", "Title: Talks held\nThe ministers met."],
  ["a line that is no key", "Title: Talks held\nThe ministers met.\n\nBody"],
  ["the key alone", "Title:\n\nBody"],
  ["an empty text", ""],
])("not a header: %s", (_, text) => expect(readHeader(text)).toEqual({ report: { text } }))

test("a date that cannot be understood is said, not invented", () => {
  expect(readHeader("Title: T\nDate: last week\n\nBody")).toEqual({ report: { title: "T", text: "Body" }, unclearDate: "last week" })
})
