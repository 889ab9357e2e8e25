/** A user's frames on planted labels and trees: where arcs lead, what bars a trigger, what cues tell, and who wins against the encoder. */
import { describe, expect, test } from "vitest"
import { knowledge, type Planting, plant, readPlanted } from "../../../test/planted-labels.ts"
import type { LoadedFrame } from "../../knowledge/index.ts"
import { membersOf } from "../spans/nearby.ts"
import { findFrames } from "./find-frames.ts"
import { followArc } from "./follow-arc.ts"
import { viewTrees } from "./tree-view.ts"

const PATH = "en/frames/summons.json"

function frame(change: Partial<LoadedFrame> = {}): LoadedFrame {
  return {
    path: PATH,
    source: "editor",
    type: "protest",
    about: "An envoy is called in.",
    triggers: [
      { lemma: "summon", class: "verb", roles: "called" },
      { lemma: "call in", class: "verb", roles: "called" },
      { lemma: "dressing-down", class: "noun", roles: "given" },
      { lemma: "carpet", class: "verb", roles: "called", weak: true },
    ],
    roles: {
      called: [
        { role: "sender", arcs: ["nsubj", "obl:agent"] },
        { role: "recipient", arcs: ["obj", "nsubj:pass", "obj>nmod:poss"] },
      ],
      given: [
        { role: "sender", arcs: ["^nsubj"] },
        { role: "recipient", arcs: ["^iobj", "nmod+to"] },
      ],
    },
    status: [{ cue: "threaten", class: "verb", status: "proposed" }],
    yes: [],
    no: [],
    ...change,
  }
}

const CLASSES = { summoned: "VERB", summon: "VERB", called: "VERB", gave: "VERB", "dressing-down": "NOUN", carpeted: "VERB" }
const OTHERS = { will: "AUX", threatened: "VERB", not: "ADV", plans: "VERB", who: "PRON", he: "PRON", envoy: "NOUN", dog: "NOUN" }
const TEXT = "[Spain|a:state] summoned [Chad|b:state]."
const TREE = ["Spain nsubj summoned", "Chad obj summoned"]

const planting = (change: Partial<Planting>): Planting => ({
  text: TEXT,
  tree: TREE,
  classes: { ...CLASSES, ...OTHERS },
  frames: [frame()],
  ...change,
})

/** "protest occurred: sender Spain, recipient Chad". */
function read(change: Partial<Planting>): string[] {
  const { events, actors } = readPlanted(planting(change))
  const nameOf = (id: string): string => actors.find((actor) => actor.id === id)!.name
  return events.map(
    ({ type, status, participants }) =>
      `${type} ${status}: ${participants.map(({ actor, role }) => `${role} ${nameOf(actor)}`).join(", ")}`,
  )
}

describe("arcs", () => {
  const WORDS = "Spain and Peru plans to summon Chad with Mali and gave it"
  const tree = [
    ...["Spain nsubj plans", "and cc Peru", "Peru conj Spain", "summon xcomp plans", "Chad obj summon", "Mali nmod Chad", "with case Mali"],
    ...["gave conj plans", "it obj gave"],
  ]
  const { reading } = plant(planting({ text: `${WORDS}.`, tree }))
  const view = viewTrees(reading)
  const ends = (arc: string, head: string): string[] =>
    followArc({ view, light: new Set(["plan"]) }, view.texts.indexOf(head), arc).map(({ word }) => view.texts[word]!)

  test.each<[string, string, string[]]>([
    ["obj", "summon", ["chad"]],
    ["obj>nmod+with", "summon", ["mali"]],
    ["obj>nmod+to", "summon", []],
    ["obj>nmod", "summon", ["mali"]],
    ["nsubj", "plans", ["spain", "peru"]],
    ["nsubj", "summon", ["spain", "peru"]],
    ["nsubj", "gave", ["spain", "peru"]],
    ["iobj", "summon", []],
    ["^nsubj", "summon", ["spain", "peru"]],
    ["^nsubj", "chad", []],
  ])("%s of %s", (arc, head, expected) => expect(ends(arc, head)).toEqual(expected))
})

