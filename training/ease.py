"""Makes a network easy to quantise without changing what it computes.

Activations are rounded to 256 steps between the least and the greatest of a window, and a handful of channels are ten times as large as the rest:
they cost all others their digits, and what is rounded otherwise by another runtime becomes another fact. A channel that is large goes
in as several copies, each of its part of the value: the sum is the same and the range is small. The vocabulary's vectors are int8 with a scale each.
"""
import glob
import torch
from torch import nn
from transformers import AutoTokenizer
from model import shape_of

COPIES = 32  # for each layer: the sums over channels stay multiples of 32 long
LONGEST = 460

class Copied(nn.Module):
    def __init__(self, inner, parts):
        super().__init__()
        channels = torch.repeat_interleave(torch.arange(len(parts)), parts - 1)
        self.inner = inner; self.register_buffer("channels", channels); self.register_buffer("share", 1.0 / torch.cat([parts, parts[channels]]))
        for linear in linears(inner): linear.weight = nn.Parameter(torch.cat([linear.weight, linear.weight[:, channels]], 1))

    def forward(self, x, *args, **more):
        return self.inner(torch.cat([x, x[..., self.channels]], -1) * self.share, *args, **more)

class Rows(nn.Module):
    def __init__(self, vectors):
        super().__init__()
        scales = vectors.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", torch.round(vectors / scales).to(torch.int8)); self.register_buffer("scales", scales)

    def forward(self, ids): return self.rows[ids].float() * self.scales[ids]

def linears(module): return [module] if isinstance(module, nn.Linear) else [module.query, module.key, module.value]

def read_windows(base, folder):
    """The beginnings of texts as the network's inputs: enough to see which channels are large."""
    tokenizer = AutoTokenizer.from_pretrained(base)
    for path in sorted(glob.glob(f"{folder}/*.txt"))[::4]:
        ids, shapes, words = [101], [0], []
        for word in open(path).read().split():
            pieces = tokenizer(word, add_special_tokens=False)["input_ids"]
            if not pieces or len(ids) + len(pieces) > LONGEST: continue
            words.append(len(ids)); ids += pieces; shapes += [shape_of(word)] * len(pieces)
        yield dict(pieces=torch.tensor([ids + [102]]), shapes=torch.tensor([shapes + [0]]), words=torch.tensor([words]), sentence=torch.ones(1, len(words), dtype=torch.int64))

def ease(model, base, folder):
    """Changes the model in place; the greatest values are those of the texts in the folder."""
    spots = [spot for layer in model.bert.encoder.layer for spot in ((layer.attention, "self"), (layer.intermediate, "dense"), (layer.output, "dense"))]
    most = [None] * len(spots)
    def watch(i):
        def see(_, args, more):
            x = (args[0] if args else more["hidden_states"]).abs().flatten(0, -2).amax(0)
            most[i] = x if most[i] is None else torch.maximum(most[i], x)
        return see
    hooks = [getattr(*spot).register_forward_pre_hook(watch(i), with_kwargs=True) for i, spot in enumerate(spots)]
    with torch.no_grad():
        for window in read_windows(base, folder): model(**window)
    for hook in hooks: hook.remove()
    for (parent, name), greatest in zip(spots, most):
        parts = torch.ones(len(greatest), dtype=torch.int64)
        for _ in range(COPIES): parts[(greatest / parts).argmax()] += 1
        setattr(parent, name, Copied(getattr(parent, name), parts))
    model.bert.embeddings.word_embeddings = Rows(model.bert.embeddings.word_embeddings.weight.detach())
