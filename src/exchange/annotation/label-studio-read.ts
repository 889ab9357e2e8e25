/** Reading what Label Studio exports: each annotation of a task as a marked text, and what cannot be read told by the number of its task. */
import { type LineFault, makeFault } from "../field/claim.ts"
import { isObject, type JsonRow, objectsOf, readJsonRows, textsOf } from "../field/json-rows.ts"
import { type ImportedMarks, type MarkedDocument, type Placing, placeSpan, placingOf } from "./marked-document.ts"
import { type GrowingMarks, kindOf } from "./marks.ts"

type Entry = JsonRow["value"]

/** Reads a file of tasks: a list, or a task a line. */
export function importLabelStudio(bytes: Uint8Array): ImportedMarks {
  const { rows, faults } = readJsonRows(bytes)
  const documents: MarkedDocument[] = []
  const found: LineFault[] = [...faults]
  for (const row of rows) {
    const text = textOf(row.value)
    if (text === undefined) {
      found.push(makeFault(row.line, "text-missing", { raw: row.raw }))
      continue
    }
    const placing = placingOf(text)
    for (const { id, results } of annotationsOf(row.value)) {
      const read = readResults(results, { line: row.line, placing })
      documents.push({ line: row.line, ...(id === undefined ? {} : { id }), text, marks: read.marks })
      found.push(...read.faults)
    }
  }
  return { documents, faults: found.sort((one, other) => one.line - other.line) }
}

/** The text of a task: `text`, or the only one that its data holds; JSON-MIN has no `data`. */
function textOf(task: Entry): string | undefined {
  const data = isObject(task.data) ? task.data : task
  if (typeof data.text === "string") return data.text
  const texts = isObject(task.data) ? Object.values(data).filter((value) => typeof value === "string") : []
  return texts.length === 1 ? texts[0] : undefined
}

interface Annotation {
  readonly id?: string
  readonly results: readonly unknown[]
}

/** What people made, or what programs made where nobody has; of older versions too, in which annotations were completions. */
function annotationsOf(task: Entry): Annotation[] {
  if (!isObject(task.data)) return [{ ...named(task.id), results: Object.entries(task).flatMap(flatResults) }]
  const made = [...objectsOf(task.annotations), ...objectsOf(task.completions)].filter(({ was_cancelled }) => was_cancelled !== true)
  const chosen = made.length > 0 ? made : objectsOf(task.predictions)
  return chosen.map(({ id, result }) => ({
    ...named([task.id, id].filter((part) => part !== undefined && part !== null).join("/")),
    results: Array.isArray(result) ? result : result === undefined ? [] : [result],
  }))
}

const named = (id: unknown): { id?: string } => (id === undefined || id === null || id === "" ? {} : { id: String(id) })

/** The regions of JSON-MIN, which stand under the name of their tag. */
function flatResults([name, values]: [string, unknown]): unknown[] {
  if (!Array.isArray(values) || !values.some((value) => isObject(value) && "labels" in value)) return []
  return values.map((value, at) => (isObject(value) ? { id: `${name}-${at + 1}`, type: "labels", value } : value))
}

interface Place {
  readonly line: number
  readonly placing: Placing
}

function readResults(results: readonly unknown[], { line, placing }: Place): { marks: GrowingMarks; faults: LineFault[] } {
  const marks: GrowingMarks = { spans: [], events: [], relations: [], equal: [], attributes: [], notes: [] }
  const faults: LineFault[] = []
  const refuse = (code: LineFault["code"], result: unknown): void => {
    faults.push(makeFault(line, code, { raw: JSON.stringify(result) }))
  }
  const entries = results.filter(isObject)
  for (const result of results) if (!isObject(result)) refuse("line-unreadable", result)
  for (const result of entries) {
    const { value, meta } = result
    const labels = isObject(value) ? [...textsOf(value.labels), ...textsOf(value.hypertextlabels)] : []
    if (result.type === "relation" || result.type === "choices" || (labels.length === 0 && !/labels$/.test(String(result.type)))) continue
    const placed = isObject(value) && labels.length > 0 ? placeRegion(value, placing) : "line-unreadable"
    if (typeof placed === "string") {
      refuse(placed, result)
      continue
    }
    const id = typeof result.id === "string" && result.id !== "" ? result.id : `${marks.spans.length + 1}`
    for (const [at, kind] of labels.entries()) marks.spans.push({ id: at === 0 ? id : `${id} ${kind}`, kind, ...placed })
    for (const text of isObject(meta) ? textsOf(meta.text) : []) marks.notes.push({ of: id, text })
  }
  const known = new Set(marks.spans.map(({ id }) => id))
  for (const result of entries) if (!readRelation(result, marks, known)) refuse("reference-missing", result)
  return { marks, faults }
}

/** Offsets stand in the value; those of marked-up texts beside the places in the markup. */
function placeRegion(value: Entry, placing: Placing) {
  const offsets = typeof value.start === "number" || !isObject(value.globalOffsets) ? value : value.globalOffsets
  return placeSpan({ start: offsets.start, end: offsets.end, words: value.text }, placing)
}

/** Takes a relation or a choice; false where it is of a region that is not there. Choices without a region are of the whole text. */
function readRelation(result: Entry, { relations, attributes }: GrowingMarks, known: ReadonlySet<string>): boolean {
  if (result.type === "relation") {
    const { from_id: from, to_id: to, direction } = result
    if (typeof from !== "string" || typeof to !== "string" || !known.has(from) || !known.has(to)) return false
    const [kind = "Relation"] = textsOf(result.labels)
    const ends = direction === "left" ? { from: to, to: from } : { from, to }
    relations.push({ id: `R${relations.length + 1}`, kind, ...ends })
    return true
  }
  const isOfRegion = result.type === "choices" && isObject(result.value) && "start" in result.value
  if (!isOfRegion) return true
  if (typeof result.id !== "string" || !known.has(result.id)) return false
  const kind = kindOf(textsOf(result.from_name)[0] ?? "choice")
  for (const value of textsOf((result.value as Entry).choices))
    attributes.push({ id: `A${attributes.length + 1}`, kind, of: result.id, value })
  return true
}
