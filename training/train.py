"""Trains the encoder: first on public corpora, then on them and on the gold records together.

Usage: train.py BASE_DIR PUBLIC_DIR OUT_DIR [--init encoder.pt] [--tokens T.jsonl ... --gold DIR ... [--fold k/n]] [--minutes M | --steps N] ...
Each step takes one kind of label. The rate rises over the first 5% and then falls in a line to 0; the weights kept are a running average.
OUT_DIR gets encoder.pt (half precision), labels.json, figures.json.
"""
import argparse, copy, json, os, random, time
import torch
from transformers import AutoTokenizer
from corpus import Corpus, Public
from gold import read_reports
from losses import gold_loss, public_loss
from measure import figures
from teacher import load_teacher, match_loss, silver
from model import BUCKETS, CLASSES, FAR, LAYERS, LINKS, OUTPUTS, PUBLIC, SIZE, STEPS, Encoder, load, make_quick
from windows import Names, Stream, common_paths

p = argparse.ArgumentParser(); p.add_argument("base"); p.add_argument("data"); p.add_argument("out"); p.add_argument("--init")
p.add_argument("--tokens", nargs="*", default=[]); p.add_argument("--gold", nargs="*", default=[]); p.add_argument("--dev", nargs="*", default=[])
p.add_argument("--extra", nargs="*", default=[], help="gold folders that are in every fold"); p.add_argument("--states", help="states.json: [[name, adjective, capital]]")
p.add_argument("--fold", help="k/n: leave out part k of n and measure on it"); p.add_argument("--measure", type=int, help="so many reports at most"); p.add_argument("--folds", help="folds.json: report id → fold")
p.add_argument("--minutes", type=float, default=10); p.add_argument("--steps", type=int); p.add_argument("--seed", type=int, default=1)
p.add_argument("--batch", type=int, default=8, help="windows of gold a step"); p.add_argument("--size", type=int, default=3000, help="pieces of public text a step")
p.add_argument("--rate", type=float, default=1e-4, help="of the encoder"); p.add_argument("--heads", type=float, default=5, help="times faster than the encoder")
p.add_argument("--share", type=float, default=0.6, help="of gold steps"); p.add_argument("--no-augment", action="store_true"); p.add_argument("--dropout", type=float, default=0.2)
p.add_argument("--teacher", nargs="*", default=[], help="base and folder of a larger encoder to learn from"); p.add_argument("--silver", nargs="*", default=[], help="tokens.jsonl of reports that only the teacher reads"); p.add_argument("--taught", type=float, default=0.4, help="of gold steps, with the teacher")
p.add_argument("--decay", type=float, default=0.01); p.add_argument("--limit", type=int, default=140, help="pieces of public text in a chunk, at most"); p.add_argument("--average", type=float, default=0.995); p.add_argument("--workers", type=int, default=2)
a = p.parse_args()
os.makedirs(a.out, exist_ok=True); torch.manual_seed(a.seed); rng = random.Random(a.seed); random.seed(a.seed)
device = "cuda" if torch.cuda.is_available() else "cpu"
if device == "cuda": torch.backends.cuda.matmul.allow_tf32 = True
else: torch.set_flush_denormal(True)
tokenizer = AutoTokenizer.from_pretrained(a.base); cache = {}
def pieces_of(word):
    if word not in cache: cache[word] = tokenizer(word, add_special_tokens=False)["input_ids"][:16] or [100]
    return cache[word]
size = lambda w: len(pieces_of(w))
corpus = Corpus(a.data, tokenizer, json.load(open(f"{a.data}/labels.json")) if os.path.exists(f"{a.data}/labels.json") else None)
labels = {**corpus.labels, "layers": LAYERS, "classes": CLASSES, "links": LINKS, "size": SIZE, "far": FAR, "steps": STEPS, "outputs": OUTPUTS}
gold = read_reports(a.tokens, a.gold); held = read_reports(a.tokens, a.dev)
if a.fold:
    k, n = map(int, a.fold.split("/")); folds = json.load(open(a.folds))
    held = [r for r in gold if folds[r.id] % n == k]; gold = [r for r in gold if folds[r.id] % n != k]
