/** Events on planted labels: triggers joined, type, status, who takes part and as what, topics, times and places. */
import { describe, expect, test } from "vitest"
import { type Planting, readPlanted } from "../../../test/planted-labels.ts"
import type { DiplomaticEvent, DiplomaticRecord } from "../../record/index.ts"

const one = (planting: Planting): DiplomaticEvent => readPlanted(planting).events[0]!
/** Each event as its triggers. */
const shown = (planting: Planting): string[] =>
  readPlanted(planting).events.map(({ evidence }) => evidence.map(({ text }) => text).join(" = "))

/** Who takes part: "host Assad". */
function partsOf({ actors, events }: DiplomaticRecord): string[] {
  const names = new Map(actors.map(({ id, name }) => [id, name]))
  return events.flatMap(({ participants }) => participants.map(({ actor, role }) => `${role} ${names.get(actor)}`))
}

const MET = "[Assad|a:person] [met|m:meeting] [Kani|b:person] in [Damascus|d:state]."

describe("triggers", () => {
  const text = "They [met|m:meeting] today. The [talks|t:meeting] went well. A [visit|v:visit] came later."

  test.each<[string, Planting, string[]]>([
    ["each an event", { text }, ["met", "talks", "visit"]],
    ["joined by the encoder", { text, links: ["joint m t"] }, ["met = talks", "visit"]],
    ["joined though of another type, where it is sure", { text, links: ["joint m v"] }, ["met = visit", "talks"]],
    ["not where it is not", { text, links: ["joint m v 1.5"] }, ["met", "talks", "visit"]],
    ["not below what the settings ask", { text, links: ["joint m t 2"], settings: { links: { joint: 3 } } }, ["met", "talks", "visit"]],
    ["not where no window holds both", { text, links: ["joint m v 9"], reach: 6 }, ["met", "talks", "visit"]],
    ["none", { text: "They slept." }, []],
  ])("%s", (_what, planting, expected) => expect(shown(planting)).toEqual(expected))
})

describe("visits of times that lie apart", () => {
  const textOf = (time: string) =>
    `A minister was [sent|m:visit] in [2015|x:WHEN]. The president's [visit|v:visit] was in [${time}|y:WHEN].`
  const links = ["joint m v 1.5", "when m x", "when v y"]

  test("are two", () => expect(shown({ text: textOf("June 2023"), links })).toEqual(["sent", "visit"]))
  test("are one where one time holds the other", () => expect(shown({ text: textOf("June 2015"), links })).toEqual(["sent = visit"]))
})

describe("visits of two travellers", () => {
  const textOf = (second: string) => `[Bagheri|b:person] made a [trip|t:visit]. The [visit|v:visit] of [${second}|r:person] came first.`
  const links = ["joint t v 3.6", "role-guest t b", "role-guest v r"]

  test("are two, however alike", () => expect(shown({ text: textOf("Raisi"), links })).toEqual(["trip", "visit"]))
  test("are one where the traveller is one", () =>
    expect(shown({ text: textOf("Bagheri"), links: [...links, "same b r"] })).toEqual(["trip = visit"]))
})

describe("the visit of somebody", () => {
  const guestsOf = (text: string, links: readonly string[] = []) => partsOf(readPlanted({ text, links: [...links] }))

  test("has him as a guest", () => {
    expect(guestsOf("They recalled the [visit|v:visit] of the late president [Raisi|r:person].")).toEqual(["guest Raisi"])
  })
  test("not beyond a comma", () => {
    expect(guestsOf("They recalled the [visit|v:visit] of the two, [Kani|k:person] said.")).toEqual([])
  })
  test("not beside another guest", () => {
    const text = "They recalled the [visit|v:visit] of aides of [Raisi|r:person] with [Kani|k:person]."
    expect(guestsOf(text, ["role-guest v k"])).toEqual(["guest Kani"])
  })
})

test("a guest's own state is no host", () => {
  const text = "[Velayati|a:person] began a [visit|v:visit] to [Syria|s:state], said [Iran|i:state] on Monday."
  const links = ["role-guest v a", "role-host v s", "role-host v i", "land a i"]
  expect(partsOf(readPlanted({ text, links }))).toEqual(["guest Velayati", "host Syria"])
})

describe("type and status", () => {
  test("the type is what the triggers say together", () => {
    const text = "They [met|m:meeting~0.6] today. The [visit|v:visit~0.9] ended. A [visit|w:visit~0.9] it was."
    expect(one({ text, links: ["joint m v", "joint m w", "joint v w"] }).type).toBe("visit")
  })

  test.each<[DiplomaticEvent["status"]]>([["occurred"], ["ongoing"], ["planned"], ["proposed"], ["cancelled"], ["denied"]])(
    "%s",
    (status) => expect(one({ text: `They [met|m:meeting/${status}] today.` }).status).toBe(status),
  )

  test("a trigger of several words", () => {
    expect(one({ text: "They [held a meeting|m:meeting/planned] today." })).toMatchObject({ type: "meeting", status: "planned" })
  })

  test("an unsure trigger makes an unsure event", () => {
    expect(one({ text: "They [met|m:meeting~0.6] today." }).confidence).toBeLessThan(
      one({ text: "They [met|m:meeting] today." }).confidence,
    )
  })
})

