"""One decorator handles the errors of all functions."""

import functools
import traceback


def answering(refused: Any) -> Any:
    """Answer with `refused()`, and show the traceback, when AWS refuses."""

    def decorate(function: Any) -> Any:
        @functools.wraps(function)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            try:
                return function(*args, **kwargs)
            except (ClientError, WaiterError, LookupError):
                traceback.print_exc()
                return refused()

        return guarded

    return decorate


@answering(bool)
def create_table(table_name, region=DEFAULT_REGION):
    boto3.client("dynamodb", region_name=region).create_table(
        TableName=table_name,
        KeySchema=[{"AttributeName": "username", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "username", "AttributeType": "S"}],
        ProvisionedThroughput={"ReadCapacityUnits": 5, "WriteCapacityUnits": 5},
        Tags=[{"Key": "Owner", "Value": "me"}, {"Key": "Environment", "Value": "DevOps-Lab"}],
    )
    return True


@answering(bool)
def wait_for_table_creation(table_name, region=DEFAULT_REGION, max_attempts=10):
    waiter = boto3.client("dynamodb", region_name=region).get_waiter("table_exists")
    waiter.wait(TableName=table_name, WaiterConfig={"MaxAttempts": max_attempts})
    return True


@answering(list)
def list_tables(region=DEFAULT_REGION):
    paginator = boto3.client("dynamodb", region_name=region).get_paginator("list_tables")
    names = list(paginator.paginate().search("TableNames[]"))
    print(*names, sep="\n")
    return names


@answering(bool)
def insert_item(table_name, item, region=DEFAULT_REGION):
    table = boto3.session.Session(region_name=region).resource("dynamodb").Table(table_name)
    table.put_item(Item=with_exact_numbers(item))
    return True


@answering(lambda: None)
def get_item(table_name, key_value, key_name="username", region=DEFAULT_REGION):
    table = boto3.session.Session(region_name=region).resource("dynamodb").Table(table_name)
    return table.get_item(Key={key_name: key_value})["Item"]


@answering(bool)
def delete_table(table_name, region=DEFAULT_REGION):
    boto3.client("dynamodb", region_name=region).delete_table(TableName=table_name)
    return True
