"""One small encoder, many labels: MiniLM-L6 (6 layers of 384), read at the first piece of each word.

Inputs, for B windows of up to W words in up to T pieces (a window is some whole sentences of one report, its title and dateline before them):
  pieces  [B, T] int64   WordPiece ids, [CLS] first and [SEP] last, 0 = padding
  shapes  [B, T] int64   letter case of the piece's word: 0 other, 1 lower, 2 Title, 3 UPPER, 4 mIxed, 5 has a digit (the vocabulary is uncased)
  words   [B, W] int64   index in pieces of each word's first piece, 0 = padding
  sentence[B, W] int64   number of the word's sentence in the window, from 1, 0 = padding
Outputs:
  one [B, W, n] for each set in PUBLIC (public corpora) and LAYERS, CLASSES (the record's own labels)
  arc [B, W, W]          score of word j as head of word i (the diagonal is the root; heads outside the sentence are -1e4)
  deprel [B, W, n]       given the best-scored head
  query, key [B, W, LINKS, SIZE + 1]  a link's score between spans a and b is the mean query of a's words times the mean key of b's,
                         plus a bias for their distance (labels.json); the last number is each side's own share
"""
import json, os
import torch
from torch import nn
from transformers import AutoConfig, AutoModel

PUBLIC = ("upos", "mention", "name", "attribution", "time")
KINDS = ("person", "state", "government", "organization", "group", "unnamed")
TYPES = ("meeting", "visit", "call", "conference", "press-conference", "agreement", "message", "relations", "protest", "aid", "sanction", "other")
TIES = ("AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")
STATUSES = ("occurred", "ongoing", "planned", "proposed", "cancelled", "denied")
HOLDINGS = ("current", "acting", "former", "designate", "late")
ROLES = ("host", "guest", "participant", "sender", "recipient", "mediator")
bio = lambda names: ["O", *(f"{b}-{n}" for n in names for b in "BI")]
# spans of the record, each layer a BIO tagging of its own; `inner` is content inside another content (speech within speech)
LAYERS = {"actor": bio(KINDS), "trigger": bio(TYPES), "part": bio(("SOURCE", "CUE")), "content": bio(("CONTENT",)), "inner": bio(("CONTENT",)),
          "office": bio(("OFFICE",)), "when": bio(("WHEN",)), "where": bio(("WHERE",)), "topic": bio(("TOPIC",)), "tie": bio(TIES)}
CLASSES = {"status": STATUSES, "holding": HOLDINGS}  # read at the words of a trigger, of an office
# name → (layer of the first span, layer of the second); "said" covers content and inner alike
LINKS = {"same": ("named", "actor"), "joint": ("trigger", "trigger"), "when": ("trigger", "when"), "where": ("trigger", "where"),
         "topic": ("trigger", "topic"), "cue": ("said", "cue"), "source": ("said", "source"), "speaker": ("said", "actor"), "more": ("said", "said"),
         "addressee": ("said", "actor"), "occasion": ("said", "trigger"), "holder": ("office", "actor"), "tie-source": ("tie", "actor"),
         "tie-target": ("tie", "actor"), "tour": ("trigger", "trigger"), **{f"role-{r}": ("trigger", "actor") for r in ROLES},
         "land": ("actor", "land")}  # land: where knowledge finds a name, adjective or capital of a state; whose is the actor
SIZE = 48
FAR = 3  # sentences
STEPS = (1, 2, 4, 8, 16)  # words, inside a sentence
BUCKETS = 2 * FAR + 2 * len(STEPS) + 1

def shape_of(word):
    if any(c.isdigit() for c in word): return 5
    if not any(c.isalpha() for c in word): return 0
    if word.islower(): return 1
    if word.isupper() and (len(word) > 1): return 3
    if word[0].isupper() and word[1:] == word[1:].lower(): return 2
    return 4

class RowDropout(nn.Module):
    """Dropout with one mask for all words of a window: random numbers are most of what dropout costs on a processor."""
    def __init__(self, p): super().__init__(); self.p = p
    def forward(self, x):
        if not self.training or not self.p: return x
        return x * (torch.rand(x.shape[0], *[1] * (x.dim() - 2), x.shape[-1]) >= self.p) / (1 - self.p)

def make_quick(model):
    """For training on a processor: no dropout of attention, one mask a window elsewhere; 10 s a step become 3."""
    for layer in model.bert.encoder.layer: layer.attention.self.dropout.p = 0.0
    def swap(module):
        for name, child in module.named_children():
            if isinstance(child, nn.Dropout): setattr(module, name, RowDropout(child.p))
            else: swap(child)
    swap(model)

def mlp(n, hidden, out): return nn.Sequential(nn.Linear(n, hidden), nn.GELU(), nn.Linear(hidden, out))

