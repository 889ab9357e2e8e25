/**
 * Reads gold records, predictions and texts from disk, checks them, and turns each record into the form that is
 * compared: references become objects, spans know their words, and every list stands in reading order, so that
 * neither ids nor the order of a list can change a score.
 */
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { placesIn, readText, sentenceAt, spanOf, wordsIn } from "./spans.mjs";

/** @typedef {import("./spans.mjs").Text} Text */
/** @typedef {import("./spans.mjs").Span} Span */
/** @typedef {{title: string, words: string[], country?: string, status?: string, evidence: Span[]}} Office */
/** @typedef {{id: string, kind?: string, name: string, words: string[], country?: string, offices: Office[], mentions: Span[]}} Actor */
/** @typedef {{actor: Actor | null, role?: string}} Participant */
/** @typedef {{id: string, type?: string, status?: string, participants: Participant[], place?: {name: string, words: string[], country?: string}, time?: string, topics: Span[], evidence: Span[], sentences: Set<number>, attributed: boolean}} Event */
/** @typedef {{id: string, speaker: Actor | null, mode?: string, cue?: Span, source?: Span, content: Span[], places: Set<number>, addressee?: Actor | null, occasion?: Event | null}} Statement */
/** @typedef {{id: string, source: Actor | null, target: Actor | null, type?: string, evidence: Span[]}} Tie */
/** @typedef {{id: string, traveller: Actor | null, legs: {country: string, evidence: Span[]}[]}} Tour */
/** @typedef {{actors: Actor[], events: Event[], statements: Statement[], ties: Tie[], tours: Tour[]}} Reading */

const list = (/** @type {any} */ value) => (Array.isArray(value) ? value.filter((item) => item && typeof item === "object") : []);
const string = (/** @type {any} */ value) => (typeof value === "string" && value.trim() ? value.trim() : undefined);
const country = (/** @type {any} */ value) => string(value)?.toUpperCase();

/**
 * Checks a raw record against its text and prepares it for comparison. What is broken (a span out of range or without
 * words, a quote that is not the text at its offsets, an unknown reference, a repeated id) is named in `defects` and
 * takes no part in the score.
 * @param {any} raw @param {Text} text @returns {{reading: Reading, defects: string[]}}
 */
