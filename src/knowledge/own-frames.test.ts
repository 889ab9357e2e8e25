/** What a user's folder adds to the frames: its own files, and its own rows in files that are shipped. */
import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"
import { readKnowledgeFiles } from "./files.ts"
import { loadKnowledge } from "./load.ts"
import type { KnowledgeFiles } from "./validate.ts"

const shipped = readKnowledgeFiles(fileURLToPath(new URL("../../knowledge", import.meta.url)))
const chair = readKnowledgeFiles(fileURLToPath(new URL("../../docs/own-knowledge", import.meta.url)))

const own = (overlay: KnowledgeFiles) =>
  loadKnowledge(shipped, overlay).ownFrames.map(({ path, type, triggers, yes, no }) => ({
    path,
    type,
    triggers: triggers.map(({ lemma }) => lemma),
    sentences: yes.length + no.length,
  }))

describe("own frames", () => {
  test("none without a folder", () => expect(own({})).toEqual([]))

  test("a file of its own", () => {
    expect(own(chair)).toEqual([{ path: "en/frames/chair.json", type: "other", triggers: ["hand over", "handover"], sentences: 5 }])
  })

  test("only its own rows of a file that is shipped, with the roles that are there", () => {
    const yes = [{ text: "Oman powwowed with Iran.", status: "occurred", participants: [] }]
    const overlay = { "en/frames/meeting.json": { triggers: [{ lemma: "powwow", class: "verb", roles: "mutual" }], yes } }
    expect(own(overlay)).toEqual([{ path: "en/frames/meeting.json", type: "meeting", triggers: ["powwow"], sentences: 1 }])
  })

  test("all frames know their file, and a user's are among them", () => {
    const paths = loadKnowledge(shipped, chair).frames.map(({ path }) => path)
    expect(paths).toContain("en/frames/meeting.json")
    expect(paths).toContain("en/frames/chair.json")
  })

  test("a trigger whose set of roles is not there is named", () => {
    const faulty = { "en/frames/meeting.json": { triggers: [{ lemma: "powwow", class: "verb", roles: "nobody" }] } }
    expect(() => loadKnowledge(shipped, faulty)).toThrow(/en\/frames\/meeting\.json: .*nobody/)
  })
})
