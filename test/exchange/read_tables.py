"""Reads what dragoman exports with the programs that others use, and prints what they found as JSON.

    python read_tables.py FUNCTION PATH
"""

import json
import sqlite3
import sys
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow.parquet as pq
from frictionless import Package


def many(folder: Path) -> dict:
    """Rows, the sum of `start` and the quotes that are there, of each file of generated spans."""
    parquet = pq.ParquetFile(folder / "spans.parquet")
    found = {"parquet": {"rows": 0, "starts": 0, "quotes": 0}, "csv": {"rows": 0, "starts": 0, "quotes": 0}}
    for batch in parquet.iter_batches(columns=["start", "quote"]):
        add(found["parquet"], batch.to_pandas())
    for piece in pd.read_csv(folder / "spans.csv", keep_default_na=False, na_values=[""], chunksize=100_000):
        add(found["csv"], piece)
    with sqlite3.connect(folder / "spans.sqlite") as database:
        rows, starts, quotes = database.execute("select count(*), sum(start), count(quote) from spans").fetchone()
    found["sqlite"] = {"rows": rows, "starts": starts, "quotes": quotes}
    return found


def add(found: dict, frame: pd.DataFrame) -> None:
    found["rows"] += len(frame)
    found["starts"] += int(frame["start"].sum())
    found["quotes"] += int(frame["quote"].notna().sum())


def package(folder: Path) -> dict:
    """What frictionless finds wrong with a Data Package, and how many rows pandas reads of each of its tables."""
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    report = Package(str(folder / "datapackage.json")).validate()
    errors = report.flatten(["type", "message"])
    rows = {one["name"]: len(read_csv(folder / one["path"])) for one in descriptor["resources"]}
    return {"valid": report.valid, "errors": errors[:10], "rows": rows}


def read_csv(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, keep_default_na=False, na_values=[""])


def parquet(folder: Path) -> dict:
    """Rows of each file by pyarrow, and what DuckDB makes of joins."""
    rows = {path.stem: pq.read_table(path).num_rows for path in folder.glob("*.parquet")}
    types = {name: str(kind) for name, kind in zip(*columns(folder / "occurrences.parquet"))}
    met = duckdb.connect().execute(
        f"""select count(*) from '{folder}/occurrences.parquet' o
        join '{folder}/participants.parquet' p on p.occurrence = o.id where o.type = 'meeting' and o.first >= date '1990-01-01'"""
    ).fetchone()[0]
    return {"rows": rows, "types": types, "met": met}


def columns(path: Path) -> tuple:
    schema = pq.read_schema(path)
    return schema.names, schema.types


def sqlite(path: Path) -> dict:
    """Rows of each table and view, and what SQLite says of the file."""
    with sqlite3.connect(path) as database:
        names = [name for (name,) in database.execute("select name from sqlite_schema where type in ('table', 'view') order by name")]
        rows = {name: database.execute(f'select count(*) from "{name}"').fetchone()[0] for name in names}
        integrity = database.execute("pragma integrity_check").fetchall()
        foreign = database.execute("pragma foreign_key_check").fetchall()
    return {"rows": rows, "integrity": integrity, "foreign": foreign}


if __name__ == "__main__":
    print(json.dumps({"many": many, "package": package, "parquet": parquet, "sqlite": sqlite}[sys.argv[1]](Path(sys.argv[2]))))
