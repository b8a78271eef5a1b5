"""The file is loaded through batch_insert, with floats from json and messages by logging."""

import logging
from pathlib import Path


def load_file(table_name: str, path: str, region: str = DEFAULT_REGION) -> dict[str, Any]:
    client = boto3.client("dynamodb", region_name=region)
    schema = client.describe_table(TableName=table_name)["Table"]["KeySchema"]
    items, rejected = [], []
    for number, line in enumerate(Path(path).read_text(encoding="utf-8").split("\n"), 1):
        if line.isspace() or not line:
            continue
        try:
            item = json.loads(line)
            for part in schema:
                item[part["AttributeName"]]
        except (ValueError, KeyError, TypeError) as error:
            logging.warning("line %d: %r", number, error)
            rejected.append(number)
        else:
            items.append(item)
    batch_insert(table_name, items, region=region)
    return {"loaded": len(items), "rejected": rejected}