gold += read_reports(a.tokens, a.extra)
names = Names(gold, json.load(open(a.states))) if a.states else None
paths = common_paths(gold) if gold and gold[0].paths else {}
if paths: corpus.labels["paths"] = labels["paths"] = list(paths)
model = Encoder(a.base, corpus.labels, dropout=a.dropout, attention="sdpa").to(device)
if device == "cpu": make_quick(model)
if a.init: print("new heads:", len(load(model, a.init, list(paths))), "tensors", flush=True)
body = [*model.bert.parameters(), model.shape.weight]; ids = {id(q) for q in body}; heads = [q for q in model.parameters() if id(q) not in ids]
model.bert.embeddings.word_embeddings.weight.requires_grad_(not a.init)  # the vocabulary stays, so that fold models are small
optimizer = torch.optim.AdamW([dict(params=[q for q in body if q.requires_grad], lr=a.rate), dict(params=heads, lr=a.heads * a.rate)], betas=(0.9, 0.98), weight_decay=a.decay, fused=device == "cuda")
rates = [g["lr"] for g in optimizer.param_groups]
average = copy.deepcopy(model).eval()
if os.path.exists(f"{a.data}/labels.json"): json.dump({**labels, "distance": average.distance.tolist(), "path": average.path.tolist()}, open(f"{a.out}/labels.json", "w"))
loader = lambda data: iter(torch.utils.data.DataLoader(data, batch_size=None, num_workers=a.workers, prefetch_factor=4 if a.workers else None))
stream = loader(Stream(gold, names, pieces_of, a.batch, a.seed, not a.no_augment, paths, corpus.index)) if gold else None
public = loader(Public(corpus, a.size, a.limit, a.seed))
if a.teacher:
    teacher, theirs = load_teacher(*a.teacher, device); taught = silver(teacher, a.silver, pieces_of, device)
    numbers = torch.tensor([0, *(theirs.get(q, 0) for q in paths)], device=device)
    lesson = loader(Stream(taught, names, pieces_of, a.batch, a.seed + 1, not a.no_augment, paths, corpus.index)); print(len(taught), "reports that the teacher reads", flush=True)
to = lambda z: {k: v.to(device, non_blocking=True) for k, v in z.items()}
print(len(gold), "reports to learn from,", len(held), "to measure by;", device, flush=True)
start, step, running = time.time(), 0, {}; model.train()
progress = lambda: step / a.steps if a.steps else (time.time() - start) / 60 / a.minutes
while (done := progress()) < 1:
    for g, r in zip(optimizer.param_groups, rates): g["lr"] = r * max(min(done / 0.05, (1 - done) / 0.95), 0.002)
    with torch.autocast(device, torch.bfloat16, enabled=device == "cuda"):
        if gold and rng.random() < a.share:
            if a.teacher and rng.random() < a.taught: x, y = map(to, next(lesson)); loss, parts = match_loss(model, teacher, x, y, numbers)
            else: x, y = map(to, next(stream)); loss, parts = gold_loss(model, x, y)
            for k, v in parts.items() if step % 5 == 0 else (): running[k] = 0.9 * running.get(k, v.detach()) + 0.1 * v.detach()
        else:
            x, y = map(to, next(public)); loss = public_loss(model, x, y)
    loss.backward(); torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0); optimizer.step(); optimizer.zero_grad(set_to_none=True)
    step += 1
    with torch.no_grad():
        keep = min(a.average, step / (step + 20))
        torch._foreach_lerp_([q.data for q in average.parameters()], [q.data for q in model.parameters()], 1 - keep)
    if device == "cpu" and step % 100 == 0: torch.save({k: v.half() for k, v in average.state_dict().items()}, f"{a.out}/encoder.pt")
    if step % (200 if device == "cuda" else 20) == 0: print(f"{(time.time() - start) / 60:.2f} min, step {step}", {k: round(float(v), 3) for k, v in running.items()}, flush=True)
state = {k: v.half().cpu() for k, v in average.state_dict().items()}
torch.save(state, f"{a.out}/encoder.pt"); json.dump({**labels, "distance": average.distance.tolist(), "path": average.path.tolist()}, open(f"{a.out}/labels.json", "w"))
result = {"steps": step, "arguments": vars(a)}
if held: result["gold"] = figures(average.to(device), held[:a.measure], pieces_of, size, device, paths); print(json.dumps(result["gold"]), flush=True)
json.dump(result, open(f"{a.out}/figures.json", "w"), indent=1)
print("saved", a.out, f"{(time.time() - start) / 60:.2f} min", flush=True)
