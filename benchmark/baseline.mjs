#!/usr/bin/env node
/**
 * The simplest system that can be scored: capital letters are actors, a few verbs are events, "said" is a statement. It shows the
 * format of predictions and what a score is worth; anything that reads should be far above it.
 *
 *   node baseline.mjs [FOLDER of texts] > predictions.ndjson
 */
import { readdirSync, readFileSync } from "node:fs"
import { basename, join } from "node:path"
import { fileURLToPath } from "node:url"

const triggers = {
  meeting: /\b(?:met|talks|meeting)\b/g,
  visit: /\b(?:visit|arrived|visiting)\b/g,
  call: /\b(?:telephoned|phone call)\b/g,
  conference: /\b(?:summit|conference)\b/g,
  agreement: /\b(?:signed)\b/g,
}
const name = /\b\p{Lu}[\p{L}'’-]+(?: (?:al-|bin |of )?\p{Lu}[\p{L}'’-]+)*/gu
const said = /^(?<before>.*?),?["”]? ?(?<speaker>(?:\p{Lu}[\p{L}-]+ ?)+|[Hh]e |[Ss]he )(?<cue>said|told|added)(?: that)? ?(?<after>.*)$/su

const folder = process.argv[2] ?? fileURLToPath(new URL("written", import.meta.url))
for (const file of readdirSync(folder).filter((name) => name.endsWith(".txt")).sort()) {
  console.log(JSON.stringify(readReport(basename(file, ".txt"), readFileSync(join(folder, file), "utf8"))))
}

/** The record of one text. @param {string} id @param {string} text */
function readReport(id, text) {
  const sentences = [...text.matchAll(/[^\n]+?(?:[.!?]["”’]?(?=\s)|$)/gm)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
  const actors = findActors(text)
  const within = (/** @type {{start: number, end: number}} */ { start, end }) => actors.filter(({ mentions }) => mentions.some((span) => span.start >= start && span.end <= end))
  const events = sentences.flatMap((sentence) => findEvents(text, sentence, within(sentence)))
  const statements = sentences.flatMap((sentence) => findStatements(text, sentence, within(sentence)))
  return { report: { id }, actors, events: events.map((event, index) => ({ id: `e${index + 1}`, ...event })), statements, ties: [], tours: [] }
}

/** Names with the same last word are one actor. @param {string} text */
function findActors(text) {
  /** @type {Map<string, {id: string, kind: string, name: string, mentions: {start: number, end: number}[]}>} */ const actors = new Map()
  for (const match of text.matchAll(name)) {
    const last = match[0].split(" ").at(-1) ?? ""
    const actor = actors.get(last) ?? { id: `a${actors.size + 1}`, kind: match[0].includes(" ") ? "person" : "state", name: match[0], mentions: [] }
    actor.mentions.push({ start: match.index, end: match.index + match[0].length })
    actors.set(last, actor)
  }
  return [...actors.values()]
}

/** @param {string} text @param {{start: number, end: number}} sentence @param {{id: string}[]} actors */
function findEvents(text, { start, end }, actors) {
  return Object.entries(triggers).flatMap(([type, trigger]) => {
    const [match] = text.slice(start, end).matchAll(trigger)
    const participants = actors.slice(0, 2).map(({ id }) => ({ actor: id, role: "participant" }))
    return match ? [{ type, status: "occurred", attribution: "narrator", participants, evidence: [{ start: start + match.index, end: start + match.index + match[0].length }] }] : []
  })
}

/** The longer side of "said" is what was said. @param {string} text @param {{start: number, end: number}} sentence @param {{id: string}[]} actors */
function findStatements(text, { start, end }, actors) {
  const { before, after } = said.exec(text.slice(start, end))?.groups ?? {}
  if (before === undefined || after === undefined || !actors[0]) return []
  const content = before.length > after.length ? { start, end: start + before.length } : { start: end - after.length, end }
  return /[\p{L}\p{N}]/u.test(text.slice(content.start, content.end)) ? [{ speaker: actors[0].id, mode: "indirect", content: [content] }] : []
}
