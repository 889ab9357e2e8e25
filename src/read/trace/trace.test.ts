/** The trace of planted readings: labels, links, frames with arcs, what knowledge filled and vetoed; and that asking changes nothing. */
import { describe, expect, test, vi } from "vitest"
import { knowledge, type Planting, plant, readPlanted } from "../../../test/planted-labels.ts"
import { sha256 } from "../../record/index.ts"
import { readReport } from "../index.ts"
import type { FactTrace, Finding } from "./findings.ts"

const PLANTING: Planting = {
  dateline: "[DAMASCUS|g:WHERE], June 4 (Xinhua)",
  published: "2024-06-05",
  text: `[[Syrian|h:state] President|o:OFFICE] [Assad|a:person] [met|m:meeting~0.8] [Kani|b:person] on [Monday|t:WHEN]. The [talks|u:meeting] \
were on [trade|x:TOPIC]. [[Assad|p:person]|r:SOURCE] [said|q:CUE] [he [backs|s:SUPPORT] [Iran|i:state]|c:CONTENT]. [Syria|y:state] was glad.`,
  classes: { met: "VERB", said: "VERB", talks: "NOUN" },
  tree: ["Assad nsubj met", "Kani obj met", "Monday obl met", "on case Monday"],
  links: [
    ...[
      "holder o a",
      "role-host m a 3",
      "role-participant m a 1",
      "role-host m y 1",
      "role-guest m b",
      "when m t",
      "where m g",
      "topic m x",
    ],
    ...["same a p", "same b p 2", "cue c q", "source c r", "tie-target s i", "joint m u", "land a h", "land h h", "land y y"],
  ],
}

function trace(planting: Planting): { record: ReturnType<typeof readReport>; facts: readonly FactTrace[] } {
  const { labels, reading } = plant(planting)
  const producer = { version: "0.0.0", runtime: "wasm", model: sha256("model"), knowledge: knowledge.digest }
  let facts: readonly FactTrace[] = []
  const record = readReport(reading.document, labels, {
    knowledge: reading.knowledge,
    producer,
    settings: reading.settings,
    trace: (found) => {
      facts = found
    },
  })
  return { record, facts }
}

const { record, facts } = trace(PLANTING)
const idOf = (name: string): string => record.actors.find((actor) => actor.name === name)!.id
const of = <K extends Finding["kind"]>(id: string, kind: K): Extract<Finding, { kind: K }>[] =>
  facts.find((fact) => fact.id === id)!.findings.filter((finding): finding is Extract<Finding, { kind: K }> => finding.kind === kind)

describe("what an event rests on", () => {
  test("labels of each trigger, the likeliest first", () => {
    const [type, status, other] = of("e1", "label")
    expect(type).toMatchObject({ of: "type", words: { text: "met" }, labels: [{ value: "meeting", probability: 0.8 }, { value: "none" }] })
    expect(status).toMatchObject({ of: "status", labels: [{ value: "occurred", probability: 0.97 }] })
    expect(other).toMatchObject({ of: "type", words: { text: "talks" } })
  })

  test("links, those that are not taken among them", () => {
    const links = of("e1", "link").map(({ link, from, to, isTaken }) => `${link} ${from.text} ${to.text}${isTaken ? "" : " no"}`)
    for (const link of ["joint met talks", "role-host met Assad", "role-participant met Assad no", "role-guest met Kani"])
      expect(links).toContain(link)
    expect(links).toContain("when met Monday")
    expect(links).toContain("where met DAMASCUS")
    expect(links).toContain("topic met trade")
  })

  test("the frame that speaks for it, with its arcs from word to word", () => {
    const [frame] = of("e1", "frame").filter(({ trigger, type }) => trigger === "meet" && type === "meeting")
    expect(frame).toMatchObject({ says: "for", type: "meeting", path: "en/frames/meeting.json", words: { text: "met" } })
    expect(frame?.arcs).toEqual([
      { role: "participant", arc: "nsubj", steps: [{ relation: "nsubj", word: "Assad" }], actor: idOf("Assad") },
      { role: "participant", arc: "obj", steps: [{ relation: "obj", word: "Kani" }], actor: idOf("Kani") },
    ])
  })

  test("what knowledge filled, and whom it kept out", () => {
    const known = of("e1", "knowledge").map(({ of: what, effect, says }) => `${what} ${effect}: ${says}`)
    expect(known).toContain("place filled: Damascus: SYR, city, dateline")
    expect(known).toContain("time filled: 2024-06-03 (relative)")
    expect(known).toContain("participants vetoed: a person of that state takes part for it")
  })
})

describe("what other facts rest on", () => {
  test("an actor: mentions, state, offices, and who cannot be the same", () => {
    const id = idOf("Assad")
    expect(of(id, "label").map(({ of: what, words }) => `${what} ${words.text}`)).toEqual([
      ...["mention Assad", "mention Assad", "office Syrian President"],
    ])
    expect(of(id, "link").map(({ link }) => link)).toEqual(["same", "land", "holder"])
    expect(of(id, "knowledge").map(({ says }) => says)).toContain("current president of SYR")
    expect(of(idOf("Kani"), "knowledge")).toMatchObject([])
  })

  test("a statement: content, cue, source, speaker", () => {
    expect(of("s1", "label").map(({ of: what }) => what)).toEqual(["content", "cue", "source"])
    expect(of("s1", "link").map(({ link }) => link)).toEqual(["cue", "source", "speaker"])
    expect(of("s1", "knowledge")[0]?.of).toBe("speaker")
  })

  test("a tie: its words, both ends", () => {
    const tie = record.ties[0]!.id
    expect(of(tie, "label")[0]?.labels[0]).toEqual({ value: "SUPPORT", probability: 0.97 })
    expect(of(tie, "link").map(({ link, isTaken }) => `${link} ${isTaken}`)).toContain("tie-target true")
  })

  test("a tour: how its legs hang together", () => {
    const text = "[Assad|a:person] [flew|v:visit] to [Tehran|x:WHERE]. [Assad|b:person] [visits|w:visit] [Baku|y:WHERE]."
    const links = ["same a b", "role-guest v a", "role-guest w b", "where v x", "where w y", "tour v w"]
    const tour = trace({ text, links }).facts.find(({ id }) => id.startsWith("t") && id.length < 3)
    expect(tour?.findings).toMatchObject([{ kind: "link", link: "tour", from: { text: "flew" }, to: { text: "visits" } }])
  })
})

describe("asking", () => {
  test("every fact of the record has its findings, in the record's order", () => {
    const ids = [record.actors, record.events, record.tours, record.statements, record.ties].flat().map(({ id }) => id)
    expect(facts.map(({ id }) => id)).toEqual(ids)
  })

  test("changes nothing in the record", () => expect(record).toEqual(readPlanted(PLANTING)))

  test("costs nothing where nobody asks: no tree is looked at", () => {
    const { labels, reading } = plant(PLANTING)
    const syntax = vi.fn(labels.syntax)
    readReport(
      reading.document,
      { ...labels, syntax },
      { knowledge, producer: { version: "0", runtime: "wasm" } as never, settings: reading.settings },
    )
    expect(syntax).not.toHaveBeenCalled()
  })

  test("gives the same each time", () => expect(trace(PLANTING).facts).toEqual(facts))
})
