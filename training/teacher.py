"""A larger network teaches the small one: on reports that nobody annotated, the small one is to say what the large one says, with its doubts.

The large one is an `Encoder` on another base with the same vocabulary, trained by train.py as the small one is. It is asked first which spans it
finds in each report (`silver`), and then in every step for its scores of their labels and links (`match_loss`).
"""
import json
import torch, torch.nn.functional as F
from gold import read_cuts
from losses import LINK_WEIGHT, PAIRS, TREE, WEIGHT, choice_scores, link_scores, role_scores, tree_loss
from measure import spans_of
from model import LAYERS, LINKS, Encoder, load
from windows import CHOICES, LONGEST, Window, batch, runs, unfold

MOST = 100  # spans of a layer in a window: more are none

def load_teacher(base, folder, device):
    labels = json.load(open(f"{folder}/labels.json")); model = Encoder(base, labels, attention="sdpa")
    load(model, f"{folder}/encoder.pt")
    return model.to(device).eval().requires_grad_(False), {p: i + 1 for i, p in enumerate(labels.get("paths", ()))}

def silver(teacher, tokens, pieces_of, device, count=32):
    """Reports of tokens.jsonl files with the spans that the teacher finds."""
    size = lambda w: len(pieces_of(w)); reports = read_cuts(tokens)
    parts = sorted(((r, keep) for r in reports for keep in runs(r, size, LONGEST)), key=lambda p: len(p[1])); found = {r.id: {} for r in reports}
    for i in range(0, len(parts), count):
        x, _ = batch([Window(*p) for p in parts[i:i + count]], pieces_of); x = {k: v.to(device) for k, v in x.items()}
        with torch.no_grad(), torch.autocast(device, torch.bfloat16, enabled=device == "cuda"):
            h = teacher.encode(x["pieces"], x["shapes"], x["words"]); best = {k: head(h).argmax(-1).tolist() for k, head in teacher.layers.items()}
        for j, (r, keep) in enumerate(parts[i:i + count]):
            for layer, rows in best.items():
                tags = [LAYERS[layer][l] if r.kind[at] == "body" or layer == "where" else "O" for l, at in zip(rows[j], keep)]
                spans = spans_of(tags)
                for a, b, label in spans if len(spans) < MOST else ():
                    if keep[b - 1] - keep[a] == b - 1 - a: found[r.id].setdefault(layer, []).append((keep[a], keep[b - 1] + 1, label))
    return [r.take({k: list(dict.fromkeys(v)) for k, v in found[r.id].items()}) for r in reports if found[r.id]]

def doubts(student, teacher, mask=None):
    """Cross-entropy of a student's scores against a teacher's, less what the teacher's own doubts come to: [...], 0 where they agree."""
    p = teacher.log_softmax(-1); loss = (p.exp() * (p - student.log_softmax(-1))).sum(-1)
    return loss if mask is None else loss * mask

def match_loss(model, teacher, x, y, paths):
    """What the student says of a batch against what the teacher says. `paths` [n] takes the student's numbers of paths to the teacher's."""
    y = unfold(x, y); h = model.encode(x["pieces"], x["shapes"], x["words"]); loss, parts = 0, {}
    with torch.no_grad():
        g = teacher.encode(x["pieces"], x["shapes"], x["words"]); theirs = link_scores(teacher, g, {**y, "path": paths[y["path"]]})
    own = link_scores(model, h, y)
    for name in (*model.layers, *model.classes):
        head, their = (model.layers[name], teacher.layers[name]) if name in model.layers else (model.classes[name], teacher.classes[name])
        there = y[name] >= 0 if name in model.layers else y["trigger" if name == "status" else "office"] > 0
        parts[name] = doubts(head(h).float(), their(g).float(), there).sum() / there.sum().clamp(min=1); loss = loss + WEIGHT[name] * parts[name]
    if "head" in y: parts["tree"] = tree_loss(model, h, x, y); loss = loss + TREE * parts["tree"]
    for name in PAIRS:
        l = list(LINKS).index(name); p = theirs[l].sigmoid()
        z = (F.binary_cross_entropy_with_logits(own[l], p, reduction="none") - F.binary_cross_entropy_with_logits(theirs[l], p, reduction="none")) * y["weight"][l] * (1 + p)
        parts[name] = z.sum() / (y["weight"][l].sum(-1) > 0).float().sum().clamp(min=4); loss = loss + LINK_WEIGHT[name] * parts[name]
    for name in CHOICES:
        (s, rows, columns), (t, _, _) = choice_scores(name, own, y), choice_scores(name, theirs, y)
        s, t = (F.pad(z.masked_fill(~columns[:, None, :], -1e4), (0, 1)) for z in (s, t))
        parts[name] = doubts(s, t, rows).sum() / rows.sum().clamp(min=4); loss = loss + LINK_WEIGHT[name] * parts[name]
    there = y["events"].any(-1)[:, :, None] & y["actors"].any(-1)[:, None, :]
    parts["role"] = doubts(role_scores(own, y), role_scores(theirs, y), there).sum() / y["events"].any(-1).sum().clamp(min=4)
    return loss + LINK_WEIGHT["role"] * parts["role"], {"their " + k: v for k, v in parts.items()}
