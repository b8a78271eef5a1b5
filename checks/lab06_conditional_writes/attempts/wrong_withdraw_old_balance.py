"""It answers with the balance as it was before.

fails: TestWithdraw.test_enough, TestWithdraw.test_all_of_it, TestWithdraw.test_race_for_the_last,
    TestWithdraw.test_answer_is_own, TestWithdraw.test_floats, TestScript.test_first_run,
    TestScript.test_second_run, TestScript.test_default_region
says: return the new balance
"""


def withdraw(table_name: str, key: dict[str, Any], amount: Any, region: str = DEFAULT_REGION) -> Any:
    table = table_of(table_name, region)
    try:
        answer = table.update_item(
            Key=key,
            UpdateExpression="SET balance = balance - :amount",
            ConditionExpression="balance >= :amount",
            ExpressionAttributeValues={":amount": with_exact_numbers(amount)},
            ReturnValues="UPDATED_OLD",
            ReturnValuesOnConditionCheckFailure="ALL_OLD",
        )
    except table.meta.client.exceptions.ConditionalCheckFailedException as error:
        stored = error.response.get("Item", {"balance": {"N": "0"}})
        raise InsufficientFunds(Decimal(stored["balance"]["N"])) from error
    return answer["Attributes"]["balance"]
