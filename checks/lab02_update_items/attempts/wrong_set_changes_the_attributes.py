"""Takes the attributes out of the dict that was passed in, one by one.

fails: TestSetAttributes.test_given_attributes
says: work on a copy
"""


def set_attributes(table_name, key, attributes, region=DEFAULT_REGION):
    names, values, parts = {}, {}, []
    while attributes:
        name, value = attributes.popitem()
        parts.append(f"#n{len(parts)} = :v{len(parts)}")
        names[f"#n{len(names)}"] = name
        values[f":v{len(values)}"] = with_exact_numbers(value)
    answer = profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression="SET " + ", ".join(parts),
        ExpressionAttributeNames=names,
        ExpressionAttributeValues=values,
        ReturnValues="ALL_NEW",
    )
    return answer["Attributes"]
