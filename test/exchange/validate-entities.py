"""Reads entities as lines of JSON and prints what the real FollowTheMoney finds wrong with them."""

import json
import sys

from followthemoney import model

faults = []
count = 0
for number, line in enumerate(sys.stdin, 1):
    entity = json.loads(line)
    count += 1
    schema = model.get(entity["schema"])
    if schema is None:
        faults.append([number, "schema", entity["schema"]])
        continue
    for name, values in entity["properties"].items():
        prop = schema.get(name)
        if prop is None or prop.stub:
            faults.append([number, "property", name])
            continue
        faults.extend([number, name, value] for value in values if prop.type.clean(value) is None)
    try:
        schema.validate(model.get_proxy(entity, cleaned=False).to_dict())
    except Exception as error:
        faults.append([number, "invalid", str(error)])
print(json.dumps({"entities": count, "faults": faults}))
