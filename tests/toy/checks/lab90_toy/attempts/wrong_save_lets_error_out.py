"""An error of AWS leaves save_note() instead of being told.

fails: TestSaveNote.test_error_is_told
says: save_note() raised ResourceNotFoundException
"""


def save_note(table_name, note_id, text, region=DEFAULT_REGION):
    table = boto3.resource("dynamodb", region_name=region).Table(table_name)
    table.put_item(Item={"note_id": note_id, "text": text})
    return True
