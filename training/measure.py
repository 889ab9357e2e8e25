"""Quick figures of labels and links on reports with gold, before any record is built: F1 in %.

Layers: spans of the same label that share a word (one-to-one by order). Links: pairs of gold spans, for the best threshold of 0.5; `*` picks the best.
"""
import torch
from losses import PAIRS, choice_scores, link_scores, role_scores
from model import CLASSES, LAYERS, LINKS
from windows import CHOICES, LONGEST, Window, batch, runs, unfold

def spans_of(tags):
    found, start, kind = [], None, None
    for i, t in enumerate([*tags, "O"]):
        if start is not None and not (t[0] == "I" and t[2:] == kind): found.append((start, i, kind)); start = None
        if t[0] == "B" or (t[0] == "I" and start is None): start, kind = i, t[2:]
    return found

def f1(c): return round(200 * c[0] / max(1, c[1] + c[2]), 1)

def figures(model, reports, pieces_of, size, device="cpu", paths=None):
    model.eval(); count = {}
    def add(key, hit, predicted, gold): c = count.setdefault(key, [0, 0, 0]); c[0] += hit; c[1] += predicted; c[2] += gold
    with torch.no_grad():
        for r in reports:
            for keep in runs(r, size, LONGEST):
                w = Window(r, keep); x, y = batch([w], pieces_of, None, paths); x, y = ({k: v.to(device) for k, v in z.items()} for z in (x, y)); y = unfold(x, y); h = model.encode(x["pieces"], x["shapes"], x["words"])
                for layer, head in model.layers.items():
                    best = head(h).argmax(-1)[0].tolist()
                    P = spans_of([LAYERS[layer][l] if k == "body" or layer == "where" else "O" for l, k in zip(best, w.kind)]); G = spans_of(w.tags[layer])
                    add(layer, sum(any(p[2] == g[2] and p[0] < g[1] and g[0] < p[1] for g in G) for p in P), len(P), len(G))
                    add(layer + " exact", len(set(P) & set(G)), len(P), len(G))
                for name, head in model.classes.items():
                    z = head(h)[0].softmax(-1)
                    for (k, (a, b)), v in w.groups.items():
                        if k == name: add(name, CLASSES[name][int(z[a:b].mean(0).argmax())] == v, 1, 1)
                scores = link_scores(model, h, y); m = y["weight"] > 0; t = y["target"] > 0
                for name in PAIRS:
                    l = list(LINKS).index(name); hit = scores[l] > 0
                    add("link " + name, int((hit & t[l] & m[l]).sum()), int((hit & m[l]).sum()), int((t[l] & m[l]).sum()))
                for name in CHOICES:
                    s, rows, columns = choice_scores(name, scores, y); s = s[0].masked_fill(~columns[0], -1e4); best = s.max(-1)
                    right = {(a, b) for _, a, b in y["choose " + name].tolist()}; asked = {a for a, _ in right}
                    found = {(a, int(best.indices[a])) for a in rows[0].nonzero().flatten().tolist() if best.values[a] > 0} if s.shape[-1] else set()
                    add("choice " + name, len(found & right), len(found), len(asked))
                best = role_scores(scores, y)[0].argmax(-1); there = y["events"][0].any(-1)[:, None] & y["actors"][0].any(-1)[None]; g = y["roles"][0]
                add("role", int(((best == g) & (g > 0) & there).sum()), int(((best > 0) & there).sum()), int(((g > 0) & there).sum()))
    return {k: f1(c) for k, c in count.items() if c[2] > 8}