class Encoder(nn.Module):
    def __init__(self, base, labels, arc=256, rel=128, dropout=0.2, attention="eager"):
        super().__init__()
        self.bert = AutoModel.from_config(AutoConfig.from_pretrained(base), attn_implementation=attention, add_pooling_layer=False)
        n = self.bert.config.hidden_size
        self.shape = nn.Embedding(6, n); nn.init.zeros_(self.shape.weight)
        self.drop = nn.Dropout(dropout)
        self.tags = nn.ModuleDict({t: mlp(n, n, len(labels[t])) for t in PUBLIC})
        self.arc_d = nn.Sequential(nn.Linear(n, arc), nn.GELU()); self.arc_h = nn.Sequential(nn.Linear(n, arc), nn.GELU())
        self.arc_w = nn.Parameter(torch.zeros(arc + 1, arc)); nn.init.xavier_uniform_(self.arc_w)
        self.rel_d = nn.Sequential(nn.Linear(n, rel), nn.GELU()); self.rel_h = nn.Sequential(nn.Linear(n, rel), nn.GELU())
        self.rel_w = nn.Parameter(torch.zeros(len(labels["deprel"]), rel + 1, rel + 1)); nn.init.xavier_uniform_(self.rel_w)
        self.layers = nn.ModuleDict({k: mlp(n, n // 2, len(v)) for k, v in LAYERS.items()})
        self.classes = nn.ModuleDict({k: mlp(n, n // 2, len(v)) for k, v in CLASSES.items()})
        self.query, self.key = (mlp(n, n, len(LINKS) * (SIZE + 1)) for _ in "qk")
        self.distance = nn.Parameter(torch.zeros(len(LINKS), BUCKETS))
        self.path = nn.Parameter(torch.zeros(len(LINKS), 1 + len(labels.get("paths", ()))))  # 0: another path, or none

    def encode(self, pieces, shapes, words):
        x = self.bert(inputs_embeds=self.bert.embeddings.word_embeddings(pieces) + self.shape(shapes), attention_mask=(pieces != 0).long()).last_hidden_state
        return self.drop(torch.gather(x, 1, words.unsqueeze(-1).expand(-1, -1, x.shape[-1])))

    def arcs(self, x, sentence):
        d, h = self.arc_d(x), self.arc_h(x)
        d = torch.cat([d, torch.ones_like(d[..., :1])], -1)
        s = d @ self.arc_w @ h.transpose(1, 2) / 16.0
        same = (sentence.unsqueeze(1) == sentence.unsqueeze(2)).float()
        return s * same + (same - 1) * 1e4

    def rels(self, x, heads):
        d, h = self.rel_d(x), self.rel_h(x)
        h = torch.gather(h, 1, heads.unsqueeze(-1).expand(-1, -1, h.shape[-1]))
        one = torch.ones_like(d[..., :1])
        d, h = torch.cat([d, one], -1), torch.cat([h, one], -1)
        return ((torch.einsum("bwi,rij->bwrj", d, self.rel_w)) * h.unsqueeze(2)).sum(-1)

    def links(self, x):
        shape = (*x.shape[:2], len(LINKS), SIZE + 1)
        return self.query(x).view(shape), self.key(x).view(shape)

    def forward(self, pieces, shapes, words, sentence):
        x = self.encode(pieces, shapes, words)
        arc = self.arcs(x, sentence)
        return (*[self.tags[t](x) for t in PUBLIC], arc, self.rels(x, arc.argmax(-1)),
                *[self.layers[t](x) for t in LAYERS], *[self.classes[t](x) for t in CLASSES], *self.links(x))

OUTPUTS = (*PUBLIC, "arc", "deprel", *(f"{k}" if k not in PUBLIC else f"record-{k}" for k in LAYERS), *CLASSES, "query", "key")

def load(model, path, paths=()):
    """Loads a checkpoint in half precision; heads that it lacks, and links beyond its own, stay as they are. Rows of `path` go to the paths of
    that name, where labels.json stands beside the checkpoint."""
    own, state = model.state_dict(), {k: v.float() for k, v in torch.load(path, map_location="cpu").items()}
    labels = os.path.join(os.path.dirname(path), "labels.json")
    if paths and "path" in state and os.path.exists(labels):
        at = {p: i + 1 for i, p in enumerate(json.load(open(labels)).get("paths", ()))}
        columns = [state["path"][:, :1]] + [state["path"][:, at[p]:at[p] + 1] if p in at else torch.zeros_like(state["path"][:, :1]) for p in paths]
        state["path"] = torch.cat(columns, 1)
    for k, v in state.items():
        if k == "path" and own[k].shape != v.shape: state[k] = own[k]
        elif k in own and own[k].shape != v.shape: state[k] = torch.cat([v, own[k][len(v):].cpu()])
    missing, extra = model.load_state_dict(state, strict=False)
    assert not extra, extra
    return missing
