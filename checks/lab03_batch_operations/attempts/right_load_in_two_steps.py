"""The file is read as a whole first, and the last line of each key is written afterwards."""


def load_file(table_name: str, path: str, region: str = DEFAULT_REGION) -> dict[str, Any]:
    table = boto3.resource("dynamodb", region_name=region).Table(table_name)
    table.load()
    names = {part["AttributeName"] for part in table.key_schema}
    good, rejected = [], []
    with open(path, "rb") as file:
        lines = file.read().split(b"\n")
    for index, line in enumerate(lines):
        text = line.decode("utf-8").strip()
        if text == "":
            continue
        try:
            item = json.loads(text, parse_float=lambda digits: Decimal(digits))
        except json.JSONDecodeError:
            item = None
        if type(item) is not dict or names - item.keys():
            rejected.append(index + 1)
        else:
            good.append(item)
    if rejected:
        print("Rejected lines:", ", ".join(str(number) for number in rejected))
    last = {tuple(item[name] for name in names): item for item in good}
    with table.batch_writer() as writer:
        for item in last.values():
            writer.put_item(item)
    return {"loaded": len(good), "rejected": rejected}
