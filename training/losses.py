"""What training minimises: cross-entropy of each tag set and each link, for public corpora and for the gold."""
import torch, torch.nn.functional as F
from model import LINKS, PUBLIC, SIZE
from windows import unfold

WEIGHT = {"actor": 1.0, "trigger": 1.5, "part": 1.0, "content": 1.0, "inner": 0.6, "office": 0.5, "when": 0.5, "where": 0.5, "topic": 0.4, "tie": 0.7,
          "status": 1.0, "holding": 0.5}
LINK_WEIGHT = {"same": 1.0, "joint": 1.0, "when": 0.7, "where": 0.7, "topic": 0.3, "cue": 0.7, "source": 0.7, "speaker": 1.0, "more": 0.3, "addressee": 0.4,
               "occasion": 0.4, "holder": 0.6, "tie-source": 0.5, "tie-target": 0.5, "tour": 0.3}

def public_loss(model, x, y):
    h = model.encode(x["pieces"], x["shapes"], x["words"]); loss = 0
    for t in PUBLIC:
        if t in y: loss = loss + F.cross_entropy(model.tags[t](h).float().flatten(0, 1), y[t].flatten(), ignore_index=-1) * (0.5 if t == "mention" else 1)
    if "head" in y:
        m = y["head"] >= 0
        loss = loss + F.cross_entropy(model.arcs(h, x["sentence"]).float()[m], y["head"][m]) + F.cross_entropy(model.rels(h, y["head"].clamp(min=0)).float()[m], y["deprel"][m])
    return loss

def link_scores(model, h, y):
    """[L, B, S, S]: the score of each link between each two spans."""
    q, k = model.links(h); B, W, L, D = q.shape
    pool = y["pool"].to(q.dtype)
    q, k = (torch.einsum("bsw,bwld->blsd", pool, z) for z in (q, k))
    s = q[..., :SIZE] @ k[..., :SIZE].transpose(-1, -2) / SIZE ** 0.5 + q[..., SIZE:] + k[..., SIZE:].transpose(-1, -2)
    return s.transpose(0, 1).float() + model.distance.float()[:, y["bucket"]]

def gold_loss(model, x, y):
    y = unfold(x, y)
    h = model.encode(x["pieces"], x["shapes"], x["words"]); loss, parts = 0, {}
    for name, head in (*model.layers.items(), *model.classes.items()):
        z = head(h).float().flatten(0, 1)
        if (y[name] >= 0).any():
            parts[name] = F.cross_entropy(z, y[name].flatten(), ignore_index=-1, label_smoothing=0.02); loss = loss + WEIGHT[name] * parts[name]
    scores = link_scores(model, h, y)
    bce = F.binary_cross_entropy_with_logits(scores, y["target"], reduction="none") * y["weight"] * (1 + y["target"])
    rows = (y["weight"].sum(-1) > 0).float().sum((1, 2)).clamp(min=4)  # spans that could begin each link
    for l, name in enumerate(LINKS):
        parts[name] = bce[l].sum() / rows[l]; loss = loss + LINK_WEIGHT.get(name, 0.5) * parts[name]
    return loss, parts
