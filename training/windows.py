"""Reports as windows of whole sentences, windows as padded batches with targets; and the changes made to them so that the encoder learns no names by heart."""
import json, random
from collections import Counter, defaultdict
import numpy as np, torch
from model import FAR, HOLDINGS, LAYERS, LINKS, ROLES, STATUSES, STEPS, shape_of

LONGEST = 460  # pieces of a window
ALIKE = 6  # batches that are cut from one row of windows, sorted by length
MASK = 103
INDEX = {k: {l: i for i, l in enumerate(v)} for k, v in LAYERS.items()}
CLASS_OF = {"status": {s: i for i, s in enumerate(STATUSES)}, "holding": {s: i for i, s in enumerate(HOLDINGS)}}

def members(spans, end):
    """The spans that stand at one end of a link, as positions (a, b)."""
    if end == "said": return [s[:2] for l in ("content", "inner") for s in spans[l]]
    if end in ("cue", "source"): return [s[:2] for s in spans["part"] if s[2] == end.upper()]
    if end == "named": return list(dict.fromkeys([s[:2] for s in spans["actor"]] + [s[:2] for s in spans["part"] if s[2] == "SOURCE"]))
    return [s[:2] for s in spans[end] + (spans[end + " too"] if end in ("when", "where") else [])]

class Window:
    """Some sentences of a report: words, sentence numbers, labels, spans and links, all counted from the window's first word."""
    def __init__(self, report, keep, words=None):
        self.report, self.keep = report, keep
        self.words = [(words or report.words)[i] for i in keep]
        first = {}; self.sentence = [first.setdefault(report.sentence[i], len(first) + 1) for i in keep]
        self.kind = [report.kind[i] for i in keep]
        self.weight = 1.0
        if report.record is None: return
        new = {i: j for j, i in enumerate(keep)}
        def moved(s):
            inside = [new[i] for i in range(s[0], s[1]) if i in new]
            return (inside[0], inside[-1] + 1) if inside and len(inside) >= 0.5 * (s[1] - s[0]) else None
        self.spans = defaultdict(list); place = {}
        for layer, spans in report.spans.items():
            for a, b, label in spans:
                if (m := moved((a, b))): self.spans[layer].append((*m, label)); place[(a, b)] = m
        self.links = {k: {(place[x], place[y]) for x, y in v if x in place and y in place} for k, v in report.links.items()}
        self.actors = [[place[m] for m in ms if m in place] for ms in report.actor_sets]; self.events = [[place[t] for t in ts if t in place] for ts in report.event_sets]
        self.roles = report.roles
        at = lambda v: place.get(v) if isinstance(v, tuple) else v
        self.choices = {k: {(at(x), at(y)) for x, y in v} for k, v in report.choices.items()}
        self.groups = {(k, place[at]): v for (k, at), v in report.groups.items() if at in place}
        self.tags = {layer: [t[i] for i in keep] for layer, t in report.all_tags.items()}
        self.masked = {new[i] for i in report.masked if i in new}

def whole(report): return Window(report, range(report.n))

def runs(report, size, limit):
    """Runs of sentences of at most `limit` pieces; title and dateline stand before each. size(word) is its number of pieces."""
    by = defaultdict(list)
    for i in range(report.n): by[report.sentence[i]].append(i)
    head = [i for i in range(report.n) if report.kind[i] != "body"]
    n0 = sum(size(report.words[i]) for i in head); out, current, n = [], [], n0
    for s in sorted(k for k in by if report.kind[by[k][0]] == "body"):
        k = sum(size(report.words[i]) for i in by[s])
        if current and n + k > limit: out.append(head + current); current, n = [], n0
        if k <= limit: current += by[s]; n += k
    if current: out.append(head + current)
    return out

