"""Writes the encoder as ONNX, in full and as int8 (weights, by channel; activations as they come, large channels in copies: ease.py), with labels.json and the vocabulary.

Usage: export.py BASE_DIR MODEL_DIR [OUT_DIR]     MODEL_DIR holds encoder.pt and labels.json
"""
import json, os, shutil, sys
import onnx, torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from ease import ease
from model import OUTPUTS, Encoder, load

base, folder = sys.argv[1:3]; out = sys.argv[3] if len(sys.argv) > 3 else folder
labels = json.load(open(f"{folder}/labels.json")); os.makedirs(out, exist_ok=True)
model = Encoder(base, labels).eval(); load(model, f"{folder}/encoder.pt")
ease(model, base, os.path.join(os.path.dirname(__file__), "../benchmark/written"))
x = dict(pieces=torch.tensor([[101, 2054, 2003, 102], [101, 2054, 102, 0]]), shapes=torch.tensor([[0, 2, 1, 0], [0, 1, 0, 0]]),
         words=torch.tensor([[1, 2], [1, 0]]), sentence=torch.tensor([[1, 1], [1, 0]]))
axes = {"pieces": {0: "B", 1: "T"}, "shapes": {0: "B", 1: "T"}, "words": {0: "B", 1: "W"}, "sentence": {0: "B", 1: "W"}}
axes |= {n: {0: "B", 1: "W"} for n in OUTPUTS} | {"arc": {0: "B", 1: "W", 2: "V"}}
torch.onnx.export(model, tuple(x.values()), f"{out}/encoder.onnx", input_names=list(x), output_names=list(OUTPUTS), dynamic_axes=axes, opset_version=17, dynamo=False)
quantize_dynamic(f"{out}/encoder.onnx", f"{out}/encoder.int8.onnx", per_channel=True, weight_type=QuantType.QInt8, extra_options={"MatMulConstBOnly": True})
json.dump({**labels, **{k: [[round(v, 5) for v in row] for row in getattr(model, k).tolist()] for k in ("distance", "path")}}, open(f"{out}/labels.json", "w"))
shutil.copy(f"{base}/vocab.txt", f"{out}/vocab.txt")
print([i.name for i in onnx.load(f"{out}/encoder.int8.onnx").graph.output], os.path.getsize(f"{out}/encoder.int8.onnx"))
