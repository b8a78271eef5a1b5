"""A batch writer is made for each line, so that every batch holds one item.

fails: TestLoadFile.test_many
says: One batch writer for the whole file
"""


def load_file(table_name: str, path: str, region: str = DEFAULT_REGION) -> dict[str, Any]:
    table = boto3.resource("dynamodb", region_name=region).Table(table_name)
    names = key_names(table)
    loaded, rejected = 0, []
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                try:
                    item = item_in(line, names)
                except ValueError as error:
                    print(number, error)
                    rejected.append(number)
                    continue
                with table.batch_writer() as batch:
                    batch.put_item(Item=item)
                loaded += 1
    return {"loaded": loaded, "rejected": rejected}