describe("participants", () => {
  test.each<[string, Planting, string[]]>([
    ["host and guest", { text: MET, links: ["role-host m a", "role-guest m b"] }, ["host Assad", "guest Kani"]],
    ["nobody", { text: MET }, []],
    ["the likelier role", { text: MET, links: ["role-host m a 2", "role-participant m a 3"] }, ["participant Assad"]],
    ["roles together may be likely enough", { text: MET, links: ["role-host m a -0.3", "role-participant m a -0.4"] }, ["host Assad"]],
    [
      "not below what the settings ask",
      { text: "[Assad|a:person] [signed|m:agreement] it.", links: ["role-participant m a 2"], settings: { links: { role: 3 } } },
      [],
    ],
    [
      "the second party of a meeting though it is unsure",
      { text: MET, links: ["role-host m a", "role-guest m b -1"] },
      ["host Assad", "guest Kani"],
    ],
    [
      "no state beside its own minister in the same role",
      {
        text: "[Assad|a:person] [Syria|s:state] [met|m:meeting] [Kani|b:person].",
        links: ["role-host m a", "role-host m s", "role-guest m b", "land a s", "land s s"],
      },
      ["host Assad", "guest Kani"],
    ],
    ["no sender at a meeting", { text: MET, links: ["role-sender m a 9", "role-recipient m b 9"] }, []],
    [
      "the sender of a message",
      { text: "[Assad|a:person] [wrote|m:message] to [Kani|b:person].", links: ["role-sender m a", "role-recipient m b"] },
      ["sender Assad", "recipient Kani"],
    ],
    [
      "a mediator",
      { text: "[Oman|o:state] brought [Iran|i:state] to the [talks|m:meeting].", links: ["role-mediator m o", "role-participant m i"] },
      ["mediator Oman", "participant Iran"],
    ],
    [
      "through any of the triggers",
      {
        text: "[Assad|a:person] [met|m:meeting] him. The [talks|t:meeting] with [Kani|b:person] went well.",
        links: ["joint m t", "role-host m a", "role-guest t b"],
      },
      ["host Assad", "guest Kani"],
    ],
    [
      "once, though named twice",
      {
        text: "[Assad|a:person] [met|m:meeting] him. [Assad|c:person] was glad.",
        links: ["role-host m a", "role-guest m c 3"],
      },
      ["host Assad"],
    ],
  ])("%s", (_what, planting, expected) => expect(partsOf(readPlanted(planting))).toEqual(expected))

  test.each(["visit", "call", "conference", "press-conference"])("no sender at a %s", (type) => {
    const text = `[Assad|a:person] [came|m:${type}] to [Kani|b:person].`
    expect(partsOf(readPlanted({ text, links: ["role-sender m a 9", "role-guest m a 1"] }))).toEqual(["guest Assad"])
  })

  test("the evidence is the mention on which the part rests", () => {
    const text = "[Assad|a:person] was glad. [Assad|b:person] [met|m:meeting] him."
    const [part] = one({ text, links: ["role-host m a 1", "role-host m b 5"] }).participants
    expect(part?.evidence[0]?.start).toBe(text.replaceAll(/[[\]]|\|\w:\w+/g, "").lastIndexOf("Assad"))
  })
})

describe("topics", () => {
  const text = "They [met|m:meeting] on [trade|t:TOPIC] and [water|w:TOPIC]. It [rained|r:other]."

  test("those that the encoder links to the event", () => {
    const record = readPlanted({ text, links: ["topic m t", "topic m w"] })
    expect(record.events.map(({ topics }) => topics.map((topic) => topic.text))).toEqual([["trade", "water"], []])
  })

  test("an article alone is none", () => {
    const alone = "They [met|m:meeting] on [a|t:TOPIC] new [pact|w:TOPIC]."
    expect(one({ text: alone, links: ["topic m t", "topic m w"] }).topics.map((topic) => topic.text)).toEqual(["pact"])
  })

  test("not below what the settings ask", () => {
    expect(one({ text, links: ["topic m t", "topic m w 1"], settings: { links: { topic: 2 } } }).topics.map((topic) => topic.text)).toEqual(
      ["trade"],
    )
  })
})

describe("what does not take place", () => {
  const classes = { postponed: "VERB", cancelled: "VERB", put: "VERB", off: "ADP", delayed: "ADJ", called: "VERB" }
  test.each<[string, string[]]>([
    ["The [visit|v:visit/cancelled] was postponed.", ["postponed"]],
    ["They put off the [visit|v:visit/cancelled].", ["postponed"]],
    ["The delayed [visit|v:visit/cancelled] will be soon.", ["postponed"]],
    ["The [visit|v:visit/cancelled] was moved to a later date.", ["postponed"]],
    ["The [visit|v:visit/cancelled] was called off.", ["cancelled"]],
    ["The [visit|v:visit/cancelled] is no more. Talks were postponed.", ["cancelled"]],
    ["The [visit|v:visit/cancelled] was cancelled and the [talks|t:meeting/cancelled] were postponed.", ["cancelled", "postponed"]],
    ["The postponed [visit|v:visit/occurred] began.", ["occurred"]],
    ["The [visit|v:visit/planned] that was postponed is near.", ["planned"]],
  ])("%s", (text, expected) => expect(readPlanted({ text, classes }).events.map(({ status }) => status)).toEqual(expected))
})
