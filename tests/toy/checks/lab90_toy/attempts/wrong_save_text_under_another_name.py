"""The text is stored in the attribute `note` instead of `text`.

fails: TestSaveNote.test_note_is_stored
says: text
"""

import boto3


def save_note(table_name, note_id, text, region=DEFAULT_REGION):
    try:
        client = boto3.client("dynamodb", region_name=region)
        client.put_item(TableName=table_name, Item={"note_id": {"S": note_id}, "note": {"S": text}})
    except ClientError as error:
        print(error)
        return False
    return True