class Names:
    """Name words of persons seen in the gold, and one-word states with their adjectives and capitals, to put in place of others."""
    def __init__(self, reports, states):
        offices = {r.id: {r.words[i] for a, b, _ in r.spans["office"] for i in range(a, b)} for r in reports if r.record}
        self.names = sorted({w for r in reports if r.record for a, b, k in r.spans["actor"] if k == "person" for w in r.words[a:b]
                             if w[:1].isupper() and w[1:].islower() and len(w) > 3 and w not in offices.get(r.id, ())})
        self.known = set(self.names)
        self.states = states  # [[name, adjective, capital]], one word each
        self.where = {w: (i, j) for i, row in enumerate(states) for j, w in enumerate(row)}

    def swap(self, report, rng):
        new = {}
        persons = sorted({w for a, b, k in report.spans["actor"] if k == "person" for w in report.words[a:b] if w in self.known})
        for w in persons: new[w] = rng.choice(self.names)
        states = sorted({self.where[w][0] for w in report.words if w in self.where})
        for s in states:
            if rng.random() < 0.7:
                other = rng.choice(self.states)
                for old, put in zip(self.states[s], other): new.setdefault(old, put)
        return [new.get(w, w) for w in report.words]

def fitting(keep, words, size):
    """The first words that a window holds: of a report without a sentence that is short enough, as telex may be."""
    out, n = [], 0
    for i in keep:
        n += size(words[i])
        if n > LONGEST: break
        out.append(i)
    return out

def sample(report, names, size, rng, augment=True):
    words = names.swap(report, rng) if augment and names and rng.random() < 0.65 else report.words
    keep = list(range(report.n))
    if augment:
        drop = {k for k, p in (("title", 0.3), ("dateline", 0.2)) if rng.random() < p}
        keep = [i for i in keep if report.kind[i] not in drop]
        if rng.random() < 0.04: keep = [i for i in keep if report.words[i] not in '“”"\'\'``']
    total = sum(size(words[i]) for i in keep)
    if total > LONGEST or (augment and rng.random() < 0.3):
        limit = LONGEST if not augment or rng.random() < 0.5 else rng.choice((80, 160, 260, 360))
        options = runs(report, size, limit) or [fitting(keep, words, size)]; kept = set(keep); keep = [i for i in rng.choice(options) if i in kept]
    window = Window(report, keep, words)
    if augment and rng.random() < 0.03: window.words = [w.lower() for w in window.words]
    elif augment and rng.random() < 0.03: window.words = [w.upper() for w in window.words]
    return window

ENDS = tuple(dict.fromkeys(end for pair in LINKS.values() for end in pair))
ALL = ("actor", "trigger", "part", "content", "inner", "office", "when", "where", "topic", "tie", "land", "when too", "where too")

# links that choose one: what a row is, what a column is ("actor" and "event" are groups of spans, the rest single spans)
CHOICES = {"cue": ("said", "cue"), "source": ("said", "source"), "speaker": ("said", "actor"), "addressee": ("said", "actor"), "occasion": ("said", "event"),
           "holder": ("office", "actor"), "tie-source": ("tie", "actor"), "tie-target": ("tie", "actor"), "when": ("event", "when"), "where": ("event", "where"), "land": ("actor", "land")}

