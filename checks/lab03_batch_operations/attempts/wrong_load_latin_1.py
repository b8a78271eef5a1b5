"""The file is read as Latin-1.

fails: TestLoadFile.test_lines
says: the file is UTF-8
"""


def load_file(table_name: str, path: str, region: str = DEFAULT_REGION) -> dict[str, Any]:
    table = boto3.resource("dynamodb", region_name=region).Table(table_name)
    names = key_names(table)
    loaded, rejected = 0, []
    with open(path, encoding="latin-1") as lines, table.batch_writer(overwrite_by_pkeys=names) as batch:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                try:
                    batch.put_item(Item=item_in(line, names))
                    loaded += 1
                except ValueError as error:
                    print(number, error)
                    rejected.append(number)
    return {"loaded": loaded, "rejected": rejected}