export function prepareRecord(raw, text) {
  /** @type {string[]} */ const defects = [];

  /** One span or a list of them, as spans in order, without repeats. @param {any} value @param {string} where @returns {Span[]} */
  function spans(value, where) {
    /** @type {Span[]} */ const found = [];
    for (const item of Array.isArray(value) ? value : value == null ? [] : [value]) {
      const { start, end, text: words, field } = item ?? {};
      if (typeof field === "string" && field !== "text") continue; // points into the title or dateline, which the gold leaves out
      const name = `${where}: span ${start}-${end}`;
      if (!Number.isInteger(start) || !Number.isInteger(end)) defects.push(`${name} has no whole offsets`);
      else if (end <= start) defects.push(`${name} ends before it begins`);
      else if (start < 0 || end > text.text.length) defects.push(`${name} lies outside the text (0-${text.text.length})`);
      else if (typeof words === "string" && words !== text.text.slice(start, end)) {
        defects.push(`${name} quotes ${JSON.stringify(words)} but the text there is ${JSON.stringify(text.text.slice(start, end))}`);
      } else {
        const span = spanOf(text, start, end);
        if (span.to === span.from) defects.push(`${name} holds no word`);
        else if (!found.some((other) => other.from === span.from && other.to === span.to)) found.push(span);
      }
    }
    return found.sort((a, b) => a.start - b.start || a.end - b.end);
  }

  /** Objects by id; a repeated id is a defect and the first keeps it. @template T @param {any[]} raws @param {T[]} items @param {string} section @returns {Map<string, T>} */
  function byId(raws, items, section) {
    /** @type {Map<string, T>} */ const map = new Map();
    raws.forEach((item, index) => {
      if (item.id == null) return;
      if (map.has(item.id)) defects.push(`${section}: id ${item.id} is given twice`);
      else map.set(item.id, items[index]);
    });
    return map;
  }

  /** Follows a reference; undefined when absent, null when unknown. @template T @param {Map<string, T>} map @param {any} id @param {string} where @returns {T | null | undefined} */
  function follow(map, id, where) {
    if (id == null) return undefined;
    const found = map.get(id);
    if (!found) defects.push(`${where}: unknown id ${JSON.stringify(id)}`);
    return found ?? null;
  }

  for (const section of ["actors", "events", "statements", "ties", "tours"]) {
    const value = raw[section];
    if (value != null && !Array.isArray(value)) defects.push(`${section}: not a list`);
    else if (value && list(value).length < value.length) defects.push(`${section}: holds something that is not an object`);
  }
  const label = (/** @type {any} */ item, /** @type {string} */ section, /** @type {number} */ index) => string(item.id) ?? `${section}[${index}]`;

  const rawActors = list(raw.actors);
  /** @type {Actor[]} */
  const actors = rawActors.map((item, index) => {
    const id = label(item, "actors", index);
    return {
      id, kind: string(item.kind), name: string(item.name) ?? "", words: wordsIn(item.name), country: country(item.country),
      offices: list(item.offices).map((office) => ({
        title: string(office.title) ?? "", words: wordsIn(office.title), country: country(office.country),
        status: string(office.status), evidence: spans(office.evidence, `${id} office`),
      })),
      mentions: spans(item.mentions, `${id} mentions`),
    };
  });
  const actorById = byId(rawActors, actors, "actors");

  const rawEvents = list(raw.events), rawStatements = list(raw.statements);
  /** @type {Event[]} */
  const events = rawEvents.map((item, index) => {
    const id = label(item, "events", index), evidence = spans(item.evidence, `${id} evidence`);
    spans(item.time?.evidence, `${id} time`); // checked, not compared: the value is what users read
    return {
      id, type: string(item.type), status: item.status === "postponed" ? "cancelled" : string(item.status), // the gold has no postponed
      participants: list(item.participants).map((participant) => ({
        actor: follow(actorById, participant.actor, `${id} participant`) ?? null, role: string(participant.role),
      })),
      place: item.place && typeof item.place === "object" && (string(item.place.name) || string(item.place.country))
        ? { name: string(item.place.name) ?? "", words: wordsIn(item.place.name), country: country(item.place.country) } : undefined,
      time: string(item.time?.value), topics: spans(item.topics, `${id} topics`), evidence,
      sentences: new Set(evidence.map((span) => sentenceAt(text, span.start))),
      attributed: item.attribution != null && item.attribution !== "narrator",
    };
  });
  const eventById = byId(rawEvents, events, "events");

  /** @type {Statement[]} */
  const statements = rawStatements.map((item, index) => {
    const id = label(item, "statements", index), content = spans(item.content, `${id} content`);
    return {
      id, speaker: follow(actorById, item.speaker, `${id} speaker`) ?? null, mode: string(item.mode),
      cue: spans(item.cue, `${id} cue`)[0], source: spans(item.source, `${id} source`)[0], content, places: placesIn(content),
      addressee: follow(actorById, item.addressee, `${id} addressee`),
      occasion: follow(eventById, item.occasion, `${id} occasion`),
    };
  });
  const statementById = byId(rawStatements, statements, "statements");
  rawEvents.forEach((item, index) => {
    if (events[index].attributed) follow(statementById, item.attribution, `${events[index].id} attribution`);
  });

  const rawTies = list(raw.ties), rawTours = list(raw.tours);
  /** @type {Tie[]} */
  const ties = rawTies.map((item, index) => {
    const id = label(item, "ties", index);
    follow(statementById, item.statement, `${id} statement`);
    return {
      id, type: string(item.type), evidence: spans(item.evidence, `${id} evidence`),
      source: follow(actorById, item.source, `${id} source`) ?? null, target: follow(actorById, item.target, `${id} target`) ?? null,
    };
  });
  byId(rawTies, ties, "ties");
  /** @type {Tour[]} */
  const tours = rawTours.map((item, index) => {
    const id = label(item, "tours", index);
    spans(item.purpose, `${id} purpose`);
    const legs = list(item.legs).map((leg, at) => ({ leg, order: Number.isFinite(leg.order) ? leg.order : at + 1 }));
    return {
      id, traveller: follow(actorById, item.traveller, `${id} traveller`) ?? null,
      legs: legs.sort((a, b) => a.order - b.order).map(({ leg }) => {
        follow(eventById, leg.event, `${id} leg`);
        return { country: country(leg.country) ?? "?", evidence: spans(leg.evidence, `${id} leg`) };
      }),
    };
  });
  byId(rawTours, tours, "tours");
  return { reading: inReadingOrder({ actors, events, statements, ties, tours }), defects };
}

