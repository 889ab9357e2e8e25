/**
 * What speaks for or against two reports' persons being one: names across spellings, country, offices, and namesakes that stand
 * beside one another in one report.
 */
import { type Evidence, say } from "./evidence.ts"
import type { ComparedName, ComparedOffice, PersonFact } from "./facts.ts"
import { type NameRelation, relateNames } from "./name-relation.ts"

const NAME_WORDS: Readonly<Record<NameRelation, string>> = {
  equal: "the same name",
  spelling: "the same name in another spelling",
  order: "the same name in another order",
  part: "one name is a part of the other",
  initial: "the same last name, with an initial that fits",
  surname: "one word of the name in common",
  "clash-given": "one word of the name in common, and others that differ",
  clash: "different names",
}

/** The evidence, in a fixed order; the same whichever person comes first. */
export function weighPeople(one: PersonFact, other: PersonFact): Evidence[] {
  const names = one.named && other.named ? nameEvidence(one, other) : [say("name-none", "one of them is not named")]
  return [...names, ...countryEvidence(one.country, other.country), ...officeEvidence(one, other)]
}

function nameEvidence(one: PersonFact, other: PersonFact): Evidence[] {
  const relation = relateNames(one.name, other.name)
  const quoted = [one.name.full, other.name.full].sort()
  const evidence = [say(`name-${relation}`, `${NAME_WORDS[relation]}: ${quoted.map((name) => `“${name}”`).join(", ")}`)]
  if (isBeside(one, other.name) || isBeside(other, one.name))
    evidence.push(say("beside", "a namesake with that name stands in the same report as another person"))
  return evidence
}

/** Whether a report has the other name beside this one, for another person, and this one's own name is not nearer. */
function isBeside({ beside, name }: PersonFact, other: ComparedName): boolean {
  const own = name.words.join(" ")
  const wanted = other.words.join(" ")
  return own !== wanted && beside.some((words) => words.join(" ") === wanted)
}

/** Country for country. */
export function countryEvidence(one: string | undefined, other: string | undefined): Evidence[] {
  if (one === undefined || other === undefined) return []
  return one === other ? [say("country-same", `both of ${one}`)] : [say("country-clash", `of ${[one, other].sort().join(" and ")}`)]
}

function officeEvidence(one: PersonFact, other: PersonFact): Evidence[] {
  const common = one.offices.find((office) => other.offices.some((held) => isSameOffice(office, held)))
  if (common) return [say("office-same", `both ${common.title}${common.of === undefined ? "" : ` (${common.of})`}`)]
  if (one.offices.length === 0 || other.offices.length === 0) return []
  const alike = one.offices.some((office) => other.offices.some((held) => shareWord(office.title, held.title)))
  if (alike) return [say("office-alike", "offices of like titles")]
  return one.year !== undefined && one.year === other.year ? [say("office-clash", "other offices in the same year")] : []
}

function isSameOffice(one: ComparedOffice, other: ComparedOffice): boolean {
  return one.title === other.title && (one.of === undefined || other.of === undefined || one.of === other.of)
}

function shareWord(one: string, other: string): boolean {
  const words = new Set(one.split(" ").filter((word) => word.length > 3))
  return other.split(" ").some((word) => words.has(word))
}
