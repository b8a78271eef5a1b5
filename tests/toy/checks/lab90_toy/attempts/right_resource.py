"""The resource interface, one table object for both functions."""


def _table(name, region):
    return boto3.resource("dynamodb", region_name=region).Table(name)


def save_note(table_name, note_id, text, region=DEFAULT_REGION):
    try:
        _table(table_name, region).put_item(Item={"note_id": note_id, "text": text})
    except ClientError as error:
        print(f"Not saved: {error}", file=sys.stderr)
        return False
    return True


def read_note(table_name, note_id, region=DEFAULT_REGION):
    item = _table(table_name, region).get_item(Key={"note_id": note_id}).get("Item")
    return item and item["text"]
