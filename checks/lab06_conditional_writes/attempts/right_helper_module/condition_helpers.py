from botocore.exceptions import ClientError


def holds(write, **parameters):
    try:
        write(**parameters)
        return True
    except ClientError as error:
        if type(error).__name__ == "ConditionalCheckFailedException":
            return False
        raise
