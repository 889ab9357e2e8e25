"""Reads a folder that dragoman exports for Label Studio with Label Studio's own SDK, and prints what it finds wrong as JSON.

    python read_label_studio.py FUNCTION PATH
"""

import json
import sys
from pathlib import Path

from label_studio_sdk.label_interface import LabelInterface


def project(path: Path) -> dict:
    """Whether the configuration is one, and each task and its predictions fit it."""
    interface = LabelInterface((path / "labels.xml").read_text(encoding="utf-8"))
    interface.validate()
    tasks = json.loads((path / "tasks.json").read_text(encoding="utf-8"))
    faults = []
    for number, task in enumerate(tasks, 1):
        text = task["data"]["text"]
        for prediction in task["predictions"]:
            if not interface.validate_prediction(prediction):
                faults.append([number, "prediction"])
            regions = [result["value"] for result in prediction["result"] if "value" in result]
            faults += [[number, "words", one["text"]] for one in regions if text[one["start"] : one["end"]] != one["text"]]
        if not interface.validate_task({"data": task["data"]}):
            faults.append([number, "task"])
    return {"tasks": len(tasks), "faults": faults}


if __name__ == "__main__":
    print(json.dumps({"project": project}[sys.argv[1]](Path(sys.argv[2]))))
