"""The lines are numbered from 0.

fails: TestLoadFile.test_not_an_object, TestLoadFile.test_without_key, TestLoadFile.test_blank
fails: TestScript.test_first_run, TestScript.test_second_run
says: lines are numbered from 1
"""


def load_file(table_name: str, path: str, region: str = DEFAULT_REGION) -> dict[str, Any]:
    table = boto3.resource("dynamodb", region_name=region).Table(table_name)
    names = key_names(table)
    loaded, rejected = 0, []
    with open(path, encoding="utf-8") as lines, table.batch_writer(overwrite_by_pkeys=names) as batch:
        for number, line in enumerate(lines):
            if line.strip():
                try:
                    batch.put_item(Item=item_in(line, names))
                    loaded += 1
                except ValueError as error:
                    print(number, error)
                    rejected.append(number)
    return {"loaded": loaded, "rejected": rejected}