describe("an event by a frame alone", () => {
  const RELATIVE = ["Spain obj met", "who nsubj summoned", "summoned acl:relcl Spain", "Chad obj summoned"]
  const [LIGHT, JOINED] = [
    ["Spain nsubj gave", "Chad iobj gave", "dressing-down obj gave"],
    [...TREE, "Peru conj Chad"],
  ]
  test.each<[string, Partial<Planting>, string[]]>([
    ["a verb", {}, ["protest occurred: sender Spain, recipient Chad"]],
    ["no arc that leads to an actor", { tree: [] }, []],
    ["no trigger", { text: "[Spain|a:state] saw [Chad|b:state].", tree: [] }, []],
    ["the word in another class", { classes: { summoned: "NOUN" } }, []],
    ["without a frame of the user's own", { frames: [] }, []],
    ["one role of two", { tree: ["Spain nsubj summoned"] }, ["protest occurred: sender Spain"]],
    [
      "a phrase with words between",
      { text: "[Spain|a:state] called [Chad|b:state] in.", tree: ["Spain nsubj called", "Chad obj called", "in compound:prt called"] },
      ["protest occurred: sender Spain, recipient Chad"],
    ],
    [
      "a noun that a verb carries",
      { text: "[Spain|a:state] gave [Chad|b:state] a dressing-down.", tree: LIGHT },
      ["protest occurred: sender Spain, recipient Chad"],
    ],
    [
      "a relative clause",
      { text: "They met [Spain|a:state] who summoned [Chad|b:state].", tree: RELATIVE },
      ["protest occurred: sender Spain, recipient Chad"],
    ],
    [
      "whom a pronoun means",
      {
        text: "[Chad|b:state] left. [Spain|a:state] summoned [he|h:SOURCE].",
        tree: ["Spain nsubj summoned", "he obj summoned"],
        links: ["same h b"],
      },
      ["protest occurred: recipient Chad, sender Spain"],
    ],
    [
      "joined by and",
      { text: "[Spain|a:state] summoned [Chad|b:state] and [Peru|c:state].", tree: JOINED },
      ["protest occurred: sender Spain, recipient Chad, recipient Peru"],
    ],
    ["a weak trigger", { text: "[Spain|a:state] carpeted [Chad|b:state].", tree: ["Spain nsubj carpeted", "Chad obj carpeted"] }, []],
  ])("%s", (_what, change, expected) => expect(read(change)).toEqual(expected))

  test("a role that an arc fills is nobody else's, others are the encoder's to fill", () => {
    const text = "[Spain|a:state] [summoned|m:meeting~0.5] [Chad|b:state] near [Peru|c:state]."
    expect(read({ text, links: ["role-recipient m c"] })).toEqual(["protest occurred: sender Spain, recipient Chad"])
    const half = { text, tree: ["Spain nsubj summoned"], links: ["role-recipient m c"] }
    expect(read(half)).toEqual(["protest occurred: sender Spain, recipient Peru"])
  })

  test("says that it rests on the frame, and so do its parts", () => {
    const [event] = readPlanted(planting({})).events
    expect(event?.why).toBe(`rests on the frame "summon" of ${PATH}`)
    expect(event?.participants.map(({ why }) => why)).toEqual(["part filled by a frame's arc", "part filled by a frame's arc"])
  })
})

