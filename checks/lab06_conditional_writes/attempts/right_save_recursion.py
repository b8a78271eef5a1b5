"""Each attempt calls the function anew with one attempt less, after a pause of random length."""

import random
import time


def save_with_retry(
    table_name: str,
    key: dict[str, Any],
    change: Callable[[dict[str, Any]], dict[str, Any]],
    region: str = DEFAULT_REGION,
    max_attempts: int = 5,
) -> dict[str, Any]:
    if max_attempts == 0:
        raise ConflictError(f"{key['account_id']}: too many others")
    table = table_of(table_name, region)
    item = table.get_item(Key=key, ConsistentRead=True)["Item"]
    version = item.pop("version")
    new = {**with_exact_numbers(change({**item, "version": version})), "version": version + 1}
    try:
        table.put_item(Item=new, ConditionExpression="version = :v", ExpressionAttributeValues={":v": version})
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        time.sleep(random.uniform(0.05, 0.5))
        return save_with_retry(table_name, key, change, region=region, max_attempts=max_attempts - 1)
    return new
