"""InsufficientFunds says what was asked for, not what is there.

fails: TestWithdraw.test_too_little, TestWithdraw.test_no_account, TestWithdraw.test_balance_of_the_refusal,
    TestScript.test_first_run, TestScript.test_second_run, TestScript.test_default_region
says: is the present balance as a plain number
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
        raise InsufficientFunds(amount) from error
    return answer["Attributes"]["balance"]
