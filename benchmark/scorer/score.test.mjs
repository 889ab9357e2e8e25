/** Tests of the scorer, over the gold of ../written: `node --test` in this folder. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { prepareRecord } from "./records.mjs";
import { commonErrors, readGold, scoreReports } from "./score.mjs";
import { assign, commonOrder, compareTimes, isSameSpan, readText, spanOf, wordsIn } from "./spans.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const goldFolder = join(here, "../written");
// More gold, kept elsewhere: MORE_GOLD=DIR MORE_TEXTS=DIR node --test
const { MORE_GOLD, MORE_TEXTS } = process.env;
const gold = [...readGold(goldFolder), ...(MORE_GOLD ? readGold(MORE_GOLD, MORE_TEXTS) : [])];

/** Scores what `change` makes of every gold record. @param {(raw: any, report: typeof gold[number]) => any} change */
function scoreChanged(change, reports = gold) {
  return scoreReports(reports, new Map(reports.map((report) => [report.id, change(structuredClone(report.raw), report)])));
}
/** A score without its pages, whose notes name ids. @param {ReturnType<typeof scoreReports>} score */
const plain = ({ pages, ...rest }) => rest;

/** Changes every span of a record. @param {any} value @param {(span: any) => any} change @returns {any} */
function mapSpans(value, change) {
  if (Array.isArray(value)) return value.map((item) => mapSpans(item, change));
  if (!value || typeof value !== "object") return value;
  if ("start" in value && "end" in value) return change(value);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapSpans(item, change)]));
}

/** Seeded shuffle. @param {any[]} items @param {number} seed */
function shuffle(items, seed) {
  for (let index = items.length - 1; index > 0; index--) {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    const other = (seed >>> 8) % (index + 1);
    [items[index], items[other]] = [items[other], items[index]];
  }
  return items;
}

/** The sentences of a report as spans. @param {typeof gold[number]} report */
function sentencesOf({ text }) {
  return text.sentences.map((start, index) => {
    const words = text.text.slice(start, text.sentences[index + 1] ?? text.text.length);
    return { start, end: start + words.trimEnd().length };
  }).filter(({ start, end }) => /[\p{L}\p{N}]/u.test(text.text.slice(start, end)));
}

test("gold against itself scores 1 everywhere, in every report", () => {
  const score = scoreChanged((raw) => raw);
  assert.equal(score.defects.length, 0);
  assert.equal(score.overall.value, 1);
  for (const [name, { precision, recall, f1 }] of Object.entries({ ...score.figures, ...score.types })) assert.deepEqual([precision, recall, f1], [1, 1, 1], name);
  for (const [name, { accuracy }] of Object.entries(score.accuracies)) assert.equal(accuracy, 1, name);
  for (const [id, overall] of Object.entries(score.perReport)) assert.equal(overall, 1, id);
  assert.ok(score.pages.every(({ notes }) => notes.every(({ mark }) => mark === "=")));
});

test("no predictions, or empty ones, score 0 and never NaN", () => {
  for (const score of [scoreReports(gold, new Map()), scoreChanged(() => ({})), scoreChanged((raw) => ({ report: raw.report, actors: [], events: [] }))]) {
    assert.equal(score.overall.value, 0);
    assert.deepEqual(score.overall.interval, [0, 0]);
    for (const [name, figure] of Object.entries(score.figures)) assert.deepEqual([figure.precision, figure.recall, figure.f1], [0, 0, 0], name);
    assert.doesNotMatch(JSON.stringify(plain(score)), /NaN|Infinity/);
    assert.equal(Object.values(score.accuracies).length, 0);
  }
});

test("a report without a prediction counts as all missed", () => {
  const without = scoreReports(gold, new Map(gold.slice(1).map((report) => [report.id, report.raw])));
  const events = gold.reduce((sum, report) => sum + report.gold.events.length, 0);
  assert.equal(without.figures.events.recall, (events - gold[0].gold.events.length) / events);
  assert.equal(without.figures.events.precision, 1);
});

test("dropping one event lowers recall by one event and nothing else of the events", () => {
  const total = gold.reduce((sum, report) => sum + report.gold.events.length, 0);
  const score = scoreChanged((raw, report) => {
    if (report !== gold[0]) return raw;
    const dropped = raw.events.pop();
    for (const statement of raw.statements) if (statement.occasion === dropped.id) delete statement.occasion;
    raw.tours = raw.tours.map((/** @type {any} */ tour) => ({ ...tour, legs: tour.legs.map((/** @type {any} */ leg) => ({ ...leg, event: undefined })) }));
    return raw;
  });
  assert.equal(score.defects.length, 0);
  for (const name of ["events", "event record"]) {
    assert.equal(score.figures[name].recall, (total - 1) / total);
    assert.equal(score.figures[name].precision, 1);
  }
  assert.equal(score.figures.contents.f1, 1);
  assert.ok(score.overall.value < 1);
});

