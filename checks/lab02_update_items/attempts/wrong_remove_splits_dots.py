"""A dot in a name is taken for a step inwards.

fails: TestRemoveAttributes.test_names
says: `geo.lat` is not the `lat` inside `geo`
"""


def remove_attributes(
    table_name: str, key: dict[str, Any], names: list[str], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    placeholders: dict[str, str] = {}
    paths = []
    for name in names:
        steps = []
        for part in name.split("."):
            steps.append(placeholders.setdefault(part, f"#p{len(placeholders)}"))
        paths.append(".".join(steps))
    answer = profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression="REMOVE " + ", ".join(paths),
        ExpressionAttributeNames={placeholder: part for part, placeholder in placeholders.items()},
        ReturnValues="ALL_NEW",
    )
    return answer.get("Attributes", {})
