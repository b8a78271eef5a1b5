"""Batches of its own, in which nobody looks at what AWS did not take.

fails: TestLoadFile.test_part
says: Table.batch_writer sends again what came back
"""


def load_file(table_name: str, path: str, region: str = DEFAULT_REGION) -> dict[str, Any]:
    dynamodb = boto3.resource("dynamodb", region_name=region)
    names = key_names(dynamodb.Table(table_name))
    items, loaded, rejected = {}, 0, []
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                try:
                    item = item_in(line, names)
                    items[key_of(item, names)] = item
                    loaded += 1
                except ValueError as error:
                    print(number, error)
                    rejected.append(number)
    for batch in in_groups([{"PutRequest": {"Item": item}} for item in items.values()], 25):
        dynamodb.batch_write_item(RequestItems={table_name: batch})
    return {"loaded": loaded, "rejected": rejected}
