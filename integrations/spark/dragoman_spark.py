"""Reads and merges an archive of reports on Apache Spark: Spark deals out the work and groups it, dragoman does it, through pipes.

    spark-submit integrations/spark/dragoman_spark.py --reports archive.ndjson --out merged [--dragoman "dragoman"] [--partitions 64]

Reports come as NDJSON or Parquet, one a row: the fields of a report (id, publisher, url, title, published, text …), or a column
`report` with one as JSON; a column `record` beside it, as JSON, is taken as it is and the report is not read again. Out come Parquet
tables: records, units (what was judged, with the id of what each is merged into), facts, judgements. Nothing of merging is written here.
"""

import argparse
import json
import shlex
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator

from pyspark.sql import SparkSession
from pyspark.sql import types as t

TEXT = t.StringType()


def through(command: list[str], lines: Iterable[str], failures: list[dict] | None = None) -> Iterator[str]:
    """Lines through a command; it ends in 1 where some input failed, each failure a line of JSON on standard error."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as errors:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, text=True, encoding="utf-8")

        def feed() -> None:
            try:
                for line in lines:
                    process.stdin.write(line + "\n")
                process.stdin.close()
            except BrokenPipeError:
                pass  # the exit code tells

        feeder = threading.Thread(target=feed, daemon=True)
        feeder.start()
        for line in process.stdout:
            yield line.rstrip("\n")
        feeder.join()
        code = process.wait()
        errors.seek(0)
        said = errors.read()
        if code not in (0, 1) or (code == 1 and failures is None):
            raise RuntimeError(f"{' '.join(command)} ended with {code}: {said[-2000:]}")
        if failures is not None:
            failures.extend(json.loads(line) for line in said.splitlines() if line.startswith("{"))


def read_pairs(dragoman: list[str], rows: Iterator[str]) -> Iterator[str]:
    """Reports with their records; those that have none are read, those that cannot be read are left out and told."""
    given = [json.loads(row) for row in rows]
    unread = [pair["report"] for pair in given if pair.get("record") is None]
    yield from (json.dumps(pair, ensure_ascii=False) for pair in given if pair.get("record") is not None)
    if not unread:
        return
    failures: list[dict] = []
    records = list(through([*dragoman, "read", "-"], (json.dumps(report, ensure_ascii=False) for report in unread), failures))
    failed = {failure.get("line") for failure in failures}
    kept = [report for number, report in enumerate(unread, 1) if number not in failed]
    if len(kept) != len(records):
        raise RuntimeError(f"{len(kept)} reports gave {len(records)} records: {failures[:3]}")
    for failure in failures:
        print(json.dumps(failure), file=sys.stderr)
    for report, record in zip(kept, records):
        yield '{"report":' + json.dumps(report, ensure_ascii=False) + ',"record":' + record + "}"


def load(spark: SparkSession, path: str):
    """Rows of the input as lines of JSON: {"report": …, "record": … or null}."""
    if path.rstrip("/").endswith(".parquet"):
        rows = spark.read.parquet(path).toJSON()
    else:
        rows = spark.sparkContext.textFile(path).filter(lambda line: line.strip() != "")

    def shape(line: str) -> str:
        row = json.loads(line)
        parse = lambda value: json.loads(value) if isinstance(value, str) else value
        pair = {"report": parse(row["report"]), "record": parse(row.get("record"))} if "report" in row else {"report": row, "record": None}
        return json.dumps(pair, ensure_ascii=False)

    return rows.map(shape)


def components(units, same, partitions: int):
    """For each unit the smallest that "same" ties it to: labels pass along the ties until none changes."""
    ties = same.flatMap(lambda pair: [pair, (pair[1], pair[0])]).partitionBy(partitions).cache()
    labels = ties.keys().distinct().map(lambda unit: (unit, unit)).partitionBy(partitions).cache()
    while True:
        offered = ties.join(labels, partitions).map(lambda row: row[1])
        after = labels.union(offered).reduceByKey(min, partitions).cache()
        changed = after.join(labels, partitions).filter(lambda row: row[1][0] != row[1][1]).count()
        labels.unpersist()
        labels = after
        if changed == 0:
            break
    return units.keys().map(lambda unit: (unit, unit)).leftOuterJoin(labels, partitions).mapValues(lambda pair: pair[1] or pair[0])


def merge(spark: SparkSession, reports: str, out: str, dragoman: list[str], partitions: int) -> None:
    """Reads, judges and clusters; writes the Parquet tables."""

    def schema(*names: str) -> t.StructType:
        return t.StructType([t.StructField(name, TEXT) for name in names])

    lines = load(spark, reports).repartition(partitions)
    pairs = lines.mapPartitions(lambda rows: read_pairs(dragoman, rows))
    spark.createDataFrame(pairs.map(lambda line: (line,)), schema("pair")).write.mode("overwrite").parquet(f"{out}/records")
    # read once: what follows begins from what is written
    kept = spark.read.parquet(f"{out}/records").rdd.map(lambda row: row[0])
    facts = kept.mapPartitions(lambda rows: through([*dragoman, "facts"], rows)).map(json.loads).cache()
    spark.createDataFrame(facts.map(lambda one: (one["id"], one["unit"], one["kind"])).distinct(), schema("id", "unit", "kind")).write.mode(
        "overwrite"
    ).parquet(f"{out}/facts")
    # of the facts of a unit the one with the smallest id is judged, as in a store
    units = facts.map(lambda one: (one["unit"], one)).reduceByKey(lambda a, b: a if a["id"] <= b["id"] else b, partitions).cache()
    candidates = units.flatMap(lambda row: [(block, row[1]["fact"]) for block in row[1]["blocks"]]).groupByKey(partitions)
    blocks = candidates.filter(lambda row: len(row[1]) > 1).map(
        lambda row: json.dumps({"block": row[0], "facts": sorted(row[1], key=lambda fact: fact["id"])}, ensure_ascii=False)
    )
    judged = blocks.mapPartitions(lambda rows: through([*dragoman, "judge"], rows)).map(json.loads)
    judgements = judged.map(lambda one: ((one["a"], one["b"]), one)).reduceByKey(lambda a, _: a, partitions).cache()
    table = judgements.values().map(lambda one: (one["a"], one["b"], one["kind"], one["verdict"], json.dumps(one, ensure_ascii=False)))
    spark.createDataFrame(table, schema("a", "b", "kind", "verdict", "judgement")).write.mode("overwrite").parquet(f"{out}/judgements")
    same = judgements.filter(lambda row: row[1]["verdict"] == "same").keys()
    labels = components(units, same, partitions).cache()
    within = (
        judgements.map(lambda row: (row[0][0], row[1]))
        .join(labels, partitions)
        .map(lambda row: (row[1][0]["b"], row[1]))
        .join(labels, partitions)
        .filter(lambda row: row[1][0][1] == row[1][1])
        .map(lambda row: (row[1][1], row[1][0][0]))
    )
    members = labels.join(units.mapValues(lambda one: one["kind"]), partitions).map(lambda row: (row[1][0], (row[0], row[1][1])))

    def component(row) -> str:
        own, judgements_of = list(row[1][0]), list(row[1][1])
        return json.dumps({"kind": own[0][1], "units": sorted(unit for unit, _ in own), "judgements": judgements_of}, ensure_ascii=False)

    grouped = members.cogroup(within, partitions).map(component)
    clusters = grouped.mapPartitions(lambda rows: through([*dragoman, "cluster"], rows)).map(json.loads)
    merged = clusters.flatMap(lambda one: [(unit, one["kind"], one["id"]) for unit in one["units"]])
    spark.createDataFrame(merged, schema("unit", "kind", "merged")).write.mode("overwrite").parquet(f"{out}/units")


def main() -> None:
    parser = argparse.ArgumentParser(description="Reads and merges reports on Apache Spark.")
    parser.add_argument("--reports", required=True, help="NDJSON or Parquet")
    parser.add_argument("--out", required=True, help="folder for the Parquet tables")
    parser.add_argument("--dragoman", default="dragoman", help="the command, as every machine has it")
    parser.add_argument("--partitions", type=int, default=64)
    options = parser.parse_args()
    spark = SparkSession.builder.appName("dragoman").getOrCreate()
    merge(spark, options.reports, options.out, shlex.split(options.dragoman), options.partitions)
    spark.stop()


if __name__ == "__main__":
    main()
