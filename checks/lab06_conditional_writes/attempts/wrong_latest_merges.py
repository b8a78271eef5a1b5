"""The attributes are set one by one, so that old ones which the new item lacks stay.

fails: TestPutLatest.test_newer
says: in the place of the whole old one
"""


def put_latest(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    table = table_of(table_name, region)
    new = {name: value for name, value in with_exact_numbers(item).items() if name != "account_id"}
    names = {f"#n{n}": name for n, name in enumerate(new)}
    values = {f":v{n}": value for n, value in enumerate(new.values())}
    try:
        table.update_item(
            Key={"account_id": item["account_id"]},
            UpdateExpression="SET " + ", ".join(f"#n{n} = :v{n}" for n in range(len(new))),
            ConditionExpression="attribute_not_exists(updated_at) OR updated_at < :now",
            ExpressionAttributeNames=names,
            ExpressionAttributeValues={":now": item["updated_at"], **values},
        )
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        return False
    return True
