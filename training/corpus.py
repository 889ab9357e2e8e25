"""The training files as batches: whole sentences of one document in chunks, padded, with a number for every label."""
import json, random
import torch
from model import PUBLIC as TAGS, shape_of

KINDS = {"trees": 0.46, "names": 0.20, "attribution": 0.28, "times": 0.06}  # share of the training steps

class Corpus:
    def __init__(self, folder, tokenizer, labels=None):
        self.docs = {k: [json.loads(l) for l in open(f"{folder}/{k}.jsonl")] for k in KINDS}
        self.labels = labels or self._collect()
        self.index = {t: {l: i for i, l in enumerate(ls)} for t, ls in self.labels.items() if t in (*TAGS, "deprel")}
        cache = {}
        def pieces(word):
            if word not in cache: cache[word] = tokenizer(word, add_special_tokens=False)["input_ids"][:16] or [100]
            return cache[word]
        for k in KINDS:
            for d in self.docs[k]:
                for s in d["sentences"]: s["pieces"] = [pieces(w) for w in s["words"]]; s["n"] = sum(map(len, s["pieces"]))

    def _collect(self):
        labels = {t: sorted({x for k in KINDS for d in self.docs[k] for s in d["sentences"] for x in s.get(t, ())}) for t in (*TAGS, "deprel")}
        for ls in labels.values():
            if "O" in ls: ls.remove("O"); ls.insert(0, "O")
        return labels

    def chunks(self, kind, split, limit, longest=250, rng=random):
        """Runs of whole sentences of at most limit() pieces each; a sentence over `longest` pieces is left out."""
        documents = [d for d in self.docs[kind] if d["split"] == split]; rng.shuffle(documents)
        for d in documents:
            chunk, n, room = [], 0, limit()
            for s in d["sentences"]:
                if s["n"] > longest: continue
                if chunk and n + s["n"] > room: yield chunk; chunk, n, room = [], 0, limit()
                chunk.append(s); n += s["n"]
            if chunk: yield chunk

    def stream(self, kind, size, longest=140):
        """Training batches of about `size` pieces, for ever; chunks of like length share a batch."""
        while True:
            cs = list(self.chunks(kind, "train", lambda: random.choice((1, 40, 90, 140, longest)))); random.shuffle(cs)
            cs = [c for i in range(0, len(cs), 400) for c in sorted(cs[i:i + 400], key=lambda c: sum(s["n"] for s in c))]
            out, current, widest = [], [], 0
            for c in cs:
                n = sum(s["n"] for s in c) + 2
                if current and max(widest, n) * (len(current) + 1) > size: out.append(current); current, widest = [], 0
                current.append(c); widest = max(widest, n)
            out.append(current); random.shuffle(out)
            yield from out

    def batch(self, chunks, with_labels=True):
        """(inputs, targets): the model's four inputs, and for each kind of label present a [B, W] tensor with -1 where there is none."""
        rows = []
        for c in chunks:
            ids, shapes, words, sentence = [101], [0], [], []
            for i, s in enumerate(c):
                for w, ps in zip(s["words"], s["pieces"]):
                    words.append(len(ids)); sentence.append(i + 1); ids += ps; shapes += [shape_of(w)] * len(ps)
            rows.append((ids + [102], shapes + [0], words, sentence))
        T, W = max(len(r[0]) for r in rows), max(len(r[2]) for r in rows)
        pad = lambda j, n: torch.tensor([r[j] + [0] * (n - len(r[j])) for r in rows])
        x, y = dict(pieces=pad(0, T), shapes=pad(1, T), words=pad(2, W), sentence=pad(3, W)), {}
        def fill(name, values):
            y[name] = torch.full((len(chunks), W), -1)
            for i, v in enumerate(values): y[name][i, :len(v)] = torch.tensor(v)
        for t in (*TAGS, "deprel") if with_labels else ():
            if any(t in s for c in chunks for s in c):
                fill(t, [[self.index[t].get(l, -1) for s in c for l in (s.get(t) or [None] * len(s["words"]))] for c in chunks])
        if "deprel" in y: fill("head", [_heads(c) for c in chunks])
        return x, y

def _heads(chunk):
    """Head of each word as a position in the chunk; a root is its own head."""
    heads, base = [], 0
    for s in chunk:
        heads += [base + (h - 1 if h else j) for j, h in enumerate(s["head"])]; base += len(s["words"])
    return heads

class Public(torch.utils.data.IterableDataset):
    """Batches of public text for ever, the kinds by their share; made in worker processes."""
    def __init__(self, corpus, size, longest, seed): self.corpus, self.size, self.longest, self.seed = corpus, size, longest, seed

    def __iter__(self):
        info = torch.utils.data.get_worker_info(); torch.set_num_threads(1); random.seed(self.seed * 100 + (info.id if info else 0))
        choose = random.Random(self.seed + (info.id if info else 0)); streams = {k: self.corpus.stream(k, self.size, self.longest) for k in KINDS}
        while True: yield self.corpus.batch(next(streams[choose.choices(list(KINDS), KINDS.values())[0]]))
