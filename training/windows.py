"""Reports as windows of whole sentences, windows as padded batches with targets; and the changes made to them so that the encoder learns no names by heart."""
import json, random
from collections import defaultdict
import numpy as np, torch
from model import CLASSES, HOLDINGS, LAYERS, LINKS, STATUSES, bucket_of, shape_of

LONGEST = 460  # pieces of a window
INDEX = {k: {l: i for i, l in enumerate(v)} for k, v in LAYERS.items()}
CLASS_OF = {"status": {s: i for i, s in enumerate(STATUSES)}, "holding": {s: i for i, s in enumerate(HOLDINGS)}}
ENDS = {"said": ("content", "inner"), "cue": ("part", "CUE"), "source": ("part", "SOURCE"), "named": ("actor", "source")}

def members(spans, end):
    """The spans that stand at one end of a link, as positions (a, b)."""
    if end == "said": return [s[:2] for l in ("content", "inner") for s in spans[l]]
    if end in ("cue", "source"): return [s[:2] for s in spans["part"] if s[2] == end.upper()]
    if end == "named": return list(dict.fromkeys([s[:2] for s in spans["actor"]] + [s[:2] for s in spans["part"] if s[2] == "SOURCE"]))
    return [s[:2] for s in spans[end]]

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
        self.groups = {(k, place[at]): v for (k, at), v in report.groups.items() if at in place}
        tags = {layer: report.tags(layer) for layer in LAYERS}
        self.tags = {layer: [t[i] for i in keep] for layer, t in tags.items()}
        self.masked = {new[i] for i in getattr(report, "masked", ()) if i in new}

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
        self.names = sorted({w for r in reports if r.record for a, b, k in r.spans["actor"] if k == "person" for w in r.words[a:b]
                             if w[:1].isupper() and w[1:].islower() and len(w) > 3 and not self.common(r, w)})
        self.states = states  # [[name, adjective, capital]], one word each
        self.where = {w: (i, j) for i, row in enumerate(states) for j, w in enumerate(row)}

    @staticmethod
    def common(r, w): return w in {r.words[i] for a, b, _ in r.spans["office"] for i in range(a, b)}

    def swap(self, report, rng):
        new, known = {}, set(self.names)
        persons = {w for a, b, k in report.spans["actor"] if k == "person" for w in report.words[a:b] if w in known}
        for w in persons: new[w] = rng.choice(self.names)
        states = {self.where[w][0] for w in report.words if w in self.where}
        for s in states:
            if rng.random() < 0.7:
                other = rng.choice(self.states)
                for old, put in zip(self.states[s], other): new.setdefault(old, put)
        return [new.get(w, w) for w in report.words]

def sample(report, names, size, rng, augment=True):
    words = names.swap(report, rng) if augment and names and rng.random() < 0.5 else report.words
    keep = list(range(report.n))
    if augment:
        drop = {k for k, p in (("title", 0.3), ("dateline", 0.2)) if rng.random() < p}
        keep = [i for i in keep if report.kind[i] not in drop]
        if rng.random() < 0.04: keep = [i for i in keep if report.words[i] not in '“”"\'\'``']
    total = sum(size(words[i]) for i in keep)
    if total > LONGEST or (augment and rng.random() < 0.3):
        limit = LONGEST if not augment or rng.random() < 0.5 else rng.choice((80, 160, 260, 360))
        options = runs(report, size, limit); kept = set(keep); keep = [i for i in rng.choice(options) if i in kept]
    window = Window(report, keep, words)
    if augment and rng.random() < 0.03: window.words = [w.lower() for w in window.words]
    elif augment and rng.random() < 0.03: window.words = [w.upper() for w in window.words]
    return window

def batch(windows, pieces_of, device="cpu"):
    """(inputs, targets). Targets: a [B, W] tensor for each layer and class (-1: no target); spans [B, S, W] that average words;
    for each link a list of (row, column) spans with 0/1 and a weight, as [B, S, S] tensors."""
    rows = []
    for w in windows:
        ids, shapes, at = [101], [0], []
        for x in w.words:
            p = pieces_of(x); at.append(len(ids)); ids += p; shapes += [shape_of(x)] * len(p)
        rows.append((ids[:511] + [102], shapes[:511] + [0], [min(a, 510) for a in at], w.sentence))
    B, T, W = len(rows), max(len(r[0]) for r in rows), max(len(r[2]) for r in rows)
    def pad(j, n):
        out = np.zeros((B, n), np.int64)
        for i, r in enumerate(rows): out[i, :len(r[j])] = r[j]
        return torch.from_numpy(out)
    x = dict(pieces=pad(0, T), shapes=pad(1, T), words=pad(2, W), sentence=pad(3, W))
    if windows[0].report.record is None: return {k: v.to(device) for k, v in x.items()}, {}
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
    for name, index in CLASS_OF.items():
        t = np.full((B, W), -1, np.int64)
        for i, w in enumerate(windows):
            for (k, (a, b)), v in w.groups.items():
                if k == name: t[i, a:b] = index[v]
        y[name] = torch.from_numpy(t)
    spans = []
    for w in windows:
        seen = {}
        for layer in ("actor", "trigger", "part", "content", "inner", "office", "when", "where", "topic", "tie"):
            for a, b, _ in w.spans[layer]: seen.setdefault((a, b), len(seen))
        spans.append(seen)
    S = max(1, max(map(len, spans)))
    pool = np.zeros((B, S, W), np.float32); target = np.zeros((len(LINKS), B, S, S), np.float32); weight = np.zeros((len(LINKS), B, S, S), np.float32)
    bucket = np.zeros((B, S, S), np.int64)
    for i, (w, seen) in enumerate(zip(windows, spans)):
        for (a, b), s in seen.items(): pool[i, s, a:b] = 1 / (b - a)
        keys = list(seen)
        sent = np.array([w.sentence[a] for a, b in keys] or [0]); pos = np.array([a for a, b in keys] or [0])
        ds, dw = sent[None, :] - sent[:, None], pos[None, :] - pos[:, None]
        n = len(keys)
        if n: bucket[i, :n, :n] = BUCKET(ds, dw)
        near = np.where(ds == 0, 1.0, np.where(abs(ds) == 1, 0.7, 0.45))
        for l, (name, (left, right)) in enumerate(LINKS.items()):
            A, Bs = [seen[s] for s in members(w.spans, left)], [seen[s] for s in members(w.spans, right)]
            if not A or not Bs: continue
            g = np.ix_(A, Bs); weight[l, i][g] = near[g] if len(near.shape) else 1
            for p, q in w.links.get(name, ()):
                if p in seen and q in seen: target[l, i, seen[p], seen[q]] = 1
        weight[:, i, np.arange(S), np.arange(S)] = 0
    y.update(pool=torch.from_numpy(pool), target=torch.from_numpy(target), weight=torch.from_numpy(weight), bucket=torch.from_numpy(bucket))
    return {k: v.to(device, non_blocking=True) for k, v in x.items()}, {k: v.to(device, non_blocking=True) for k, v in y.items()}

def BUCKET(ds, dw):
    from model import FAR, STEPS
    k = sum((abs(dw) >= s).astype(np.int64) for s in STEPS)
    inside = 2 * FAR + np.where(k == 0, 0, np.where(dw > 0, k, len(STEPS) + k))
    across = np.where(ds < 0, FAR + np.maximum(-FAR, ds), FAR + np.minimum(FAR, ds) - 1)
    return np.where(ds == 0, inside, across)
