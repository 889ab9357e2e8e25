"""What training minimises: cross-entropy of each tag set and each link, for public corpora and for the gold."""
import torch, torch.nn.functional as F
from model import LINKS, PUBLIC, ROLES, SIZE
from windows import CHOICES, ENDS, unfold

# a tag's loss is a mean over words, of which few are anything; a link's is a mean over spans
WEIGHT = {"actor": 4.0, "trigger": 6.0, "part": 3.0, "content": 3.0, "inner": 2.0, "office": 1.5, "when": 1.5, "where": 1.5, "topic": 1.0, "tie": 3.0,
          "status": 2.0, "holding": 0.7}
TREE = 0.5
PAIRS = ("same", "joint", "topic", "more", "tour")  # links of which each pair is a question of its own
LINK_WEIGHT = {"same": 1.0, "joint": 1.0, "topic": 0.3, "more": 0.3, "tour": 0.3, "cue": 0.7, "source": 0.7, "speaker": 1.0, "addressee": 0.4, "occasion": 0.4,
               "holder": 0.6, "tie-source": 0.5, "tie-target": 0.5, "when": 0.7, "where": 0.7, "role": 1.0, "land": 0.6}

def public_loss(model, x, y):
    h = model.encode(x["pieces"], x["shapes"], x["words"]); loss = 0
    for t in PUBLIC:
        if t in y: loss = loss + F.cross_entropy(model.tags[t](h).float().flatten(0, 1), y[t].flatten(), ignore_index=-1) * (0.5 if t == "mention" else 1)
    return loss + tree_loss(model, h, x, y) if "head" in y else loss

def tree_loss(model, h, x, y):
    m = y["head"] >= 0
    relations = F.cross_entropy(model.rels(h, y["head"].clamp(min=0)).float()[m], y["deprel"][m], ignore_index=-1)
    return F.cross_entropy(model.arcs(h, x["sentence"]).float()[m], y["head"][m]) + relations

def link_scores(model, h, y):
    """[L, B, S, S]: the score of each link between each two spans."""
    q, k = model.links(h); B, W, L, D = q.shape
    pool = y["pool"].to(q.dtype)
    q, k = (torch.einsum("bsw,bwld->blsd", pool, z) for z in (q, k))
    s = q[..., :SIZE] @ k[..., :SIZE].transpose(-1, -2) / SIZE ** 0.5 + q[..., SIZE:] + k[..., SIZE:].transpose(-1, -2)
    return s.transpose(0, 1).float() + model.distance.float()[:, y["bucket"]] + model.path.float()[:, y["path"]]

def over(scores, groups, dim):
    """Spans of one side joined to groups: the log of the sum of what each says. scores [B, S, T], groups [B, G, S or T] → [B, G, T] or [B, S, G]."""
    if dim == 1: scores = scores.transpose(1, 2)
    top = scores.amax(-1, keepdim=True).detach()  # one for all groups of a row, so that the sum is a product of matrices: a fifth of a step's time
    out = (torch.exp(scores - top) @ groups.transpose(1, 2).to(scores.dtype)).clamp(min=1e-35).log() + top  # [B, other, G]
    return out.transpose(1, 2) if dim == 1 else out

def choice_scores(name, scores, y):
    """Scores of one link with rows and columns as CHOICES has them, and which of them are there."""
    (row, column), s = CHOICES[name], scores[list(LINKS).index(name)]
    end = lambda k: y["ends"][:, ENDS.index(k)] > 0
    rows, columns = (y["events"].any(-1) if row == "event" else y["actors"].any(-1) if row == "actor" else end(row)), (y["actors"].any(-1) if column == "actor" else y["events"].any(-1) if column == "event" else end(column))
    if row in ("actor", "event"): s = over(s, y[row + "s"], 1)
    if column in ("actor", "event"): s = over(s, y[column + "s"], 2)
    return s, rows, columns

def choice_loss(name, scores, y):
    """Each row chooses one of the right columns, or none where there is no right one."""
    s, rows, columns = choice_scores(name, scores, y)
    right = torch.zeros_like(s, dtype=torch.bool); at = y["choose " + name]
    right[tuple(at.unbind(-1))] = True; right &= columns[:, None, :]
    none = torch.zeros_like(s[..., :1]); s = torch.cat([s.masked_fill(~columns[:, None, :], -1e4), none], -1)
    right = torch.cat([right, ~right.any(-1, keepdim=True)], -1)
    return ((s.logsumexp(-1) - s.masked_fill(~right, -1e4).logsumexp(-1)) * rows).sum() / rows.sum().clamp(min=4)

def role_scores(scores, y):
    """[B, E, A, 1 + roles]: log odds of each role of each actor at each event against none."""
    first = list(LINKS).index("role-" + ROLES[0])
    parts = [over(over(scores[first + r], y["events"], 1), y["actors"], 2) for r in range(len(ROLES))]
    return torch.stack([torch.zeros_like(parts[0]), *parts], -1)

def role_loss(scores, y):
    there = (y["events"].any(-1)[:, :, None] & y["actors"].any(-1)[:, None, :])
    z = F.cross_entropy(role_scores(scores, y).flatten(0, 2), y["roles"].flatten(), reduction="none").view(there.shape)
    return (z * there).sum() / y["events"].any(-1).sum().clamp(min=4)

def gold_loss(model, x, y):
    y = unfold(x, y)
    h = model.encode(x["pieces"], x["shapes"], x["words"]); loss, parts = 0, {}
    for name, head in (*model.layers.items(), *model.classes.items()):
        z = head(h).float().flatten(0, 1)
        parts[name] = F.cross_entropy(z, y[name].flatten(), ignore_index=-1, reduction="sum") / (y[name] >= 0).sum().clamp(min=1)
        loss = loss + WEIGHT[name] * parts[name]
    if "head" in y:  # windows keep their trees: links lean on them
        parts["tree"] = tree_loss(model, h, x, y); parts["upos"] = F.cross_entropy(model.tags["upos"](h).float().flatten(0, 1), y["upos"].flatten(), ignore_index=-1)
        loss = loss + TREE * (parts["tree"] + parts["upos"])
    scores = link_scores(model, h, y)
    for name in PAIRS:
        l = list(LINKS).index(name)
        bce = F.binary_cross_entropy_with_logits(scores[l], y["target"][l], reduction="none") * y["weight"][l] * (1 + y["target"][l])
        rows = (y["weight"][l].sum(-1) > 0).float().sum().clamp(min=4)  # spans that could begin the link
        parts[name] = bce.sum() / rows; loss = loss + LINK_WEIGHT[name] * parts[name]
    for name in CHOICES: parts[name] = choice_loss(name, scores, y); loss = loss + LINK_WEIGHT[name] * parts[name]
    parts["role"] = role_loss(scores, y); loss = loss + LINK_WEIGHT["role"] * parts["role"]
    return loss, parts
