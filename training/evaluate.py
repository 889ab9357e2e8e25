"""Figures of an encoder on the files that prepare.py writes.

Usage: evaluate.py MODEL.onnx|MODEL.pt DATA_DIR TOKENIZER_DIR [dev|test]
Prints JSON: UAS, LAS and UPOS in % of all words, punctuation included; exact-span F1 in % for names, attribution and times;
F1 of mention heads by type. Trees are scored as the best head of each word, without repair of cycles.
"""
import json, random, sys
import torch
from model import PUBLIC as TAGS, Encoder
from corpus import Corpus, KINDS

TAG_OF = {"names": "name", "attribution": "attribution", "times": "time"}

def spans(tags):
    found, start, kind = set(), None, None
    for i, t in enumerate([*tags, "O"]):
        if start is not None and not (t[0] == "I" and t[2:] == kind): found.add((kind, start, i)); start = None
        if t[0] == "B" or (t[0] == "I" and start is None): start, kind = i, t[2:]
    return found

def evaluate(forward, corpus, split, cap=None):
    result, labels = {}, corpus.labels
    for kind in KINDS:
        cs = list(corpus.chunks(kind, split, lambda: 140, rng=random.Random(0)))[:cap]
        cs.sort(key=lambda c: sum(s["n"] for s in c)); n = dict(words=0, uas=0, las=0, upos=0); count = {}
        def add(name, hit, predicted, gold):
            c = count.setdefault(name, [0, 0, 0]); c[0] += hit; c[1] += predicted; c[2] += gold
        for i in range(0, len(cs), 16):
            x, y = corpus.batch(cs[i:i + 16]); o = dict(zip((*TAGS, "arc", "deprel"), forward(x)))
            if kind == "trees":
                m = y["head"] >= 0; right = (o["arc"].argmax(-1) == y["head"]) & m
                n["words"] += m.sum().item(); n["uas"] += right.sum().item(); n["las"] += (right & (o["deprel"].argmax(-1) == y["deprel"])).sum().item()
                n["upos"] += ((o["upos"].argmax(-1) == y["upos"]) & m).sum().item()
                if "mention" in y:
                    g, p = y["mention"], o["mention"].argmax(-1)
                    for j, l in enumerate(labels["mention"]):
                        if j: add("mention." + l, ((p == j) & (g == j)).sum().item(), ((p == j) & (g >= 0)).sum().item(), (g == j).sum().item())
            else:
                t = TAG_OF[kind]
                for g, p in zip(y[t].tolist(), o[t].argmax(-1).tolist()):
                    k = sum(v >= 0 for v in g); G, P = (spans([labels[t][v] for v in z[:k]]) for z in (g, p))
                    for l in {z[0] for z in G | P}: add(f"{t}.{l}", *(sum(z[0] == l for z in q) for q in (G & P, P, G)))
                    add(t, len(G & P), len(P), len(G))
        if n["words"]: result.update({k: round(100 * n[k] / n["words"], 1) for k in ("uas", "las", "upos")})
        result.update({k: round(200 * h / (p + g), 1) for k, (h, p, g) in sorted(count.items()) if g > 20})
    return result

if __name__ == "__main__":
    from transformers import AutoTokenizer
    path, folder, base = sys.argv[1:4]; labels = json.load(open(path.rsplit("/", 1)[0] + "/labels.json"))
    corpus = Corpus(folder, AutoTokenizer.from_pretrained(base), labels)
    if path.endswith(".onnx"):
        import onnxruntime
        session = onnxruntime.InferenceSession(path)
        forward = lambda x: [torch.tensor(v) for v in session.run(None, {k: v.numpy() for k, v in x.items()})]
    else:
        model = Encoder(base, labels); model.load_state_dict({k: v.float() for k, v in torch.load(path).items()}); model.eval()
        def forward(x):
            with torch.no_grad(): return model(**x)
    print(json.dumps(evaluate(forward, corpus, sys.argv[4] if len(sys.argv) > 4 else "test"), indent=1))
