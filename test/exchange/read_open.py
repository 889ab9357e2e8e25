"""Reads the open formats that dragoman exports with programs that others use, and prints what they found as JSON.

    python read_open.py FUNCTION PATH
"""

import json
import sys
from pathlib import Path

import conllu
import geojson
import icalendar
import networkx
import rdflib


def calendar(path: Path) -> dict:
    """Events of a calendar with their days and status."""
    events = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    return {
        "events": len(events),
        "days": all(event.decoded("dtend") > event.decoded("dtstart") for event in events),
        "statuses": sorted({str(event["status"]) for event in events}),
        "errors": [str(error) for event in events for error in event.errors],
    }


def features(path: Path) -> dict:
    """Features of a map, and what is wrong with it."""
    found = geojson.loads(path.read_text(encoding="utf-8"))
    return {"features": len(found.features), "errors": found.errors(), "points": sum(one.geometry is not None for one in found.features)}


def graph(path: Path) -> dict:
    """Nodes and edges of a graph; what an edge names and no node is shows as a node without a name."""
    read = networkx.read_gexf if path.name.startswith("gexf") else networkx.read_graphml
    found = read(path)
    names = [data.get("label", data.get("name")) for _, data in found.nodes(data=True)]
    weights = sum(data["weight"] for _, _, data in found.edges(data=True))
    counts = {"nodes": found.number_of_nodes(), "edges": found.number_of_edges(), "unnamed": names.count(None)}
    return {**counts, "directed": found.is_directed(), "weights": round(weights, 2)}


def linked(path: Path) -> dict:
    """Things of each type in JSON-LD; the context is a local one, as no test goes to the net."""
    document = json.loads(path.read_text(encoding="utf-8"))
    document["@context"] = {"@vocab": "https://schema.org/"}
    found = rdflib.Graph().parse(data=json.dumps(document), format="json-ld")
    types = found.query("select ?t (count(distinct ?x) as ?n) where { ?x a ?t } group by ?t")
    return {str(kind).rsplit("/", 1)[-1]: int(count) for kind, count in types}


def sentences(path: Path) -> dict:
    """Sentences, tokens and marks of CoNLL-U."""
    found = conllu.parse(path.read_text(encoding="utf-8"))
    tokens = [token for sentence in found for token in sentence]
    return {
        "sentences": len(found),
        "tokens": len(tokens),
        "documents": sum("newdoc id" in sentence.metadata for sentence in found),
        "entities": sum("Entity" in (token["misc"] or {}) for token in tokens),
    }


if __name__ == "__main__":
    reads = {"calendar": calendar, "features": features, "graph": graph, "linked": linked, "sentences": sentences}
    print(json.dumps(reads[sys.argv[1]](Path(sys.argv[2]))))
