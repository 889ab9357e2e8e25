"""Gold records as targets: what each word is, and which spans belong together.

A report is tokens and sentences as the program cuts them (tokens.jsonl, written by tokens.ts) with a gold record beside it. `Report.window(first,
last)` gives the words of some sentences, a label a word for each layer, the spans of each layer and, for each link, which pairs hold.
"""
import bisect, functools, glob, json
from collections import defaultdict
from model import LAYERS
from paths import Paths

def listed(x): return x if isinstance(x, list) else [x] if x else []

class Report:
    def __init__(self, cut, record):
        """cut: {id, sentences: [{kind, words: [text], start: [offset], end: [offset]}]}; kind is title, dateline (the field) or body."""
        self.id, self.record = cut["id"], record
        self.words, self.sentence, self.kind, self.start, self.end = [], [], [], [], []
        for i, s in enumerate(cut["sentences"]):
            for w, a, b in zip(s["words"], s["start"], s["end"]):
                self.words.append(w); self.sentence.append(i); self.kind.append(s["kind"]); self.start.append(a); self.end.append(b)
        self.lands = [tuple(x) for x in cut.get("states", [])]  # (first word, last word + 1, iso3), all fields counted
        self.candidates = {"when": [tuple(x) for x in cut.get("times", [])], "where": [tuple(x) for x in cut.get("places", [])]}  # that rules find
        self.n = len(self.words); self.body = [i for i in range(self.n) if self.kind[i] == "body"]
        self.bs, self.be = [self.start[i] for i in self.body], [self.end[i] for i in self.body]
        self.paths = Paths(self.words, self.sentence, cut["heads"], cut["relations"]) if "heads" in cut else None
        self.trees = {"head": cut["heads"], "deprel": cut["relations"], "upos": cut["classes"]} if "classes" in cut else None
        if record: self._label()

    def at(self, span):
        """The words [a, b) that a span of the body covers; None where it covers none."""
        a = bisect.bisect_right(self.be, span["start"]); b = bisect.bisect_left(self.bs, span["end"])
        return (self.body[a], self.body[b - 1] + 1) if a < b else None

    @functools.cached_property
    def all_tags(self): return {layer: self.tags(layer) for layer in LAYERS}

    def _label(self):
        r = self.record
        self.masked = set()
        self.spans = defaultdict(list)      # layer → [(a, b, label)]
        self.links = defaultdict(set)       # link → {(span a, span b)}, spans as (a, b)
        self.groups = {}
        put = lambda layer, at, label: at and at not in {s[:2] for s in self.spans[layer]} and self.spans[layer].append((*at, label))
        mention = {}; self.choices = defaultdict(set); self.roles = {}  # link → {(row, column)}: spans as (a, b), actors and events by number
        self.order = {x["id"]: i for kind in ("actors", "events") for i, x in enumerate(r[kind])}
        for a in r["actors"]:
            mention[a["id"]] = [at for m in a["mentions"] if (at := self.at(m))]
            for at in mention[a["id"]]: put("actor", at, a["kind"])
            for o in a.get("offices", []):
                for e in listed(o.get("evidence")):
                    if at := self.at(e):
                        put("office", at, "OFFICE"); self.groups[("holding", at)] = o.get("status", "current")
                        self.choices["holder"].add((at, self.order[a["id"]]))
        self.actor_sets = [mention[a["id"]] for a in r["actors"]]
        for m in mention.values(): self.links["same"] |= {(x, y) for x in m for y in m if x != y}
        trigger = {}
        for e in r["events"]:
            trigger[e["id"]] = ts = [at for s in e["evidence"] if (at := self.at(s))]
            for at in ts: put("trigger", at, e["type"]); self.groups[("status", at)] = "cancelled" if e["status"] == "postponed" else e["status"]
            self.links["joint"] |= {(x, y) for x in ts for y in ts if x != y}
            for p in e.get("participants", []):
                if p["actor"] in self.order: self.roles[self.order[e["id"]], self.order[p["actor"]]] = p["role"]
            for s in listed(e.get("time", {}).get("evidence")):
                if at := self.at(s): put("when", at, "WHEN"); self.choices["when"].add((self.order[e["id"]], at))
            for s in e.get("topics", []):
                if at := self.at(s): put("topic", at, "TOPIC"); self.links["topic"] |= {(t, at) for t in ts}
            self._place(e, ts, put)
        for tour in r.get("tours", []):
            ts = [t for l in tour["legs"] for t in trigger.get(l.get("event"), [])]
            self.links["tour"] |= {(x, y) for x in ts for y in ts if x != y}
        self.spans["land"] = self.lands
        for a in r["actors"]: self.choices["land"] |= {(self.order[a["id"]], x[:2]) for x in self.lands if x[2] == a.get("country")}
        for layer, found in self.candidates.items():  # beside the gold's own, as columns that may be chosen
            gold = [g[:2] for g in self.spans[layer]]
            self.spans[layer + " too"] = [(*c, "") for c in found if not any(g[0] < c[1] and c[0] < g[1] for g in gold)]
        self.event_sets = [trigger[e["id"]] for e in r["events"]]
        self._share(r["events"], trigger)
        self._statements(put)
        for p in r.get("ties", []):
            for e in listed(p.get("evidence")):
                if at := self.at(e):
                    put("tie", at, p["type"])
                    self.choices["tie-source"].add((at, self.order[p["source"]])); self.choices["tie-target"].add((at, self.order[p["target"]]))

    def take(self, spans):
        """Spans that another model found, in place of a record: what they are and how they hang together is asked of that model again in training."""
        self.record, self.masked, self.groups, self.roles = {}, set(), {}, {}
        self.spans, self.links, self.choices = defaultdict(list, spans), defaultdict(set), defaultdict(set)
        self.spans["land"] = self.lands
        for layer, found in self.candidates.items(): self.spans[layer + " too"] = [(*c, "") for c in found]
        self.actor_sets, self.event_sets = [[s[:2]] for s in spans.get("actor", ())], [[s[:2]] for s in spans.get("trigger", ())]
        return self

    def _place(self, event, triggers, put):
        """A place has a name and no span: the mention of it nearest to the trigger, else the one in the dateline."""
        name = (event.get("place") or {}).get("name", "").lower().split()
        if not name or not triggers: return
        low = [w.lower() for w in self.words]; k = len(name)
        found = [i for i in range(self.n) if low[i:i + k] == name or "".join(low[i:i + k]) == "".join(name)]
        body = [i for i in found if self.kind[i] == "body"]; line = [i for i in found if self.kind[i] == "dateline"]
        for i in found: self.masked |= set(range(i, min(self.n, i + k)))
        for t in triggers:
            if not (body or line): continue
            near = min(body, key=lambda i: (abs(self.sentence[i] - self.sentence[t[0]]), abs(i - t[0]))) if body else line[0]
            put("where", (near, near + k), "WHERE"); self.choices["where"].add((self.order[event["id"]], (near, near + k)))

    def _share(self, events, trigger):
        """Several events that one word tells of ("visited Japan and Nepal") are asked as one: all their places, days and parties are right, and the program parts them."""
        for e in events:
            for other in events:
                if other is e or other["type"] != e["type"] or not set(trigger[e["id"]]) & set(trigger[other["id"]]): continue
                i, j = self.order[e["id"]], self.order[other["id"]]
                for link in ("when", "where"): self.choices[link] |= {(i, column) for row, column in list(self.choices[link]) if row == j}
                for (row, actor), role in list(self.roles.items()):
                    if row == j: self.roles.setdefault((i, actor), role)

    def _statements(self, put):
        contents = [(s, at) for s in self.record["statements"] for c in s["content"] if (at := self.at(c))]
        for s, at in contents:
            inside = any(o[0] <= at[0] and at[1] <= o[1] and o != at for _, o in contents)
            put("inner" if inside else "content", at, "CONTENT")
        own = defaultdict(list)
        for s, at in contents: own[s["id"]].append(at)
        for s in self.record["statements"]:
            for part in ("source", "cue"):
                if part in s and (at := self.at(s[part])):
                    put("part", at, part.upper()); self.choices[part] |= {(c, at) for c in own[s["id"]]}
                    if part == "source":
                        self.links["same"] |= {(at, m) for m in self.actor_sets[self.order[s["speaker"]]] if m != at}
            self.links["more"] |= {(x, y) for x in own[s["id"]] for y in own[s["id"]] if x != y}
            self.choices["speaker"] |= {(c, self.order[s["speaker"]]) for c in own[s["id"]]}
            if s.get("addressee"): self.choices["addressee"] |= {(c, self.order[s["addressee"]]) for c in own[s["id"]]}
            if s.get("occasion"): self.choices["occasion"] |= {(c, self.order[s["occasion"]]) for c in own[s["id"]]}

    def tags(self, layer):
        """A label a word; longer spans go over shorter ones, but for content the first stays."""
        out = ["O"] * self.n
        for a, b, label in sorted(self.spans[layer], key=lambda s: (s[1] - s[0])):
            if layer == "part" and label == "SOURCE" and any(out[i] != "O" for i in range(a, b)): continue
            for i in range(a, b): out[i] = ("B-" if i == a else "I-") + label
            if b < self.n and out[b].startswith("I-"): out[b] = "B-" + out[b][2:]
        return out

def read_cuts(tokens):
    """[Report without a record] of tokens.jsonl files."""
    return [Report(json.loads(line), None) for path in tokens for line in open(path)]

def read_reports(tokens, folders):
    cuts = {}
    for path in tokens if isinstance(tokens, list) else [tokens]:
        for line in open(path):
            c = json.loads(line); cuts[c["id"]] = c
    found = []
    for folder in folders:
        for path in sorted(glob.glob(f"{folder}/*.json")):
            if path.endswith((".ann.json", ".meta.json")): continue
            record = json.load(open(path)); key = record["report"]["id"]
            if key in cuts: found.append(Report(cuts[key], record))
    return found