describe("status", () => {
  const text = "[Spain|a:state] WORD summon [Chad|b:state]."
  const tree = ["Spain nsubj WORD", "summon xcomp WORD", "Chad obj summon"]
  const having = (word: string, relation?: string): Partial<Planting> => ({
    text: text.replace("WORD", word),
    tree: relation ? [`${word} ${relation} summon`, "Spain nsubj summon", "Chad obj summon"] : tree.map((arc) => arc.replace("WORD", word)),
  })
  test.each<[string, Partial<Planting>, string]>([
    ["the frame's own cue", having("threatened"), "proposed"],
    ["a cue of all events", having("plans"), "planned"],
    ["an auxiliary", having("will", "aux"), "planned"],
    ["a negation", having("not", "advmod"), "denied"],
    ["none", {}, "occurred"],
  ])("%s", (_what, change, expected) => expect(read(change)).toEqual([`protest ${expected}: sender Spain, recipient Chad`]))
})

describe("conditions", () => {
  const DOG = { text: "[Spain|a:state] summoned dog.", tree: ["Spain nsubj summoned", "dog obj summoned"] }
  const object = frame({ triggers: [{ lemma: "summon", class: "verb", roles: "called", needsObject: "envoy" }], objects: ["envoy"] })
  test.each<[string, Partial<Planting>, number]>([
    ["unless an arc is filled", { frames: [frame({ unless: ["obj"] })] }, 0],
    ["unless an arc is filled by a thing", { ...DOG, frames: [frame({ unless: ["obj:thing"] })] }, 0],
    ["a person is no thing", { frames: [frame({ unless: ["obj:thing"] })] }, 1],
    [
      "unless a phrase stands there",
      { text: "[Spain|a:state] summoned [Chad|b:state] in the novel.", frames: [frame({ unless: ["in the novel"] })] },
      0,
    ],
    ["needs what is there", { frames: [frame({ needs: ["obj:person", "by phone"] })] }, 1],
    ["needs what is not", { frames: [frame({ needs: ["by phone"] })] }, 0],
    ["needs an object", { frames: [object] }, 0],
    [
      "has its object",
      { text: "[Spain|a:state] summoned envoy.", tree: ["Spain nsubj summoned", "envoy obj summoned"], frames: [object] },
      1,
    ],
  ])("%s", (_what, change, count) => expect(read(change)).toHaveLength(count))

  test("what bars a trigger is told", () => {
    const { reading } = plant(planting({ frames: [frame({ unless: ["obj"] })] }))
    expect(
      findFrames(
        reading,
        reading.knowledge.ownFrames,
        membersOf([], () => []),
      ),
    ).toMatchObject([{ bar: "unless obj", probability: 0 }])
  })
})

describe("beside the encoder", () => {
  const labelled = (label: string): Planting => planting({ text: `[Spain|a:state] [summoned|m:${label}] [Chad|b:state].` })
  const one = (label: string, settings = {}) => readPlanted({ ...labelled(label), settings }).events[0]!

  test("it says the same: the surer one's confidence, and a word of it", () => {
    expect(one("protest")).toMatchObject({ type: "protest", why: `the frame "summon" of ${PATH} says so too` })
    expect(one("protest").confidence).toBeGreaterThan(0.9)
    expect(one("protest~0.6").confidence).toBeGreaterThan(0.75)
  })

  test("it says another type and is surer: the encoder's stands, and the fact tells", () => {
    expect(one("meeting")).toMatchObject({ type: "meeting", participants: [] })
    expect(one("meeting").why).toBe(`the frame "summon" of ${PATH} says otherwise, which is less probable`)
  })

  test("it says another type and is less sure: the frame's stands, and the fact tells", () => {
    expect(one("meeting~0.6")).toMatchObject({ type: "protest", participants: [{ role: "sender" }, { role: "recipient" }] })
    expect(one("meeting~0.6").why).toBe(`rests on the frame "summon" of ${PATH}, more probable than meeting, which the model reads`)
  })

  test("a surer role of the encoder's stands", () => {
    const record = readPlanted({ ...labelled("protest"), links: ["role-sender m b"] })
    expect(record.events[0]?.participants.map(({ role }) => role)).toEqual(["sender", "sender"])
  })
})

test("what is shipped makes no event by itself", () => {
  expect(knowledge.ownFrames).toEqual([])
})
