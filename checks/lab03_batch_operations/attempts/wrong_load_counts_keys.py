"""The answer counts the different keys, not the good lines.

fails: TestLoadFile.test_same_key
says: all 42 lines are good
"""


def load_file(table_name: str, path: str, region: str = DEFAULT_REGION) -> dict[str, Any]:
    table = boto3.resource("dynamodb", region_name=region).Table(table_name)
    names = key_names(table)
    items, rejected = {}, []
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                try:
                    item = item_in(line, names)
                    items[key_of(item, names)] = item
                except ValueError as error:
                    print(number, error)
                    rejected.append(number)
    with table.batch_writer() as batch:
        for item in items.values():
            batch.put_item(Item=item)
    return {"loaded": len(items), "rejected": rejected}
