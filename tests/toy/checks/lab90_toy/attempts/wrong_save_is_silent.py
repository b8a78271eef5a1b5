"""An error of AWS gives False without a word that says why.

fails: TestSaveNote.test_error_is_told
says: message
"""


def save_note(table_name, note_id, text, region=DEFAULT_REGION):
    client = boto3.client("dynamodb", region_name=region)
    try:
        client.put_item(TableName=table_name, Item={"note_id": {"S": note_id}, "text": {"S": text}})
    except ClientError:
        return False
    return True