def batch(windows, pieces_of, rng=None, paths=None, index=None):
    """(inputs, targets) on the CPU, small enough to be handed between processes. Targets: a [B, W] tensor for each layer and class (-1: no
    target); `spans` [B, S, 2] positions, `ends` [B, E, S] which spans may stand at each end of a link, `pairs` [N, 4]: link, window, from, to."""
    rows = []
    for w in windows:
        ids, shapes, at = [101], [0], []
        for x in w.words:
            p = pieces_of(x); at.append(len(ids)); ids += p; shapes += [shape_of(x)] * len(p)
        if rng and rng.random() < 0.5: ids = [ids[0], *(MASK if rng.random() < 0.08 else p for p in ids[1:])]  # so that the words around count too
        rows.append((ids[:511] + [102], shapes[:511] + [0], [min(a, 510) for a in at], w.sentence))
    B, W = len(rows), max(len(r[2]) for r in rows)
    def pad(values, fill=0):
        out = np.full((B, max(map(len, values))), fill, np.int64)
        for i, v in enumerate(values): out[i, :len(v)] = v
        return torch.from_numpy(out)
    x = {k: pad([r[j] for r in rows]) for j, k in enumerate(("pieces", "shapes", "words", "sentence"))}
    if windows[0].report.record is None: return x, {}
    y = {}
    for layer in LAYERS:
        t = np.full((B, W), -1, np.int64)
        for i, w in enumerate(windows):
            t[i, :len(w.words)] = [INDEX[layer][l] for l in w.tags[layer]]
            for j, k in enumerate(w.kind):
                if k == "title" or (k == "dateline" and layer != "where"): t[i, j] = -1
            if layer == "where":
                for j in w.masked:
                    if t[i, j] == 0: t[i, j] = -1
        y[layer] = torch.from_numpy(t)
    for name, number in CLASS_OF.items():
        t = np.full((B, W), -1, np.int64)
        for i, w in enumerate(windows):
            for (k, (a, b)), v in w.groups.items():
                if k == name: t[i, a:b] = number[v]
        y[name] = torch.from_numpy(t)
    if index and all(w.report.trees for w in windows): y.update(tree_targets(windows, index, B, W))
    strays = [stray_spans(w, rng) for w in windows]
    seen = [{s: j for j, s in enumerate(dict.fromkeys([s[:2] for layer in ALL for s in w.spans[layer]] + more))} for w, more in zip(windows, strays)]
    S, A, E = (max(1, max(n)) for n in ([len(s) for s in seen], [len(w.actors) + len(m) for w, m in zip(windows, strays)], [len(w.events) for w in windows]))
    spans, ends, pairs = np.zeros((B, S, 2), np.int64), np.zeros((B, len(ENDS), S), np.float32), []
    actors, events, roles = np.zeros((B, A, S), bool), np.zeros((B, E, S), bool), np.zeros((B, E, A), np.int64)
    chosen = {k: [] for k in CHOICES}
    path = np.zeros((B, S, S), np.int64)
    for i, (w, known) in enumerate(zip(windows, seen)):
        for s, j in known.items(): spans[i, j] = s
        if paths and w.report.paths:
            others = [s for s in known if s not in {t[:2] for layer in ("trigger", "content", "inner", "part", "tie", "office") for t in w.spans[layer]}]
            row = lambda s: (w.keep[s[0]], w.keep[s[1] - 1] + 1)
            for t in {t[:2] for t in w.spans["trigger"]}:
                for o in others: path[i, known[t], known[o]] = paths.get(w.report.paths.path(row(t), row(o)), 0)
        for e, end in enumerate(ENDS):
            for s in members(w.spans, end): ends[i, e, known[s]] = 1
        for l, name in enumerate(LINKS): pairs += [(l, i, known[p], known[q]) for p, q in w.links.get(name, ()) if p in known and q in known]
        for a, ms in enumerate(w.actors + [[m] for m in strays[i]]):
            for m in ms: actors[i, a, known[m]] = True
        for e, ts in enumerate(w.events):
            for t in ts: events[i, e, known[t]] = True
        for (e, a), role in w.roles.items(): roles[i, e, a] = 1 + ROLES.index(role)
        for name in CHOICES:
            for row, column in w.choices.get(name, ()):
                row, column = (known.get(v) if isinstance(v, tuple) else v for v in (row, column))
                if row is not None and column is not None: chosen[name].append((i, row, column))
    y.update(path=torch.from_numpy(path), spans=torch.from_numpy(spans), ends=torch.from_numpy(ends), pairs=torch.tensor(pairs, dtype=torch.int64).view(-1, 4),
             actors=torch.from_numpy(actors), events=torch.from_numpy(events), roles=torch.from_numpy(roles),
             **{"choose " + k: torch.tensor(v, dtype=torch.int64).view(-1, 3) for k, v in chosen.items()})
    return x, y

def tree_targets(windows, index, B, W):
    """What the earlier encoder made of each sentence alone: heads as positions in the window, relations and word classes by number; -1: none."""
    out = {k: np.full((B, W), -1, np.int64) for k in ("head", "deprel", "upos")}
    for i, w in enumerate(windows):
        new, trees = {at: j for j, at in enumerate(w.keep)}, w.report.trees
        out["head"][i, :len(w.keep)] = [new.get(trees["head"][at], -1) for at in w.keep]
        for k in ("deprel", "upos"): out[k][i, :len(w.keep)] = [index[k].get(trees[k][at], -1) for at in w.keep]
    return {k: torch.from_numpy(v) for k, v in out.items()}

