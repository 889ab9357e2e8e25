import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"
import { readKnowledge } from "./files.ts"

const knowledge = readKnowledge(fileURLToPath(new URL("../../knowledge", import.meta.url)))

/** "3 South China Sea" for a name that starts at word 3, "3~" where it is part of a word. */
function found(text: string): string[] {
  return knowledge.findNames(text.split(" ")).map(({ start, whole, named }) => `${start}${whole ? "" : "~"} ${named[0]?.value.name}`)
}

describe("names in a row of words", () => {
  test.each([
    ["Iran 's foreign minister met the Emir of Qatar", ["0 Iran", "8 Qatar"]],
    ["the Democratic Republic of the Congo and the Republic of the Congo", ["1 DR Congo", "8 Republic of the Congo"]],
    ["the Islamic Republic News Agency in Tehran", ["1 Islamic Republic News Agency", "6 Iran"]],
    ["the Syrian-Iranian talks", ["1~ Syria", "1~ Iran"]],
    ["U.S.-led forces", ["0~ United States"]],
    ["the U.S. and U.N. envoys", ["1 United States", "3 United Nations"]],
    ["Al-Qaeda , al Qaida and AL-QAEDA", ["0 al-Qaeda", "2 al-Qaeda", "5 al-Qaeda"]],
    ["ships in the South China Sea", ["3 South China Sea"]],
    ["the South and the North", ["0 South Korea", "3 North Korea"]],
    ["South of the river", []],
    ["The Hague and the hague", ["0 Netherlands"]],
    ["the Hindu temple and The Hindu newspaper", ["4 The Hindu"]],
    ["Michael Jordan flew to Jordan", ["0 Michael Jordan", "4 Jordan"]],
    ["in Atlanta , Georgia , and in Tbilisi , Georgia", ["3 Georgia", "7 Georgia", "9 Georgia"]],
    ["New Jersey and New Mexico", ["0 New Jersey", "3 New Mexico"]],
    ["UN Security Council", ["0 UN Security Council"]],
    ["Pace and Who", []],
    ["the Danish prime minister", ["1 Denmark"]],
    ["Nato and Asean", ["0 North Atlantic Treaty Organization", "2 Association of Southeast Asian Nations"]],
    ["CÔTE D'IVOIRE", ["0 Ivory Coast"]],
    ["Sana'a hosts Ban Ki-moon", ["0 Yemen"]],
    ["at the Quai d'Orsay", ["2 France"]],
    ["Guinea-Bissau and Guinea", ["0 Guinea-Bissau", "2 Guinea"]],
    ["Victoria and Male and Kingston", []],
    ["at the National Palace", []],
    ["the P5+1 and OPEC+", ["1 P5+1", "3 OPEC+"]],
    ["the Geneva Conventions", ["1 Geneva Conventions"]],
  ])("%s", (text, names) => {
    expect(found(text)).toEqual(names)
  })

  test.each([
    "I ran to the shop",
    "they ate turkey and chad , and china broke",
    "let us go with them who is it",
    "polish the floor",
    "a Congo , Republic of letters".replace("Congo", "word"),
    "",
  ])("%j names nobody", (text) => {
    expect(found(text)).toEqual([])
  })

  test("a town before the comma makes it the region, and a capital of the state does not", () => {
    const first = (text: string) => knowledge.findNames(text.split(" "))[0]?.named[0]?.value.kind
    expect(first("Savannah , Georgia")).toBe("place")
    expect(first("Russia , Georgia")).toBe("state")
    expect(knowledge.findNames("Tbilisi , Georgia".split(" "))[1]?.named[0]?.value.kind).toBe("state")
  })

  test("finding is linear in the number of words", () => {
    const words = Array.from({ length: 200_000 }, (_, at) => (at % 3 === 0 ? "Republic" : at % 3 === 1 ? "of" : "the"))
    const start = performance.now()
    knowledge.findNames(words)
    expect(performance.now() - start).toBeLessThan(5000)
  })
})

describe("bodies", () => {
  test.each([
    ["UN", "United Nations"],
    ["U.N.", "United Nations"],
    ["Nato", "North Atlantic Treaty Organization"],
    ["NATO", "North Atlantic Treaty Organization"],
    ["International Atomic Energy Agency (IAEA)", "International Atomic Energy Agency"],
    ["IAEA", "International Atomic Energy Agency"],
    ["Organization of Petroleum Exporting Countries", "Organization of the Petroleum Exporting Countries"],
    ["Arab League", "League of Arab States"],
    ["GCC", "Gulf Cooperation Council"],
    ["G-8", "Group of Eight"],
    ["Group of 20", "Group of Twenty"],
    ["the Quartet", "Middle East Quartet"],
    ["ASEAN", "Association of Southeast Asian Nations"],
    ["Mercosur", "Southern Common Market"],
    ["AU", "African Union"],
    ["OAU", "Organization of African Unity"],
    ["World Food Programme", "World Food Programme"],
    ["Hamas", "Hamas"],
    ["Islamic Resistance Movement (Hamas)", "Hamas"],
    ["Hizbollah", "Hezbollah"],
    ["Taleban", "Taliban"],
    ["LTTE", "Liberation Tigers of Tamil Eelam"],
    ["Lord's Resistance Army", "Lord's Resistance Army"],
    ["Lord’s Resistance Army", "Lord's Resistance Army"],
    ["Xinhua", "Xinhua"],
    ["AFP", "Agence France-Presse"],
  ])("%s is %s", (name, body) => {
    expect(knowledge.findBody(name)?.name).toBe(body)
  })

  test.each(["un", "who", "is", "it", "us", "can", "Parliament", ""])("%j is no body", (name) => {
    expect(knowledge.findBody(name)).toBeUndefined()
  })

  test.each([
    ["PLC", "YEM", "Presidential Leadership Council"],
    ["PLC", "PSE", "Palestinian Legislative Council"],
    ["RSF", "SDN", "Rapid Support Forces"],
  ])("%s in %s is %s", (name, hint, body) => {
    expect(knowledge.findBody(name, hint)?.name).toBe(body)
  })

  test("armed groups are groups, parties and unions organisations", () => {
    expect(knowledge.findBody("FARC")?.body.kind).toBe("group")
    expect(knowledge.findBody("Hamas")?.body).toMatchObject({ kind: "organization", country: "PSE" })
    expect(knowledge.findBody("G7")?.body.members).toHaveLength(7)
  })
})