test("swapping a speaker costs exactly that speaker; the speaker's state costs half", () => {
  const report = gold.find(({ raw }) => raw.statements.some((/** @type {any} */ one) => {
    const speaker = raw.actors.find((/** @type {any} */ actor) => actor.id === one.speaker);
    return speaker.kind === "person" && raw.actors.some((/** @type {any} */ actor) => actor.kind === "state" && actor.country === speaker.country);
  }));
  assert.ok(report);
  const actors = report.raw.actors, total = report.raw.statements.length;
  const index = report.raw.statements.findIndex((/** @type {any} */ one) => actors.find((/** @type {any} */ actor) => actor.id === one.speaker).kind === "person");
  const speaker = actors.find((/** @type {any} */ actor) => actor.id === report.raw.statements[index].speaker);
  const swap = (/** @type {string} */ id) => scoreChanged((raw) => { raw.statements[index].speaker = id; return raw; }, [report]);
  const other = swap(actors.find((/** @type {any} */ actor) => actor.country !== speaker.country).id);
  assert.equal(other.figures["statement record"].f1, (total - 1) / total);
  assert.equal(other.accuracies.speaker.accuracy, (total - 1) / total);
  assert.equal(other.figures.contents.f1, 1);
  const state = swap(actors.find((/** @type {any} */ actor) => actor.kind === "state" && actor.country === speaker.country).id);
  assert.equal(state.figures["statement record"].f1, (total - 0.5) / total);
  const nobody = swap("nobody");
  assert.equal(nobody.defects.length, 1);
  assert.equal(nobody.figures["statement record"].f1, (total - 1) / total);
});

test("ids mean nothing", () => {
  const renamed = scoreChanged((raw) => JSON.parse(JSON.stringify(raw).replace(/"([aestp])(\d+)"/g, (_, letter, digits) => `"${letter}-${1000 - Number(digits)}"`)));
  assert.deepEqual(plain(renamed), plain(scoreChanged((raw) => raw)));
});

test("the order of lists means nothing, for imperfect predictions too", () => {
  // Damage that leaves many near-ties: shifted types, dropped participants, half of the mentions.
  const damage = (/** @type {any} */ raw) => {
    raw.events.forEach((/** @type {any} */ event, /** @type {number} */ index) => {
      if (index % 3 === 0) event.type = "meeting";
      if (index % 2) event.participants.pop();
    });
    raw.actors.forEach((/** @type {any} */ actor) => actor.mentions.splice(1, 1));
    raw.statements.forEach((/** @type {any} */ statement, /** @type {number} */ index) => { if (index % 4 === 0) statement.speaker = raw.actors[0].id; });
    return raw;
  };
  const reference = plain(scoreChanged(damage));
  assert.ok(reference.overall.value > 0.5 && reference.overall.value < 0.95);
  for (const seed of [1, 2, 3]) {
    const shuffled = scoreChanged((raw) => {
      damage(raw);
      for (const section of ["actors", "events", "statements", "ties", "tours"]) shuffle(raw[section], seed);
      for (const actor of raw.actors) shuffle(actor.mentions, seed), shuffle(actor.offices ?? [], seed);
      for (const event of raw.events) shuffle(event.participants, seed), shuffle(event.evidence, seed);
      for (const tour of raw.tours) shuffle(tour.legs, seed);
      return raw;
    });
    assert.deepEqual(plain(shuffled), reference);
  }
});

