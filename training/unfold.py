"""The records that the shipped encoder learned from beside the benchmark, as folders of ID.txt with ID.json, which train.py and tokens.ts read.

Usage: unfold.py OUT_DIR [NEWSWIRE/reports.jsonl]
  gold/own.jsonl       reports written for this project, with their texts; spans by place: OUT_DIR/own
  gold/newswire.jsonl  records of public newswire: spans by place and no text, so the texts must be given: OUT_DIR/newswire
"""
import json, os, sys

here = os.path.dirname(os.path.abspath(__file__)); out = sys.argv[1]

def units(text, start, end): return text.encode("utf-16-le")[2 * start:2 * end].decode("utf-16-le")

def quoted(value, text):
    """Puts the words back into spans."""
    if isinstance(value, dict):
        if "start" in value and "end" in value: return {**value, "text": units(text, value["start"], value["end"])}
        return {k: quoted(v, text) for k, v in value.items()}
    return [quoted(v, text) for v in value] if isinstance(value, list) else value

def write(folder, key, text, record):
    os.makedirs(f"{out}/{folder}", exist_ok=True)
    open(f"{out}/{folder}/{key}.txt", "w", newline="", encoding="utf8").write(text)
    json.dump(record, open(f"{out}/{folder}/{key}.json", "w", encoding="utf8"), ensure_ascii=False, indent=1)

for line in open(f"{here}/gold/own.jsonl", encoding="utf8"):
    row = json.loads(line); write("own", row["id"], row["text"], quoted(row["record"], row["text"]))
if len(sys.argv) > 2:
    reports = {r["id"]: r for r in map(json.loads, open(sys.argv[2], encoding="utf8"))}
    for line in open(f"{here}/gold/newswire.jsonl", encoding="utf8"):
        row = json.loads(line); report = dict(reports[row.pop("id")]); text = report.pop("text")
        write("newswire", report["id"], text, {"report": report, **quoted(row, text)})
