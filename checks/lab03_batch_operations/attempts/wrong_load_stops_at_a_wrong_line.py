"""The first line that is no JSON ends it all.

fails: TestLoadFile.test_not_an_object, TestLoadFile.test_without_key, TestLoadFile.test_blank
fails: TestScript.test_first_run, TestScript.test_second_run
says: JSONDecodeError
"""


def load_file(table_name: str, path: str, region: str = DEFAULT_REGION) -> dict[str, Any]:
    table = boto3.resource("dynamodb", region_name=region).Table(table_name)
    names, loaded = key_names(table), 0
    with open(path, encoding="utf-8") as lines, table.batch_writer(overwrite_by_pkeys=names) as batch:
        for line in lines:
            if line.strip():
                batch.put_item(Item=json.loads(line, parse_float=Decimal))
                loaded += 1
    return {"loaded": loaded, "rejected": []}
