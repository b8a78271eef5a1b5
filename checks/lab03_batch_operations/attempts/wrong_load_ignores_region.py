"""The region of the example is used.

fails: TestRegion.test_load
says: give the client or resource the `region` of the call
"""


def load_file(table_name: str, path: str, region: str = DEFAULT_REGION) -> dict[str, Any]:
    table = boto3.resource("dynamodb", region_name=DEFAULT_REGION).Table(table_name)
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
