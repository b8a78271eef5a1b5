"""Numbers with a point become text.

fails: TestLoadFile.test_numbers
says: json.loads can be told
"""


def item_in(line: str, names: list[str]) -> dict[str, Any]:
    item = json.loads(line, parse_float=str)
    if not isinstance(item, dict) or not all(name in item for name in names):
        raise ValueError("no item")
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
