"""Floats become Decimals in the list that was passed in.

fails: TestAppendToList.test_given_values
says: work on a copy
"""


def append_to_list(table_name, key, attribute, values, region=DEFAULT_REGION):
    for place, value in enumerate(values):
        values[place] = with_exact_numbers(value)
    return profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression="SET #list = list_append(if_not_exists(#list, :empty), :values)",
        ExpressionAttributeNames={"#list": attribute},
        ExpressionAttributeValues={":empty": [], ":values": values},
    )
