"""The whole item is replaced by the key and the new attributes.

fails: TestSetAttributes.test_stored, TestSetAttributes.test_odd_names, TestOtherWriters.test_set_attributes
says: the rest of the item is as it was
says: both changes must be there
"""


def set_attributes(
    table_name: str, key: dict[str, Any], attributes: dict[str, Any], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    item = {**key, **with_exact_numbers(attributes)}
    profiles(table_name, region).put_item(Item=item)
    return item