test("where people differ (articles, final punctuation, quotation marks) the score stays above 0.98", () => {
  const trimmed = scoreChanged((raw, { text }) => mapSpans(raw, ({ start, end }) => {
    const words = text.text.slice(start, end);
    const lead = /^(?:["'“]|(?:the|an?)\s)+/i.exec(words)?.[0].length ?? 0, tail = /["'”.,;:!?]+$/.exec(words)?.[0].length ?? 0;
    return lead + tail < words.length ? { start: start + lead, end: end - tail } : { start, end };
  }));
  assert.equal(trimmed.defects.length, 0);
  assert.ok(trimmed.overall.value > 0.98, `trimmed: ${trimmed.overall.value}`);
  const widened = scoreChanged((raw, { text }) => mapSpans(raw, ({ start, end }) => {
    const lead = /(?:\b(?:the|an?)\s|["“])$/i.exec(text.text.slice(0, start))?.[0].length ?? 0, tail = /^(?:'s\b|[".,”])*/.exec(text.text.slice(end))?.[0].length ?? 0;
    return { start: start - lead, end: end + tail };
  }));
  assert.equal(widened.defects.length, 0);
  assert.ok(widened.overall.value > 0.98, `widened: ${widened.overall.value}`);
  const roles = scoreChanged((raw) => {
    for (const event of raw.events) for (const one of event.participants) if (one.role === "host" || one.role === "guest") one.role = "participant";
    return raw;
  });
  assert.ok(roles.overall.value > 0.98 && roles.accuracies.role.accuracy < 1 && roles.accuracies.role.accuracy > 0.5);
});

test("listing everything buys little", () => {
  const mostNamed = (/** @type {any} */ raw) => [...raw.actors].sort((a, b) => b.mentions.length - a.mentions.length)[0].id;
  const everySentence = scoreChanged((raw, report) => ({ ...raw, events: [], ties: [], tours: [], statements: sentencesOf(report).map((span) => ({ content: [span], speaker: mostNamed(raw), mode: "indirect" })) }));
  assert.equal(everySentence.defects.length, 0);
  assert.ok(everySentence.figures.contents.precision < 0.1, `${everySentence.figures.contents.precision}`);
  assert.ok(everySentence.figures["statement record"].f1 < 0.1);

  const within = (/** @type {any} */ span) => (/** @type {any} */ actor) => actor.mentions.some((/** @type {any} */ mention) => mention.start >= span.start && mention.end <= span.end);
  const everyPair = scoreChanged((raw, report) => ({
    ...raw, statements: [], ties: [], tours: [],
    events: sentencesOf(report).flatMap((span) => {
      const present = raw.actors.filter(within(span)).map((/** @type {any} */ actor) => ({ actor: actor.id, role: "participant" }));
      return present.flatMap((/** @type {any} */ one, /** @type {number} */ index) => present.slice(index + 1).map((/** @type {any} */ other) => ({ type: "meeting", status: "occurred", participants: [one, other], evidence: [span] })));
    }),
  }));
  assert.ok(everyPair.figures.events.precision < 0.15, `${everyPair.figures.events.precision}`);
  assert.ok(everyPair.figures["event record"].f1 < 0.1);

  const everyWord = scoreChanged((raw, { text }) => ({
    ...raw, statements: [], ties: [], tours: [],
    events: ["meeting", "meeting", "visit"].map((type) => ({ type, status: "occurred", participants: raw.actors.map((/** @type {any} */ actor) => ({ actor: actor.id })), evidence: text.starts.map((start, index) => ({ start, end: text.ends[index] })) })),
  }));
  assert.ok(everyWord.figures.events.f1 < 0.15, `${everyWord.figures.events.f1}`);

  const twice = scoreChanged((raw) => ({ ...raw, events: [...raw.events, ...raw.events.map((/** @type {any} */ event) => ({ ...event, id: undefined }))] }));
  assert.equal(twice.figures.events.precision, 0.5);
  const oneActor = scoreChanged((raw) => ({ actors: [{ id: "a", kind: "person", name: "x", mentions: raw.actors.flatMap((/** @type {any} */ actor) => actor.mentions) }] }));
  assert.ok(oneActor.figures["mention clusters"].precision < 0.25 && oneActor.figures.actors.f1 < 0.1);
  const anyTime = scoreChanged((raw) => { for (const event of raw.events) event.time = { value: "1900/2100" }; return raw; });
  assert.ok(anyTime.accuracies["time compatible"].accuracy < 0.01);
});

test("broken predictions are named, score nothing, and do not stop the rest", () => {
  const [report] = gold, length = report.text.text.length;
  const broken = (/** @type {(raw: any) => void} */ change) => scoreChanged((raw) => { change(raw); return raw; }, [report]).defects;
  const cases = /** @type {[(raw: any) => void, RegExp][]} */ ([
    [(raw) => (raw.actors[0].mentions[0] = { start: 5, end: length + 1 }), /outside the text/],
    [(raw) => (raw.actors[0].mentions[0] = { start: 9, end: 9 }), /ends before it begins/],
    [(raw) => (raw.actors[0].mentions[0] = { start: "3", end: 9 }), /no whole offsets/],
    [(raw) => (raw.actors[0].mentions[0].text = "something else"), /quotes "something else"/],
    [(raw) => (raw.events[0].participants[0].actor = "a999"), /unknown id "a999"/],
    [(raw) => raw.actors.push({ ...raw.actors[0], name: "double" }), /given twice/],
    [(raw) => (raw.statements[0].occasion = "e999"), /unknown id "e999"/],
    [(raw) => (raw.ties = {}), /not a list/],
  ]);
  for (const [change, message] of cases) {
    const defects = broken(change);
    assert.equal(defects.length, 1, defects.join("\n"));
    assert.match(defects[0], message);
  }
  assert.doesNotThrow(() => scoreChanged(() => ({ actors: [null, 3], events: [{ participants: [{}], evidence: [null] }], statements: [{}], ties: [{}], tours: [{ legs: [{}] }] })));
});

test("spans into the title or dateline are left out and are no defects", () => {
  const score = scoreChanged((raw) => { for (const actor of raw.actors) actor.mentions.push({ start: 0, end: 1e6, field: "title" }); return raw; });
  assert.deepEqual(score.defects, []);
  assert.equal(score.overall.value, 1);
});

test("a small report, change by change", () => {
  const words = 'Foreign Minister Ana Rao held talks with President Lee in Tunis on Monday. "We agreed on trade," Rao said after the meeting. Lee was hopeful of a visit to Rao\'s country, Alia.';
  const at = (/** @type {string} */ part, from = 0) => ({ start: words.indexOf(part, from), end: words.indexOf(part, from) + part.length });
  const raw = {
    actors: [
      { id: "a1", kind: "person", name: "Ana Rao", country: "ALI", mentions: [at("Ana Rao"), at("Rao", 90), at("Rao", 130)] },
      { id: "a2", kind: "person", name: "Lee", country: "BEL", mentions: [at("President Lee"), at("Lee", 100)] },
      { id: "a3", kind: "state", name: "Alia", country: "ALI", mentions: [at("Alia")] },
    ],
    events: [{
      id: "e1", type: "meeting", status: "occurred", attribution: "narrator", evidence: [at("held talks"), at("the meeting")],
      participants: [{ actor: "a1", role: "guest" }, { actor: "a2", role: "host" }], place: { name: "Tunis", country: "TUN" }, time: { value: "2006-11-20", evidence: at("Monday") },
    }],
    statements: [
      { id: "s1", speaker: "a1", mode: "direct", cue: at("said"), source: at("Rao", 90), content: [at("We agreed on trade")], occasion: "e1" },
      { id: "s2", speaker: "a2", mode: "indirect", cue: at("hopeful"), source: at("Lee", 100), content: [at("a visit to Rao's country")] },
    ],
    ties: [], tours: [],
  };
  const text = readText(words), report = { id: "small", raw, text, gold: prepareRecord(raw, text).reading };
  /** Headline figure after a change. @param {"event record" | "statement record" | "events" | "contents"} figure @param {(raw: any) => void} change */
  const scoreAfter = (figure, change) => {
    const score = scoreChanged((copy) => { change(copy); return copy; }, [report]);
    assert.deepEqual(score.defects, []);
    return score.figures[figure].f1;
  };
  const event = (/** @type {any} */ fields) => scoreAfter("event record", ({ events: [one] }) => Object.assign(one, fields));
  assert.equal(event({}), 1);
  assert.equal(event({ status: "planned" }), 3 / 4);
  assert.equal(event({ time: undefined }), 3 / 4);
  assert.equal(event({ time: { value: "2006-11" } }), 3.5 / 4, "compatible time is half");
  assert.equal(event({ place: { name: "Carthage", country: "TUN" } }), 3.5 / 4, "the country is half of the place");
  assert.equal(event({ participants: [{ actor: "a3" }, { actor: "a2" }] }), 3.75 / 4, "a person's state is half a participant");
  assert.equal(event({ type: "conference" }), 0, "another type is no match");
  assert.equal(event({ evidence: [at("talks with")] }), 1, "part of a trigger will do");
  assert.equal(event({ evidence: [at("Monday")] }), 1, "a shared participant in the same sentence will do");
  assert.equal(event({ evidence: [at("hopeful")] }), 0, "but not in another sentence");
  const content = (/** @type {string} */ part) => scoreAfter("contents", ({ statements }) => (statements[1].content = [at(part)]));
  assert.equal(content("visit to Rao's"), 1);
  assert.equal(content("hopeful of a visit to Rao's country"), 1, "beginning with the cue is a matter of taste");
  assert.equal(content("Lee was hopeful of a visit to Rao's country"), 0.5, "taking in who said it is not");
  assert.equal(scoreAfter("contents", ({ statements }) => (statements[0].content = [at('We agreed on trade," Rao said')])), 0.5);
});

test("texts, spans, times and assignment", () => {
  const text = readText(`The U.S. envoy met Mr. H.D. Rao. "The talks," he said, "went well." Iran's minister left.`);
  assert.equal(text.sentences.length, 3);
  const span = (/** @type {string} */ words) => { const start = text.text.indexOf(words); return spanOf(text, start, start + words.length); };
  assert.ok(isSameSpan(span("The talks"), span(`talks,"`)));
  assert.ok(isSameSpan(span("Iran"), span("Iran's")));
  assert.ok(!isSameSpan(span("envoy"), span("minister")));
  assert.deepEqual(wordsIn("The Foreign Minister of Côte d'Ivoire"), ["foreign", "minister", "cote", "d", "ivoire"]);
  assert.equal(compareTimes("2006-11", "2006-11-01/2006-11-30"), "exact");
  assert.equal(compareTimes("2006-11", "2006-11-18"), "compatible");
  assert.equal(compareTimes("2006", "2006-11-18"), "different");
  assert.equal(compareTimes("2006-11-18", undefined), "different");
  assert.equal(commonOrder(["LBN", "SYR", "TUR"], ["SYR", "LBN", "TUR"]), 2);
  assert.deepEqual(assign([[1, 2], [2, 2.5]]), [[0, 1], [1, 0]]);
  assert.deepEqual(assign([[0, 3], [0, 2], [0, 0]]), [[0, 1]]);
  assert.deepEqual(assign([]), []);
});

test("the command line: table, JSON, page, errors, NDJSON, exit codes", (context) => {
  const folder = mkdtempSync(join(tmpdir(), "score-"));
  after(() => rmSync(folder, { recursive: true }));
  const run = (/** @type {string[]} */ ...args) => spawnSync(process.execPath, [join(here, "score.mjs"), "--gold", goldFolder, ...args], { encoding: "utf8" });
  const own = gold.filter(({ id }) => existsSync(join(goldFolder, `${id}.json`)));
  const file = join(folder, "predictions.ndjson"), damaged = structuredClone(own.map(({ raw }) => raw));
  // A report whose events rest on no statement, so that a statement can be taken away without touching anything else.
  const hurt = damaged.find((raw) => raw.statements[0]?.id === "s1" && raw.events.every((/** @type {any} */ event) => event.attribution === "narrator"));
  hurt.statements.shift();
  hurt.ties.forEach((/** @type {any} */ tie) => delete tie.statement);
  writeFileSync(file, damaged.map((raw) => JSON.stringify(raw)).join("\n") + "\n");

  const started = performance.now();
  assert.match(run("--pred", goldFolder).stdout, /overall \(to steer by\)\s+1\.000/);
  assert.ok(performance.now() - started < 10_000);
  const json = run("--pred", file, "--json", "--errors", "3");
  assert.equal(json.status, 0, json.stderr);
  assert.equal(JSON.parse(json.stdout).errors[0].count, 1);
  assert.match(run("--pred", file, "--doc", hurt.report.id).stdout, /- statement missed: s1 .*\n\s+.*⟦/);
  assert.match(run("--pred", file, "--errors", "3").stdout, /COMMON ERRORS\n +1 {2}/);
  hurt.actors[0].mentions[0].end = 1e6;
  writeFileSync(file, damaged.map((raw) => JSON.stringify(raw)).join("\n") + "\n{");
  const broken = run("--pred", file);
  assert.equal(broken.status, 1);
  assert.match(broken.stderr, /2 defects/);
  assert.match(broken.stdout, /overall/);
  for (const args of [["--pred", join(folder, "none")], [], ["--pred", goldFolder, "--doc", "none"], ["--nonsense"]]) assert.equal(run(...args).status, 2);
  context.diagnostic(`${gold.length} gold reports tested`);
});

test("common errors are counted over reports", () => {
  const score = scoreChanged((raw) => { for (const event of raw.events) event.status = "denied"; return raw; });
  const [first] = commonErrors(score, 1);
  assert.equal(first.kind, "event status");
  assert.equal(first.label, "occurred → denied");
});
