"""The work is done in a second file beside the script."""

import item_updates


def set_attributes(
    table_name: str, key: dict[str, Any], attributes: dict[str, Any], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    return item_updates.run(table_name, region, key, sets=attributes)


def remove_attributes(
    table_name: str, key: dict[str, Any], names: list[str], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    return item_updates.run(table_name, region, key, removes=names)


def increment_counter(
    table_name: str, key: dict[str, Any], attribute: str, amount: Any = 1, region: str = DEFAULT_REGION
) -> Any:
    return item_updates.run(table_name, region, key, adds={attribute: amount})[attribute]


def add_tags(table_name: str, key: dict[str, Any], tags: set[str], region: str = DEFAULT_REGION) -> Any:
    return item_updates.run(table_name, region, key, adds={"tags": tags})


def remove_tags(table_name: str, key: dict[str, Any], tags: set[str], region: str = DEFAULT_REGION) -> Any:
    return item_updates.run(table_name, region, key, deletes={"tags": tags})
