import fc from "fast-check"
import { describe, expect, test } from "vitest"
import file from "../../../knowledge/en/offices.json" with { type: "json" }
import sidesFile from "../../../knowledge/en/sides.json" with { type: "json" }
import { officeWordsSchema, sidesSchema } from "../../knowledge/en-schema.ts"
import { counterpartOffices, kinOfTitle, type OfficeKnowledge, readCounterpart, readOffice } from "./index.ts"

const states: Record<string, readonly [string, string]> = {
  Syria: ["SYR", "name"],
  Syrian: ["SYR", "adjective"],
  Chinese: ["CHN", "adjective"],
  China: ["CHN", "name"],
  "U.S.": ["USA", "variant"],
  US: ["USA", "variant"],
  Iranian: ["IRN", "adjective"],
  Iran: ["IRN", "name"],
  "South African": ["ZAF", "adjective"],
  "North Korea": ["PRK", "name"],
  "State of Qatar": ["QAT", "official"],
  Qatar: ["QAT", "name"],
  Pakistan: ["PAK", "name"],
  Bulgaria: ["BGR", "name"],
  Sudan: ["SDN", "name"],
  Sudanese: ["SDN", "adjective"],
  Russian: ["RUS", "adjective"],
  Georgia: ["GEO", "name"],
  Peru: ["PER", "name"],
  Tanzania: ["TZA", "name"],
  "State Department": ["USA", "seat"],
  "Foreign Office": ["GBR", "seat"],
  Damascus: ["SYR", "capital"],
}
const bodies = new Set([
  "World Bank",
  "International Monetary Fund",
  "African Union",
  "Arab League",
  "European Union",
  "United Nations",
  "Hamas",
])

const knowledge: OfficeKnowledge = {
  offices: officeWordsSchema.parse(file),
  findState: (name) => {
    const state = states[name]
    return state && { iso3: state[0], as: state[1] }
  },
  findBody: (name) => bodies.has(name) || undefined,
}

const written = (phrase: string, before = "", after = "") =>
  readOffice(phrase, knowledge, { before, after }).map((office) =>
    [office.title, office.country ?? office.organization ?? "-", office.status].join(" / "),
  )

describe("readOffice", () => {
  test.each([
    ["President", ["president / - / current"]],
    ["Acting Foreign Minister", ["foreign minister / - / acting"]],
    ["Syrian President", ["president / SYR / current"]],
    ["President Bashar al-Assad of Syria", ["president / SYR / current"]],
    ["president of China", ["president / CHN / current"]],
    ["President of the Republic of Bulgaria", ["president / BGR / current"]],
    ["Chinese Vice Premier", ["vice premier / CHN / current"]],
    ["China's premier", ["premier / CHN / current"]],
    ["U.S. Assistant Secretary of State", ["assistant secretary of state / USA / current"]],
    ["US Secretary of State", ["secretary of state / USA / current"]],
    ["Secretary of State", ["secretary of state / - / current"]],
    ["head of the International Monetary Fund (IMF)", ["head / International Monetary Fund / current"]],
    ["UN Secretary-General", ["secretary-general / UN / current"]],
    ["Secretary General of the Arab League", ["secretary general / Arab League / current"]],
    ["EU foreign policy chief", ["foreign policy chief / EU / current"]],
    ["president of the World Bank", ["president / World Bank / current"]],
    ["top Iranian diplomat", ["top diplomat / IRN / current"]],
    ["former interior minister", ["interior minister / - / former"]],
    ["ex-premier", ["premier / - / former"]],
    ["then US President", ["president / USA / former"]],
    ["the late president", ["president / - / late"]],
    ["slain MP", ["mp / - / late"]],
    ["martyred president", ["president / - / late"]],
    ["caretaker prime minister", ["prime minister / - / acting"]],
    ["interim president", ["president / - / acting"]],
    ["chancellor-designate", ["chancellor / - / designate"]],
    ["president-elect", ["president / - / designate"]],
    ["incoming US defense secretary", ["defense secretary / USA / designate"]],
    ["Ambassador-designate of Georgia", ["ambassador / GEO / designate"]],
    ["outgoing envoy", ["envoy / - / current"]],
    ["new defence minister", ["defence minister / - / current"]],
    ["visiting Iranian foreign minister", ["foreign minister / IRN / current"]],
    ["Retired judge", ["judge / - / former"]],
    ["ousted prime minister", ["prime minister / - / former"]],
    ["charge d'affaires", ["charge d'affaires / - / current"]],
    ["chargé d’affaires a.i.", ["chargé d'affaires a.i. / - / acting"]],
    ["Minister of Foreign Affairs", ["minister of foreign affairs / - / current"]],
    ["Acting Minister of Foreign Affairs of Sudan", ["minister of foreign affairs / SDN / acting"]],
    ["Minister of Industry and Energy", ["minister of industry and energy / - / current"]],
    ["Economy, Energy and Tourism Minister", ["economy, energy and tourism minister / - / current"]],
    [
      "Deputy Prime Minister and Minister of Foreign Affairs",
      ["deputy prime minister / - / current", "minister of foreign affairs / - / current"],
    ],
    ["Chinese Deputy Prime Minister and Foreign Minister", ["deputy prime minister / CHN / current", "foreign minister / CHN / current"]],
    ["Prime Minister, Minister of Defence", ["prime minister / - / current", "minister of defence / - / current"]],
    ["First Deputy Prime Minister", ["first deputy prime minister / - / current"]],
    ["Vice-President", ["vice-president / - / current"]],
    ["Presidents", ["president / - / current"]],
    ["heads", ["head / - / current"]],
    ["FM", ["foreign minister / - / current"]],
    ["Gen.", ["general / - / current"]],
    ["foreign ministry spokesman", ["foreign ministry spokesman / - / current"]],
    ["State Department deputy spokesman", ["state department deputy spokesman / USA / current"]],
    ["Foreign Office Spokesperson", ["foreign office spokesperson / - / current"]],
    ["prime minister's spokeswoman", ["prime minister's spokeswoman / - / current"]],
    ["PLO executive committee member", ["executive committee member / PLO / current"]],
    ["exiled Hamas leader", ["leader / Hamas / current"]],
    ["newly elected Labor Party leader", ["leader / Labor Party / current"]],
    ["North Korea's vice foreign minister", ["vice foreign minister / PRK / current"]],
    ["South African president", ["president / ZAF / current"]],
    ["Ambassador of the State of Qatar to Pakistan", ["ambassador / QAT / current"]],
    ["former ambassador to Pakistan", ["ambassador / - / former"]],
    ["special envoy for Afghan peace", ["special envoy for afghan peace / - / current"]],
    ["Special Envoy of the African Union for Sudan", ["special envoy / African Union / current"]],
    [
      "chairman of the Standing Committee of the National People's Congress",
      ["chairman / Standing Committee of National People's Congress / current"],
    ],
    ["speaker of the National Assembly of Tanzania", ["speaker of the national assembly / TZA / current"]],
    ["Chancellor of the Exchequer", ["chancellor of the exchequer / - / current"]],
    ["Chief of the General Staff", ["chief of the general staff / - / current"]],
    ["head of Russian diplomacy", ["foreign minister / RUS / current"]],
    ["ambassadors of Peru", ["ambassador / PER / current"]],
    ["one of the leaders of Hamas", ["leader / Hamas / current"]],
    ["his Syrian counterpart", ["counterpart / SYR / current"]],
    ["", []],
    ["the late Warren Pell", []],
  ])("%s is %j", (phrase, offices) => {
    expect(written(phrase)).toEqual(offices)
  })

  test.each([
    ["President", "talks with Syrian ", "", "president / SYR / current"],
    ["President", "He left Pakistan. ", "", "president / - / current"],
    ["President", "in Iran, ", "", "president / - / current"],
    ["Foreign Minister", "", " of Iran, said", "foreign minister / IRN / current"],
    ["Deputy Chairman", "", " of the Pakistan Chamber of Commerce", "deputy chairman / - / current"],
    ["premier", "the former ", "", "premier / - / former"],
    ["Secretary-General", "met UN ", "", "secretary-general / UN / current"],
    ["president", "Sudan's ousted ", "", "president / SDN / former"],
  ])("%s between %j and %j is %s", (phrase, before, after, office) => {
    expect(written(phrase, before, after)).toEqual([office])
  })
})

