"""The whole path is one name.

fails: TestSetNested.test_in_a_dict, TestSetNested.test_in_a_list, TestSetNested.test_names, TestSetNested.test_values,
    TestSetNested.test_no_parents, TestOtherWriters.test_set_nested, TestScript.test_nested_region
says: the two values are set
"""


def set_nested(
    table_name: str, key: dict[str, Any], path: list[str | int], value: Any, region: str = DEFAULT_REGION
) -> Any:
    names = {"#n": ".".join(map(str, path))}
    profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression="SET #n = :v",
        ExpressionAttributeNames=names,
        ExpressionAttributeValues={":v": with_exact_numbers(value)},
    )
