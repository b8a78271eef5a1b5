import sys

import boto3
from botocore.exceptions import ClientError

_clients = {}


def client(region):
    if region not in _clients:
        _clients[region] = boto3.client("dynamodb", region_name=region)
    return _clients[region]


def succeeds(call, **parameters):
    try:
        call(**parameters)
    except ClientError as error:
        sys.stderr.write(f"{error}\n")
        return False
    return True
