"""The region that the caller asks for is ignored: save_note() always writes to us-east-1.

fails: TestSaveNote.test_note_is_stored
says: save_note
"""

CLIENT = boto3.client("dynamodb", region_name="us-east-1")


def save_note(table_name, note_id, text, region=DEFAULT_REGION):
    try:
        CLIENT.put_item(TableName=table_name, Item={"note_id": {"S": note_id}, "text": {"S": text}})
    except ClientError as error:
        print(error)
        return False
    return True
