"""The batch writer is not told what the key is.

fails: TestLoadFile.test_same_key
says: Provided list of item keys contains duplicates
"""


def load_file(table_name: str, path: str, region: str = DEFAULT_REGION) -> dict[str, Any]:
    table = boto3.resource("dynamodb", region_name=region).Table(table_name)
    names = key_names(table)
    loaded, rejected = 0, []
    with open(path, encoding="utf-8") as lines, table.batch_writer() as batch:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                try:
                    batch.put_item(Item=item_in(line, names))
                    loaded += 1
                except ValueError as error:
                    print(number, error)
                    rejected.append(number)
    return {"loaded": loaded, "rejected": rejected}