def stray_spans(window, rng, count=14):
    """Stretches that are no mention, as the reader may take some for one: what has a part in nothing."""
    if rng is None: return []
    taken = {i for layer in ("actor", "part") for a, b, _ in window.spans[layer] for i in range(a, b)}; out = []
    for _ in range(count):
        a = rng.randrange(len(window.words)); b = min(len(window.words), a + rng.choice((1, 1, 2, 2, 3)))
        if window.kind[a] == "body" and not taken & set(range(a, b)) and any(x[0].isalpha() for x in window.words[a:b]): out.append((a, b))
    return [s for s in dict.fromkeys(out) if s not in {t[:2] for layer in ALL for t in window.spans[layer]}]

def unfold(x, y):
    """From positions to what the loss needs, on the device: pool [B, S, W], target and weight [L, B, S, S], bucket [B, S, S]."""
    a, b = y["spans"].unbind(-1); B, S = a.shape; W = x["words"].shape[1]; place = torch.arange(W, device=a.device)
    pool = ((place >= a[..., None]) & (place < b[..., None])).float() / (b - a).clamp(min=1)[..., None]
    sent = torch.gather(x["sentence"], 1, a.clamp(max=W - 1))
    ds, dw = sent[:, None, :] - sent[:, :, None], a[:, None, :] - a[:, :, None]
    near = torch.where(ds == 0, 1.0, torch.where(ds.abs() == 1, 0.7, 0.45))
    left, right = ([ENDS.index(p[k]) for p in LINKS.values()] for k in (0, 1))
    weight = y["ends"][:, left].transpose(0, 1)[..., None] * y["ends"][:, right].transpose(0, 1)[:, :, None, :] * near * (1 - torch.eye(S, device=a.device))
    target = torch.zeros(len(LINKS), B, S, S, device=a.device); target[tuple(y["pairs"].unbind(-1))] = 1
    return {**y, "pool": pool, "target": target, "weight": weight, "bucket": buckets(ds, dw)}

def buckets(ds, dw):
    """Number of the distance from a to b, as distanceBucket of src/language/encoder/model.ts has it: by sentences (signed), inside one sentence by words (signed)."""
    k = sum((dw.abs() >= s).long() for s in STEPS)
    inside = 2 * FAR + torch.where(k == 0, 0, torch.where(dw > 0, k, len(STEPS) + k))
    across = torch.where(ds < 0, FAR + ds.clamp(min=-FAR), FAR + ds.clamp(max=FAR) - 1)
    return torch.where(ds == 0, inside, across)

def common_paths(reports, least=20, most=150):
    """The paths between triggers and what they may take, that are met often enough: path → number from 1."""
    count = Counter()
    for r in reports:
        for t in r.spans["trigger"]:
            for o in r.spans["actor"] + r.spans["when"] + r.spans["where"] + r.spans["when too"] + r.spans["where too"]: count[r.paths.path(t[:2], o[:2])] += 1
    return {p: i + 1 for i, (p, n) in enumerate(count.most_common(most)) if n >= least}

class Stream(torch.utils.data.IterableDataset):
    """Batches of augmented windows for ever, made in worker processes."""
    def __init__(self, reports, names, pieces_of, count, seed, augment=True, paths=None, index=None):
        self.index = index; self.reports, self.names, self.pieces_of, self.count, self.seed, self.augment, self.paths = reports, names, pieces_of, count, seed, augment, paths

    def __iter__(self):
        info = torch.utils.data.get_worker_info(); rng = random.Random(self.seed * 100 + (info.id if info else 0)); torch.set_num_threads(1)
        size = lambda w: len(self.pieces_of(w))
        while True:
            order = self.reports[:]; rng.shuffle(order); some = self.count * ALIKE
            for i in range(0, len(order) - self.count + 1, some):  # windows of like length together: half of the work would be padding
                windows = sorted((sample(r, self.names, size, rng, self.augment) for r in order[i:i + some]), key=lambda w: len(w.words))
                batches = [windows[j:j + self.count] for j in range(0, len(windows) - self.count + 1, self.count)]; rng.shuffle(batches)
                for one in batches: yield batch(one, self.pieces_of, rng, self.paths, self.index)
