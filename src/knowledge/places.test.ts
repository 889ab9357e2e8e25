import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"
import { readKnowledge } from "./files.ts"

const knowledge = readKnowledge(fileURLToPath(new URL("../../knowledge", import.meta.url)))

test.each([
  ["Tripoli", undefined, "LBY", "city"],
  ["Tripoli", "LBN", "LBN", "city"],
  ["Hyderabad", undefined, "IND", "city"],
  ["Hyderabad", "PAK", "PAK", "city"],
  ["San José", undefined, "CRI", "city"],
  ["SAN JOSE", "USA", "USA", "city"],
  ["Georgia", undefined, "GEO", "country"],
  ["Georgia", "USA", "USA", "region"],
  ["GENEVA", undefined, "CHE", "city"],
  ["Davos", undefined, "CHE", "city"],
  ["Camp David", undefined, "USA", "site"],
  ["Sharm el-Sheikh", undefined, "EGY", "city"],
  ["Sharm El Sheikh", undefined, "EGY", "city"],
  ["Oslo", undefined, "NOR", "city"],
  ["Dayton", undefined, "USA", "city"],
  ["Panmunjom", undefined, "KOR", "site"],
  ["Aqaba", undefined, "JOR", "city"],
  ["Ramallah", undefined, "PSE", "city"],
  ["KUWAIT CITY", undefined, "KWT", "city"],
  ["Nay Pyi Taw", undefined, "MMR", "city"],
  ["Gaza", undefined, "PSE", "city"],
  ["Gaza Strip", undefined, "PSE", "region"],
  ["West Bank", undefined, "PSE", "region"],
  ["Golan Heights", undefined, "SYR", "region"],
  ["Kashmir", undefined, undefined, "region"],
  ["Darfur", undefined, "SDN", "region"],
  ["Crimea", undefined, "UKR", "region"],
  ["Chechnya", undefined, "RUS", "region"],
  ["Tibet", undefined, "CHN", "region"],
  ["Hong Kong", undefined, "HKG", "country"],
  ["Abkhazia", undefined, "GEO", "region"],
  ["Sukhumi", undefined, "GEO", "city"],
  ["Fallujah", undefined, "IRQ", "city"],
  ["Falluja", undefined, "IRQ", "city"],
  ["Mazar-i-Sharif", undefined, "AFG", "city"],
  ["Deir Ezzor", undefined, "SYR", "city"],
  ["Kiev", undefined, "UKR", "city"],
  ["St. Petersburg", undefined, "RUS", "city"],
  ["ST PETERSBURG", undefined, "RUS", "city"],
  ["Bombay", undefined, "IND", "city"],
  ["UNITED NATIONS", undefined, "USA", "site"],
  ["White House", undefined, "USA", "site"],
  ["Syria", undefined, "SYR", "country"],
  ["South China Sea", undefined, undefined, "region"],
  ["Panama", undefined, "PAN", "country"],
  ["Panama City", undefined, "PAN", "city"],
  ["The Hague", undefined, "NLD", "city"],
  ["London", undefined, "GBR", "city"],
  ["London", "CAN", "CAN", "city"],
  ["Cologne", undefined, "DEU", "city"],
  ["Presidential Palace", "SYR", "SYR", "site"],
  ["BUSAN, South Korea", undefined, "KOR", "city"],
  ["Lima, Ohio", undefined, "USA", "city"],
  ["SAN JOSE, California", undefined, "USA", "city"],
  ["Tripoli, Lebanon", undefined, "LBN", "city"],
  ["Washington, D.C.", undefined, "USA", "city"],
  ["Nowhere, Netherlands", undefined, "NLD", "country"],
  ["Kipushi, Zaire-Zambia border", undefined, "COD", "city"],
])("%s, hinted %s, lies in %s, a %s", (name, hint, country, precision) => {
  const place = knowledge.findPlace(name, hint)
  expect([place?.country, place?.precision]).toEqual([country, precision])
  expect(Math.abs(place?.lat ?? Number.NaN)).toBeLessThanOrEqual(90)
})

test.each(["Presidential Palace", "Nowhere", "", "Syrian"])("%j is no place by itself", (name) => {
  expect(knowledge.findPlace(name)).toBeUndefined()
})

test("coordinates are of the place meant", () => {
  expect(knowledge.findPlace("Damascus")).toMatchObject({ name: "Damascus", country: "SYR", lat: 33.51, lon: 36.29 })
  expect(knowledge.findPlaces("Tripoli").map((place) => place.country)).toEqual(expect.arrayContaining(["LBY", "LBN"]))
})

test.each([
  ["Most Police met Bush at Reading University in May", []],
  ["from Los Angeles and San Francisco", ["USA", "USA"]],
  ["We went Of course", []],
])("in %j, places lie in %j", (text, countries) => {
  expect(knowledge.findPlaceNames(text.split(" ")).map(({ named }) => named[0]?.value.country)).toEqual(countries)
})

test("places are found in a row of words", () => {
  const found = knowledge.findPlaceNames("from Port of Spain to Dar es Salaam".split(" "))
  expect(found.map(({ start, end }) => [start, end])).toEqual([
    [1, 4],
    [5, 8],
  ])
})
