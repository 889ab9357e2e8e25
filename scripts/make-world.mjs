/**
 * Makes knowledge/world/states.json and knowledge/world/cities.json from public packages.
 * Hand-written knowledge stands in the other files of that folder and is never touched here.
 * Run: node scripts/make-world.mjs
 */
import { readFileSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"

const require = createRequire(import.meta.url)
const world = new URL("../knowledge/world/", import.meta.url)
const countries = require("world-countries")
const versionOf = (name) => JSON.parse(readFileSync(new URL(`../node_modules/${name}/package.json`, import.meta.url), "utf8")).version

/** Our codes where the package has another one. */
const CODES = { UNK: "XKX" }
const iso3Of = (country) => CODES[country.cca3] ?? country.cca3
/** Entities that act like states though few or no others call them one. */
const ENTITIES = new Set(["PSE", "TWN", "XKX", "VAT", "ESH"])
const UNPEOPLED = new Set(["ATA", "ATF", "BVT", "HMD", "IOT", "SGS", "UMI"])
const LATIN = /^[\u0020-\u024f\u1e00-\u1eff\u2018\u2019]+$/
/** Spellings of the package that mean something else in English text, or are local names that no report uses. */
const DROPPED = new Set([
  "Island",
  "Lao",
  "Mexicanos",
  "Portuguesa",
  "Togolese",
  "Prathet",
  "Thai",
  "Viti",
  "Timor",
  "SA",
  "Mann",
  "the Abode of Peace",
  "Guiana",
  "Congo",
  "Korea",
  "Dominique",
])

function kindOf(country) {
  if (ENTITIES.has(iso3Of(country))) return "entity"
  return country.independent ? "state" : "territory"
}

function variantsOf(country) {
  const spellings = [country.name.common, ...country.altSpellings.slice(1)].filter(
    (name) => LATIN.test(name) && !DROPPED.has(name) && !name.includes(","),
  )
  return [...new Set(spellings)].filter((name) => name !== country.name.common && name !== country.name.official && name.length > 1)
}

/** "Angolan" → "Angolans"; other endings stand in state-names.json. */
function peopleOf(adjective) {
  if (/(?:an|i|er|ot|e)$/.test(adjective) && !/(?:ese|ch|sh|ss)$/.test(adjective)) return [adjective, `${adjective}s`]
  return [adjective, adjective]
}

function stateRow(country, source) {
  const adjectives = (country.demonyms.eng?.m ?? "").split(/, | or /).filter(Boolean)
  const people = adjectives.map(peopleOf)
  const [lat, lon] = country.latlng
  return {
    iso3: iso3Of(country),
    iso2: country.cca2,
    kind: kindOf(country),
    name: country.name.common,
    official: country.name.official,
    variants: variantsOf(country),
    adjectives: adjectives.filter((word) => !/(?:er|Seychellois)$/.test(word)),
    one: people.map((pair) => pair[0]),
    many: people.map((pair) => pair[1]),
    capitals: country.capital.filter((name) => !/^City of/.test(name)),
    lat,
    lon,
    source,
  }
}

/** One row a line, so that a correction is a line in a diff. */
function write(name, head, rows) {
  const lines = rows.map((row) => `    ${JSON.stringify(row)}`).join(",\n")
  const opening = JSON.stringify(head, null, 2).slice(0, -2)
  writeFileSync(new URL(name, world), `${opening},\n  "rows": [\n${lines}\n  ]\n}\n`)
}

function makeStates() {
  const source = `world-countries ${versionOf("world-countries")}`
  const rows = countries.filter((country) => !UNPEOPLED.has(country.cca3)).map((country) => stateRow(country, source))
  rows.sort((a, b) => (a.iso3 < b.iso3 ? -1 : 1))
  write(
    "states.json",
    { about: "States, entities and territories, made by scripts/make-world.mjs. Correct in state-names.json.", license: "ODbL-1.0" },
    rows,
  )
}

makeStates()
