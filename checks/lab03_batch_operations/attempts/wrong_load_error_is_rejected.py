"""Whatever goes wrong, the line is to blame.

fails: TestLoadFile.test_refused
says: where it has to raise an exception
"""


def load_file(table_name: str, path: str, region: str = DEFAULT_REGION) -> dict[str, Any]:
    table = boto3.resource("dynamodb", region_name=region).Table(table_name)
    loaded, rejected = 0, []
    try:
        names = key_names(table)
        with open(path, encoding="utf-8") as lines, table.batch_writer(overwrite_by_pkeys=names) as batch:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    try:
                        batch.put_item(Item=item_in(line, names))
                        loaded += 1
                    except ValueError as error:
                        print(number, error)
                        rejected.append(number)
    except Exception as error:
        print(error)
    return {"loaded": loaded, "rejected": rejected}
