"""The text comes back as DynamoDB spells it, with its type letter.

fails: TestReadNote.test_text_comes_back
says: read_note
"""


def read_note(table_name, note_id, region=DEFAULT_REGION):
    client = boto3.client("dynamodb", region_name=region)
    answer = client.get_item(TableName=table_name, Key={"note_id": {"S": note_id}})
    return answer["Item"]["text"] if "Item" in answer else None
