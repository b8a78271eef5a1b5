"""A note that is not there ends in a KeyError instead of None.

fails: TestReadNote.test_missing_note
says: read_note() raised KeyError
"""


def read_note(table_name, note_id, region=DEFAULT_REGION):
    client = boto3.client("dynamodb", region_name=region)
    return client.get_item(TableName=table_name, Key={"note_id": {"S": note_id}})["Item"]["text"]["S"]
