"""An object without the key is handed to AWS like any other.

fails: TestLoadFile.test_without_key
says: load_file() raised
"""


def load_file(table_name: str, path: str, region: str = DEFAULT_REGION) -> dict[str, Any]:
    table = boto3.resource("dynamodb", region_name=region).Table(table_name)
    loaded, rejected = 0, []
    with open(path, encoding="utf-8") as lines, table.batch_writer(overwrite_by_pkeys=key_names(table)) as batch:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                try:
                    batch.put_item(Item=item_in(line, []))
                    loaded += 1
                except ValueError as error:
                    print(number, error)
                    rejected.append(number)
    return {"loaded": loaded, "rejected": rejected}
