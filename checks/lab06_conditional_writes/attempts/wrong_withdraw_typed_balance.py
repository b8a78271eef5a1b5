"""The balance of InsufficientFunds is typed, as it comes with the error.

fails: TestWithdraw.test_too_little, TestWithdraw.test_balance_of_the_refusal, TestScript.test_first_run,
    TestScript.test_second_run, TestScript.test_default_region
says: What comes with an error stays
"""


def withdraw(table_name: str, key: dict[str, Any], amount: Any, region: str = DEFAULT_REGION) -> Any:
    table = table_of(table_name, region)
    try:
        answer = table.update_item(
            Key=key,
            UpdateExpression="SET balance = balance - :amount",
            ConditionExpression="balance >= :amount",
            ExpressionAttributeValues={":amount": with_exact_numbers(amount)},
            ReturnValues="UPDATED_NEW",
            ReturnValuesOnConditionCheckFailure="ALL_OLD",
        )
    except table.meta.client.exceptions.ConditionalCheckFailedException as error:
        raise InsufficientFunds(error.response.get("Item", {}).get("balance", 0)) from error
    return answer["Attributes"]["balance"]
