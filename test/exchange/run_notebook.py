"""Runs the code of a notebook, cell after cell, and prints what it found as JSON.

    RELEASE=folder python run_notebook.py run NOTEBOOK
"""

import json
import sys
from pathlib import Path

found: dict = {}
for cell in json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))["cells"]:
    if cell["cell_type"] == "code":
        exec(cell["source"], found)  # ours, from the repository

print(
    json.dumps(
        {
            "years": {str(year): int(count) for year, count in found["per_year"].items()},
            "trips": len(found["trips"]),
            "destinations": {state: int(count) for state, count in found["destinations"].items()},
            "pairs": [[a, b, int(row["occurrences"]), round(float(row["weight"]), 4)] for (a, b), row in found["pairs"].iterrows()],
            "nodes": found["network"].number_of_nodes(),
            "words": len(found["words"]),
        }
    )
)
