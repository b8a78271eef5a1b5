"""Takes the steps out of the path that was passed in.

fails: TestSetNested.test_given_path
says: work on a copy
"""


def set_nested(table_name, key, path, value, region=DEFAULT_REGION):
    names, place = {}, ""
    while path:
        step = path.pop(0)
        if isinstance(step, int):
            place += f"[{step}]"
        else:
            names[f"#n{len(names)}"] = step
            place += f".#n{len(names) - 1}" if place else "#n0"
    return profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression=f"SET {place} = :value",
        ExpressionAttributeNames=names,
        ExpressionAttributeValues={":value": with_exact_numbers(value)},
    )
