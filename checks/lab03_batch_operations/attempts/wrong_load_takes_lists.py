"""Only broken JSON is rejected; a list or a number is taken for an item.

fails: TestLoadFile.test_not_an_object
says: load_file() raised
"""


def item_in(line: str, names: list[str]) -> dict[str, Any]:
    item = json.loads(line, parse_float=Decimal)
    if any(name not in item for name in names) and isinstance(item, dict):
        raise ValueError("no key")
    return item


def load_file(table_name: str, path: str, region: str = DEFAULT_REGION) -> dict[str, Any]:
    table = boto3.resource("dynamodb", region_name=region).Table(table_name)
    names = key_names(table)
    loaded, rejected = 0, []
    with open(path, encoding="utf-8") as lines, table.batch_writer(overwrite_by_pkeys=names) as batch:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                try:
                    batch.put_item(Item=item_in(line, names))
                    loaded += 1
                except ValueError as error:
                    print(number, error)
                    rejected.append(number)
    return {"loaded": loaded, "rejected": rejected}