/** Sorts every list by place in the text, then by content, never by id. @param {Reading} reading @returns {Reading} */
function inReadingOrder({ actors, events, statements, ties, tours }) {
  const at = (/** @type {Span[]} */ spans) => spans.map((span) => String(span.start).padStart(7, "0") + "-" + span.end).join(",") || "~";
  const sortBy = (/** @type {any[]} */ items, /** @type {(item: any) => unknown[]} */ key) => {
    const keyed = items.map((item) => ({ item, key: JSON.stringify(key(item)) }));
    keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
    keyed.forEach(({ item }, index) => (items[index] = item));
  };
  sortBy(actors, (actor) => [at(actor.mentions), actor.kind, actor.name, actor.country, actor.offices.map((/** @type {Office} */ office) => office.title).sort()]);
  const ranks = new Map(actors.map((actor, index) => [actor, index]));
  const rank = (/** @type {Actor | null | undefined} */ actor) => (actor ? ranks.get(actor) : -1);
  for (const actor of actors) sortBy(actor.offices, (office) => [office.title, office.country, office.status]);
  for (const event of events) sortBy(event.participants, (participant) => [rank(participant.actor), participant.role]);
  sortBy(events, (event) => [at(event.evidence), event.type, event.status, event.participants.map((/** @type {Participant} */ one) => [rank(one.actor), one.role]), event.place, event.time, at(event.topics)]);
  sortBy(statements, (statement) => [at(statement.content), rank(statement.speaker), statement.mode, statement.cue?.start, rank(statement.addressee)]);
  sortBy(ties, (tie) => [at(tie.evidence), rank(tie.source), rank(tie.target), tie.type]);
  sortBy(tours, (tour) => [rank(tour.traveller), tour.legs.map((/** @type {{country: string}} */ leg) => leg.country)]);
  return { actors, events, statements, ties, tours };
}

/**
 * The gold reports of a folder with their texts (beside the record, or in `textsFolder`). Gold must be sound: any
 * defect throws, and so does a text that is missing or is not the one that was annotated.
 * @param {string} folder @param {string} [textsFolder] @returns {{id: string, raw: any, text: Text, gold: Reading}[]}
 */
export function readGold(folder, textsFolder) {
  const files = readdirSync(folder).filter((file) => file.endsWith(".json")).sort();
  if (!files.length) throw new Error(`no gold records (*.json) in ${folder}`);
  return files.map((file) => {
    const raw = JSON.parse(readFileSync(join(folder, file), "utf8")), id = raw.report?.id ?? basename(file, ".json");
    const paths = [join(folder, `${id}.txt`), ...(textsFolder ? [join(textsFolder, `${id}.txt`)] : [])];
    const path = paths.find((candidate) => existsSync(candidate));
    if (!path) throw new Error(`no text for ${id}: looked for ${paths.join(" and ")}; name its folder with --texts`);
    const text = readText(readFileSync(path, "utf8"));
    const { reading, defects } = prepareRecord(raw, text);
    if (defects.length) throw new Error(`gold ${id} does not fit its text ${path}: ${defects.slice(0, 3).join("; ")}`);
    return { id, raw, text, gold: reading };
  });
}

/**
 * Raw predicted records by report id, from a folder of `<id>.json` or an NDJSON file (one record a line, with report.id).
 * @param {string} path @returns {{records: Map<string, any>, defects: string[]}}
 */
export function readPredictions(path) {
  /** @type {Map<string, any>} */ const records = new Map();
  /** @type {string[]} */ const defects = [];
  const inFolder = statSync(path).isDirectory();
  const sources = inFolder
    ? readdirSync(path).filter((file) => file.endsWith(".json")).sort().map((file) => ({ name: file, body: readFileSync(join(path, file), "utf8") }))
    : readFileSync(path, "utf8").split("\n").map((body, index) => ({ name: `${basename(path)}:${index + 1}`, body })).filter(({ body }) => body.trim());
  for (const { name, body } of sources) {
    let raw;
    try { raw = JSON.parse(body); } catch (error) { defects.push(`${name}: not JSON (${/** @type {Error} */ (error).message})`); continue; }
    const id = string(raw?.report?.id) ?? (inFolder ? basename(name, ".json") : undefined);
    if (!raw || typeof raw !== "object" || Array.isArray(raw)) defects.push(`${name}: not a record`);
    else if (!id) defects.push(`${name}: no report.id`);
    else if (inFolder && id !== basename(name, ".json")) defects.push(`${name}: holds the record of ${id}`);
    else if (records.has(id)) defects.push(`${name}: report ${id} is given twice`);
    else records.set(id, raw);
  }
  return { records, defects };
}
