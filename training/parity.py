"""What the Python side makes of 200 sentences of the benchmark, for a test that the program makes the same of them (test/parity.test.ts).

Usage: parity.py BASE_DIR MODEL_DIR TOKENS.jsonl OUT.json      TOKENS.jsonl as tokens.ts writes it of benchmark/written
Each sentence is run alone: its pieces and shapes, and the likeliest label of each word in some sets. Run it again for each new model.
"""
import hashlib, json, random, sys
import numpy as np, onnxruntime
from transformers import AutoTokenizer
from model import shape_of

base, folder, tokens, out = sys.argv[1:5]
TABLES = ("upos", "actor", "trigger", "part", "content", "office")
labels = json.load(open(f"{folder}/labels.json")); names = {t: labels["layers"].get(t) or labels[t] for t in TABLES}
tokenizer = AutoTokenizer.from_pretrained(base)
path = f"{folder}/encoder.int8.onnx"; session = onnxruntime.InferenceSession(path); outputs = [o.name for o in session.get_outputs()]

sentences = sorted({tuple(s["words"]) for line in open(tokens) for s in json.loads(line)["sentences"] if s["kind"] == "body" and 4 <= len(s["words"]) <= 40})
rows = []
for words in random.Random(1).sample(sentences, 200):
    ids, shapes, at = [101], [0], []
    for w in words:
        p = tokenizer(w, add_special_tokens=False)["input_ids"][:16] or [100]
        at.append(len(ids)); ids += p; shapes += [shape_of(w)] * len(p)
    x = dict(pieces=[ids + [102]], shapes=[shapes + [0]], words=[at], sentence=[[1] * len(at)])
    found = dict(zip(outputs, session.run(None, {k: np.array(v, np.int64) for k, v in x.items()})))
    rows.append({"words": words, "pieces": x["pieces"][0], "shapes": x["shapes"][0], **{t: [names[t][i] for i in found[t][0].argmax(-1)] for t in TABLES}})
with open(out, "w") as f:
    f.write('{"model": "%s", "sentences": [\n' % hashlib.sha256(open(path, "rb").read()).hexdigest())
    f.write(",\n".join(json.dumps(r, ensure_ascii=False, separators=(",", ":")) for r in rows) + "\n]}\n")
print(len(rows), "sentences,", sum(len(r["words"]) for r in rows), "words")
