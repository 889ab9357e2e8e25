"""A checkpoint made small, to be carried: matrices as int8 with a scale a row, the vocabulary's vectors left out (they stay the base checkpoint's).

Usage: pack.py encoder.pt PACKED.pt          pack.py --unpack PACKED.pt BASE_CHECKPOINT.pt encoder.pt
"""
import sys
import torch

WORDS = "bert.embeddings.word_embeddings.weight"

def pack(state):
    out = {}
    for k, v in state.items():
        if k == WORDS: continue
        v = v.float()
        if v.dim() >= 2 and v.numel() > 5000:
            scale = v.flatten(1).abs().amax(1).clamp(min=1e-8) / 127
            out[k] = ((v / scale.view(-1, *[1] * (v.dim() - 1))).round().to(torch.int8), scale)
        else: out[k] = v.half() if v.numel() > 5000 else v
    return out

def unpack(packed, base):
    out = {WORDS: base[WORDS].half()}
    for k, v in packed.items():
        out[k] = (v[0].float() * v[1].view(-1, *[1] * (v[0].dim() - 1))).half() if isinstance(v, tuple) else v.half()
    return out

if __name__ == "__main__":
    if sys.argv[1] == "--unpack": torch.save(unpack(torch.load(sys.argv[2]), torch.load(sys.argv[3])), sys.argv[4])
    else: torch.save(pack(torch.load(sys.argv[1])), sys.argv[2])
