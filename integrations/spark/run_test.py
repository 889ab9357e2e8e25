"""For test/spark.test.ts: merges pairs by a local cluster, from Parquet, and prints what came out as NDJSON.

    python run_test.py PAIRS.ndjson FOLDER DRAGOMAN…
"""

import json
import sys
from pathlib import Path

from dragoman_spark import merge
from pyspark.sql import SparkSession

pairs, folder, *dragoman = sys.argv[1:]
spark = (
    SparkSession.builder.master("local[2]")
    .config("spark.ui.enabled", "false")
    .config("spark.driver.memory", "1g")
    .config("spark.sql.shuffle.partitions", "2")
    .config("spark.ui.showConsoleProgress", "false")
    .getOrCreate()
)
spark.sparkContext.setLogLevel("ERROR")
spark.sparkContext.addPyFile(str(Path(__file__).with_name("dragoman_spark.py")))
with open(pairs, encoding="utf-8") as file:
    rows = [(json.dumps(row["report"]), json.dumps(row["record"]) if row.get("record") else None) for row in map(json.loads, file)]
spark.createDataFrame(rows, "report string, record string").write.parquet(f"{folder}/reports.parquet")
merge(spark, f"{folder}/reports.parquet", f"{folder}/out", dragoman, 2)
for table in ("units", "facts", "judgements"):
    for row in spark.read.parquet(f"{folder}/out/{table}").toJSON().collect():
        print(json.dumps({"table": table, "row": json.loads(row)}))
spark.stop()
