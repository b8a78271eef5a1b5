"""The new item is written by UpdateItem: what is new or changed is set, what is left out is removed."""


def save_with_retry(
    table_name: str,
    key: dict[str, Any],
    change: Callable[[dict[str, Any]], dict[str, Any]],
    region: str = DEFAULT_REGION,
    max_attempts: int = 5,
) -> dict[str, Any]:
    table = table_of(table_name, region)
    conflict = table.meta.client.exceptions.ConditionalCheckFailedException
    for _ in range(max_attempts):
        old = table.get_item(Key=key, ConsistentRead=True)["Item"]
        version = old["version"]
        kept = {name for name in old if name not in (*key, "version")}
        new = with_exact_numbers(change({**old}))
        assigned = {name: value for name, value in new.items() if name not in (*key, "version")}
        names = {f"#n{n}": name for n, name in enumerate([*assigned, *(kept - assigned.keys())])}
        values = {f":v{n}": value for n, value in enumerate(assigned.values())}
        places = list(names)
        expression = "SET version = :next" + "".join(f", #n{n} = :v{n}" for n in range(len(assigned)))
        if places[len(assigned) :]:
            expression += " REMOVE " + ", ".join(places[len(assigned) :])
        try:
            return table.update_item(
                Key=key,
                UpdateExpression=expression,
                ConditionExpression="version = :seen",
                ExpressionAttributeNames=names,
                ExpressionAttributeValues={":seen": version, ":next": version + 1, **values},
                ReturnValues="ALL_NEW",
            )["Attributes"]
        except conflict:
            pass
    raise ConflictError("conflict after conflict")
