"""The numbers of the lines that are rejected are returned, but not printed.

fails: TestLoadFile.test_not_an_object, TestLoadFile.test_without_key
says: nobody finds a wrong line without its number
"""


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
                except ValueError:
                    rejected.append(number)
    print("Some lines were rejected." if rejected else "All lines are good.")
    return {"loaded": loaded, "rejected": rejected}
