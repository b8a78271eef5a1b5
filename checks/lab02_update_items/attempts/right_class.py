"""One class builds every expression; the functions only hand on."""


class Update:
    """An update of one item that is put together clause by clause."""

    def __init__(self, table_name: str, key: dict[str, Any], region: str) -> None:
        self.table = boto3.session.Session(region_name=region).resource("dynamodb").Table(table_name)
        self.key = key
        self.names: dict[str, str] = {}
        self.values: dict[str, Any] = {}
        self.clauses: dict[str, list[str]] = {}

    def name(self, name: str) -> str:
        return next((k for k, v in self.names.items() if v == name), None) or self._new(self.names, "#", name)

    def value(self, value: Any) -> str:
        return self._new(self.values, ":", with_exact_numbers(value))

    @staticmethod
    def _new(placeholders: dict[str, Any], sign: str, meaning: Any) -> str:
        placeholder = f"{sign}{len(placeholders) + 1}"
        placeholders[placeholder] = meaning
        return placeholder

    def clause(self, keyword: str, text: str) -> "Update":
        self.clauses.setdefault(keyword, []).append(text)
        return self

    def send(self) -> dict[str, Any]:
        given = {"ExpressionAttributeNames": self.names, "ExpressionAttributeValues": self.values}
        answer = self.table.update_item(
            Key=self.key,
            UpdateExpression="\n".join(f"{keyword} {', '.join(texts)}" for keyword, texts in self.clauses.items()),
            ReturnValues="ALL_NEW",
            **{member: content for member, content in given.items() if content},
        )
        return answer.get("Attributes", {})


def set_attributes(
    table_name: str, key: dict[str, Any], attributes: dict[str, Any], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    update = Update(table_name, key, region)
    for name, value in attributes.items():
        update.clause("SET", f"{update.name(name)} = {update.value(value)}")
    return update.send()


def remove_attributes(
    table_name: str, key: dict[str, Any], names: list[str], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    update = Update(table_name, key, region)
    for name in names:
        update.clause("REMOVE", update.name(name))
    return update.send()


def increment_counter(
    table_name: str, key: dict[str, Any], attribute: str, amount: Any = 1, region: str = DEFAULT_REGION
) -> Any:
    update = Update(table_name, key, region)
    return update.clause("ADD", f"{update.name(attribute)} {update.value(amount)}").send()[attribute]


def append_to_list(
    table_name: str, key: dict[str, Any], attribute: str, values: list[Any], region: str = DEFAULT_REGION
) -> Any:
    update = Update(table_name, key, region)
    name = update.name(attribute)
    update.clause(
        "SET", f"{name} = list_append(if_not_exists({name}, {update.value([])}), {update.value(values)})"
    ).send()


def add_tags(table_name: str, key: dict[str, Any], tags: set[str], region: str = DEFAULT_REGION) -> Any:
    update = Update(table_name, key, region)
    update.clause("ADD", f"{update.name('tags')} {update.value(set(tags))}").send()


def remove_tags(table_name: str, key: dict[str, Any], tags: set[str], region: str = DEFAULT_REGION) -> Any:
    update = Update(table_name, key, region)
    update.clause("DELETE", f"{update.name('tags')} {update.value(set(tags))}").send()


def set_nested(
    table_name: str, key: dict[str, Any], path: list[str | int], value: Any, region: str = DEFAULT_REGION
) -> Any:
    update = Update(table_name, key, region)
    place = ".".join(f"[{step}]" if isinstance(step, int) else update.name(step) for step in path).replace(".[", "[")
    return update.clause("SET", f"{place} = {update.value(value)}").send()