test.each([
  ["premier", "prime minister"],
  ["top diplomat", "foreign minister"],
  ["minister of foreign affairs", "foreign minister"],
  ["vice-premier", "deputy prime minister"],
  ["president", "president"],
])("%s is kin of %s", (title, kin) => {
  expect(kinOfTitle(title, knowledge.offices)).toBe(kin)
})

test("no phrase throws, and a title is never empty or in capitals", () => {
  const { heads, wholes, ranks, portfolios, houses, joins, dropped } = knowledge.offices
  const pool = [
    ...heads.body,
    ...heads.portfolio,
    ...wholes,
    ...ranks,
    ...portfolios,
    ...houses,
    ...joins,
    ...dropped,
    ...Object.keys(states),
  ]
  const word = fc.oneof(fc.constantFrom(...pool), fc.constantFrom("of", "for", "to", "'s", "(", ")", ",", "Smith", "ex-", "-elect", "UN"))
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), (parts) => {
      for (const office of readOffice(parts.join(" "), knowledge)) {
        expect(office.title).not.toBe("")
        expect(office.title).toBe(office.title.toLowerCase())
      }
    }),
    { numRuns: 2000, seed: 7 },
  )
})

describe("counterparts", () => {
  const sides = sidesSchema.parse(sidesFile)
  const minister = { title: "foreign minister", country: "IRN", status: "acting" } as const

  test.each([
    ["his Syrian counterpart Faris Haddad", [{ title: "foreign minister", country: "SYR", status: "current" }]],
    [
      "his counterparts from Qatar and Pakistan",
      [
        { title: "foreign minister", country: "QAT", status: "current" },
        { title: "foreign minister", country: "PAK", status: "current" },
      ],
    ],
    ["Russian opposite number", [{ title: "foreign minister", country: "RUS", status: "current" }]],
    ["her predecessor", [{ title: "foreign minister", country: "IRN", status: "former" }]],
    ["his counterpart", []],
    ["his Syrian host", []],
  ])("%s of an acting foreign minister holds %j", (phrase, offices) => {
    const counterpart = readCounterpart(phrase, knowledge, sides)
    expect(counterpart && counterpartOffices(counterpart, [minister])).toEqual(offices)
  })

  test("a phrase without such a word is none", () => {
    expect(readCounterpart("the Syrian president", knowledge, sides)).toBeUndefined()
  })
})
