"""Numbers with a point are left to Python, which makes them floats.

fails: TestLoadFile.test_numbers, TestScript.test_first_run, TestScript.test_second_run
says: Float types are not supported
"""


def item_in(line: str, names: list[str]) -> dict[str, Any]:
    item = json.loads(line)
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
                    item = item_in(line, names)
                except ValueError as error:
                    print(number, error)
                    rejected.append(number)
                    continue
                batch.put_item(Item=item)
                loaded += 1
    return {"loaded": loaded, "rejected": rejected}
