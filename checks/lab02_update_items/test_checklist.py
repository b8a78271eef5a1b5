"""Lab 02: what is graded. A class is a line of the checklist, a method one criterion.

All criteria but those of line 8 work in `us-east-1`, so that a script which forgets its `region` is told so there, once
for each function, and not in every line.
"""

from __future__ import annotations

from decimal import Decimal

from checks.harness.checklist import todo
from checks.harness.comparing import exact, number, typed

HOME = "us-east-1"
KEPT = "the caller goes on using what it has passed in, and finds it changed: work on a copy"
MOST_GAPS = 8
RESERVED = ["comment", "count", "date", "name", "owner", "region", "role", "size", "state", "status", "value", "year"]
LOOKALIKES = ["geo.lat", "geo_lat", "geo-lat", "geo lat", "geolat", "2geo"]
DATA_REQUESTS = [
    *("UpdateItem", "PutItem", "GetItem", "DeleteItem", "Query", "Scan", "BatchGetItem", "BatchWriteItem"),
    *("TransactGetItems", "TransactWriteItems", "ExecuteStatement", "ExecuteTransaction", "BatchExecuteStatement"),
]

RESERVED_ADVICE = "these names are reserved words: write a placeholder (#n) in the expression, for every name"
LOOKALIKE_ADVICE = (
    "a placeholder must not be made from the name: `#geo.lat` is read as two steps of a path, and two names may give "
    "the same one. Number them: #n0, #n1"
)
FLOAT_ADVICE = "a float is stored as the number you see: 19.99 as 19.99. with_exact_numbers() does that"
LEAVES = "AWS's error must leave the function as the ClientError it is, not caught and not turned into another one"


@todo(1, points=3)
class TestSetAttributes:
    """Set any attributes of an item and leave its others as they are"""

    def test_stored(self, student, cloud):
        """The attributes are stored, over old values too; all others stay as they are."""
        old, new = cloud.text(), cloud.text()
        table, key = profile(cloud, {"city": old, "email": old, "logins": [old], "address": {"city": old, "floor": 3}})
        student.set_attributes(table.name, key, {"city": new, "address": {"city": new}}, region=HOME)
        assert table.get(key) == {**key, "city": new, "email": old, "logins": [old], "address": {"city": new}}, (
            "the named attributes have their new values, whole, and the rest of the item is as it was"
        )

    def test_answer(self, student, cloud):
        """The answer is the whole item after the update, as plain Python values."""
        table, key = profile(cloud, {"city": cloud.text(), "email": cloud.text(), "age": 29})
        answer = student.set_attributes(table.name, key, {"city": cloud.text(), "floor": 3}, region=HOME)
        assert plain(answer) == table.get(key), "all attributes, not only the new ones, with the values they have now"

    def test_new_item(self, student, cloud):
        """An item that does not exist is made, of its key and the attributes."""
        table, key = profile(cloud, None)
        city = cloud.text()
        answer = student.set_attributes(table.name, key, {"city": city}, region=HOME)
        assert table.items() == [{**key, "city": city}], "setting an attribute makes the item if there is none"
        assert answer == {**key, "city": city}, "the answer is the whole item, as for any other"

    def test_reserved_words(self, student, cloud):
        """Names may be reserved words, such as `name`, `status` or `date`."""
        attributes = {word: cloud.text() for word in cloud.random.sample(RESERVED, 4)}
        table, key = profile(cloud, {})
        student.set_attributes(table.name, key, attributes, region=HOME)
        assert table.get(key) == {**key, **attributes}, RESERVED_ADVICE

    def test_odd_names(self, student, cloud):
        """Names may hold dots, spaces and hyphens: `geo.lat` is one attribute, and `geo_lat` another."""
        attributes = {name: cloud.text() for name in LOOKALIKES}
        table, key = profile(cloud, {"geo": {"lat": "old"}})
        student.set_attributes(table.name, key, attributes, region=HOME)
        assert table.get(key) == {**key, "geo": {"lat": "old"}, **attributes}, LOOKALIKE_ADVICE

    def test_types(self, student, cloud):
        """Every Python value is stored with its DynamoDB type, floats as the numbers you see."""
        word, cents = cloud.text(), cloud.random.randint(0, 999) * 10 + 7
        attributes = {
            "full_name": word,
            "age": cents,
            "fee": cents / 100,
            "exact": Decimal("1234567890.0123456789"),
            "active": True,
            "manager": None,
            "avatar": b"\x00\xff",
            "marks": [0.1, [word, 7]],
            "address": {"city": word, "geo": {"lat": 38.7}, "empty": {}},
            "teams": {word, "admin"},
            "weights": {0.1, 2.5},
        }
        table, key = profile(cloud, {})
        student.set_attributes(table.name, key, attributes, region=HOME)
        stored = table.get(key) or {}
        for name, value in attributes.items():
            assert typed(stored.get(name)) == typed(value), f"the value of `{name}`, {value!r}. {FLOAT_ADVICE}"
        assert stored.keys() == {*key, *attributes}, "None is a value, stored as NULL, not a missing attribute"

    def test_many(self, student, cloud):
        """Thirty attributes at once are set, each to its own value."""
        attributes = {f"setting_{n}": cloud.text(str(n)) for n in range(30)}
        table, key = profile(cloud, {})
        student.set_attributes(table.name, key, attributes, region=HOME)
        assert table.get(key) == {**key, **attributes}, "build the expression from the names, however many there are"

    def test_refused(self, student, cloud):
        """An error of AWS's leaves the function."""
        refused(student, cloud, "set_attributes", {"city": cloud.text()})

    def test_given_attributes(self, student, cloud):
        """The dicts that are passed in stay as they were."""
        table, key = profile(cloud, {})
        for attributes in ({"city": cloud.text()}, {"fee": 19.99, "marks": [0.1]}):
            assert not student.changes("set_attributes", table.name, key, attributes, region=HOME), KEPT


@todo(2, points=2)
class TestRemoveAttributes:
    """Remove attributes of an item and no others"""

    def test_removed(self, student, cloud):
        """The attributes are gone; all others stay as they are."""
        word = cloud.text()
        table, key = profile(cloud, {"city": word, "email": word, "address": {"city": word}, "logins": [word]})
        student.remove_attributes(table.name, key, ["city", "logins"], region=HOME)
        assert table.get(key) == {**key, "email": word, "address": {"city": word}}, (
            "a removed attribute is not there any more, not None and not empty; the others are as they were"
        )

    def test_answer(self, student, cloud):
        """The answer is the whole item after the update, as plain Python values."""
        table, key = profile(cloud, {"city": cloud.text(), "email": cloud.text(), "age": 29})
        answer = student.remove_attributes(table.name, key, ["city"], region=HOME)
        assert plain(answer) == table.get(key), "what is left of the item, not what was removed"

    def test_absent_name(self, student, cloud):
        """A name that the item does not have is no error."""
        word = cloud.text()
        table, key = profile(cloud, {"city": word, "email": word})
        answer = student.remove_attributes(table.name, key, ["nickname", "city"], region=HOME)
        assert answer == {**key, "email": word}, "the answer is the item without those attributes that it had"
        assert table.get(key) == {**key, "email": word}, "`city` is removed, whether or not there was a `nickname`"

    def test_names(self, student, cloud):
        """Names may be reserved words, and may hold dots, spaces and hyphens."""
        names = [*cloud.random.sample(RESERVED, 3), *LOOKALIKES[:4]]
        table, key = profile(cloud, {**{name: cloud.text() for name in names}, "geo": {"lat": "kept"}})
        student.remove_attributes(table.name, key, names, region=HOME)
        assert table.get(key) == {**key, "geo": {"lat": "kept"}}, (
            "write a numbered placeholder (#n0, #n1) for each name; `geo.lat` is not the `lat` inside `geo`"
        )

    def test_missing_item(self, student, cloud):
        """For an item that does not exist the answer is `{}`, and none is made."""
        table, key = profile(cloud, None)
        answer = student.remove_attributes(table.name, key, ["city"], region=HOME)
        assert table.items() == [], "there was nothing to remove, and now there is an item that nobody asked for"
        assert answer == {}, "there is no item, and so the answer of AWS has no `Attributes`"

    def test_refused(self, student, cloud):
        """An error of AWS's leaves the function, also that there is no such table."""
        refused(student, cloud, "remove_attributes", ["city"])


@todo(3, points=3)
class TestIncrementCounter:
    """Count in one atomic request that starts at zero"""

    def test_adds(self, student, cloud):
        """The amount, 1 unless told otherwise, is added; the answer is the new number."""
        start, amount = cloud.random.randint(10, 99), cloud.random.randint(2, 9)
        table, key = profile(cloud, {"visits": start, "city": "x"})
        answer = student.increment_counter(table.name, key, "visits", region=HOME)
        assert typed(answer) == number(start + 1), "the answer is the number itself, as it is after the 1 was added"
        answer = student.increment_counter(table.name, key, "visits", amount=amount, region=HOME)
        assert typed(answer) == number(start + 1 + amount), "the amount was added to that; the answer is the new number"
        assert table.get(key) == {**key, "visits": start + 1 + amount, "city": "x"}, "what the item holds in the end"

    def test_starts_at_zero(self, student, cloud):
        """A counter that is not there yet starts at 0, also that of an item that does not exist."""
        amount = cloud.random.randint(2, 9)
        table, key = profile(cloud, {"city": "x"})
        answer = student.increment_counter(table.name, key, "visits", amount=amount, region=HOME)
        assert typed(answer) == number(amount), "the item had no such attribute: 0 and the amount"
        table, key = profile(cloud, None)
        answer = student.increment_counter(table.name, key, "visits", amount=amount, region=HOME)
        assert typed(answer) == number(amount), "there was no such item: 0 and the amount"
        assert table.items() == [{**key, "visits": amount}], "the item is made, with its counter"

    def test_amounts(self, student, cloud):
        """The amount may be negative, 0, or a fraction; no digit is lost."""
        table, key = profile(cloud, {"balance": Decimal("0.2"), "bytes_sent": 2**60})
        for amount, wanted in ((0.1, "0.3"), (Decimal("-1.25"), "-0.95"), (0, "-0.95")):
            answer = student.increment_counter(table.name, key, "balance", amount=amount, region=HOME)
            assert typed(answer) == number(wanted), f"the number after {amount!r} was added. {FLOAT_ADVICE}"
        assert table.get(key)["balance"] == Decimal("-0.95"), "what the item holds in the end"
        answer = student.increment_counter(table.name, key, "bytes_sent", region=HOME)
        assert typed(answer) == number(2**60 + 1), "a float keeps about 15 digits only: leave the number a Decimal"

    def test_names(self, student, cloud):
        """The counter's name may be a reserved word, and may hold dots, spaces and hyphens."""
        table = None
        for name in [*cloud.random.sample(RESERVED, 2), *LOOKALIKES[:4]]:
            table, key = profile(cloud, {name: 5, "geo": {"lat": 1}}, table)
            answer = student.increment_counter(table.name, key, name, region=HOME)
            assert typed(answer) == number(6), f"the counter is called `{name}`: write a placeholder (#n) for it"
            assert table.get(key) == {**key, name: 6, "geo": {"lat": 1}}, f"the attribute `{name}` is counted"

    def test_one_request(self, student, cloud):
        """It sends one request and no more, whether the counter is there or not."""
        for attributes in ({"visits": 5}, {}, None):
            table, key = profile(cloud, attributes)
            student.increment_counter(table.name, key, "visits", region=HOME)
            sent = requests(cloud)
            cloud.trace.clear()
            assert len(sent) == 1, (
                f"this counter took {' and '.join(sent) or 'no request'}. One UpdateItem counts and, with "
                "ReturnValues, tells the new number; counters have many writers, and each request costs"
            )

    def test_no_number(self, student, cloud):
        """An attribute that holds a text is left as it is, and AWS's error leaves the function."""
        table, key = profile(cloud, {"visits": "many"})
        error = student.error_of("increment_counter", table.name, key, "visits", region=HOME)
        assert table.get(key) == {**key, "visits": "many"}, "the text was overwritten: it may be somebody's data"
        assert code_of(error) == "ValidationException", LEAVES

    def test_refused(self, student, cloud):
        """An error of AWS's leaves the function."""
        refused(student, cloud, "increment_counter", "visits")


@todo(4, points=2)
class TestAppendToList:
    """Append to a list, whether it is there yet or not"""

    def test_appends(self, student, cloud):
        """The values come after those that are there, in their order, each as a member of its own."""
        old, new = cloud.text(), cloud.text()
        table, key = profile(cloud, {"logins": [old, "x"], "city": "x"})
        student.append_to_list(table.name, key, "logins", [new, old, new], region=HOME)
        assert table.get(key) == {**key, "logins": [old, "x", new, old, new], "city": "x"}, (
            "a list keeps order and repeats; the rest of the item is as it was"
        )

    def test_new_list(self, student, cloud):
        """A list that is not there yet is made, also in an item that does not exist."""
        values = [cloud.text(), cloud.text()]
        table, key = profile(cloud, {"city": "x"})
        student.append_to_list(table.name, key, "logins", values, region=HOME)
        assert table.get(key) == {**key, "city": "x", "logins": values}, "the item had no such list yet"
        table, key = profile(cloud, None)
        student.append_to_list(table.name, key, "logins", values, region=HOME)
        assert table.items() == [{**key, "logins": values}], "there was no such item yet: it is made, with its list"

    def test_names(self, student, cloud):
        """The list's name may be a reserved word, and may hold dots, spaces and hyphens."""
        table = None
        for name in [*cloud.random.sample(RESERVED, 2), *LOOKALIKES[:4]]:
            table, key = profile(cloud, {name: ["a"], "geo": {"lat": ["x"]}}, table)
            student.append_to_list(table.name, key, name, ["b"], region=HOME)
            assert table.get(key) == {**key, name: ["a", "b"], "geo": {"lat": ["x"]}}, (
                f"the list is called `{name}`: write a placeholder (#n) for it"
            )

    def test_values(self, student, cloud):
        """The values may be of every type; a list among them stays one member."""
        values = [0.1, True, None, ["x", 2.5], {"price": 19.99}, {"a", "b"}, b"\x00"]
        table, key = profile(cloud, {"history": [cloud.text()]})
        student.append_to_list(table.name, key, "history", values, region=HOME)
        stored = table.get(key)["history"]
        assert typed(stored[1:]) == typed(values), f"the members after the first. {FLOAT_ADVICE}"

    def test_no_list(self, student, cloud):
        """An attribute that holds a text is left as it is, and an error leaves the function."""
        table, key = profile(cloud, {"logins": "never"})
        student.error_of("append_to_list", table.name, key, "logins", [cloud.text()], region=HOME)
        assert table.get(key) == {**key, "logins": "never"}, (
            "the text was overwritten. A ValidationException does not say that there is no list yet: it may be "
            "anything, so it must not be taken for that. if_not_exists needs no error to find out"
        )

    def test_refused(self, student, cloud):
        """An error of AWS's leaves the function."""
        refused(student, cloud, "append_to_list", "logins", [cloud.text()])

    def test_given_values(self, student, cloud):
        """The list that is passed in stays as it was."""
        table, key = profile(cloud, {"marks": [1]})
        for values in ([7, cloud.text()], [0.1, {"fee": 19.99}]):
            assert not student.changes("append_to_list", table.name, key, "marks", values, region=HOME), KEPT


@todo(5, points=3)
class TestTags:
    """Add and remove tags in a string set"""

    def test_adds(self, student, cloud):
        """add_tags() adds the tags to those that are there, each once."""
        word = cloud.text()
        table, key = profile(cloud, {"tags": {"admin", "beta"}, "city": "x"})
        student.add_tags(table.name, key, {word, "beta"}, region=HOME)
        assert table.get(key) == {**key, "tags": {"admin", "beta", word}, "city": "x"}, "old and new tags, as a set"

    def test_new_set(self, student, cloud):
        """add_tags() makes a set that is not there yet, of type SS, also in an item that does not exist."""
        word = cloud.text()
        table, key = profile(cloud, {"city": "x"})
        student.add_tags(table.name, key, {word, "beta"}, region=HOME)
        assert table.get(key) == {**key, "city": "x", "tags": {word, "beta"}}, "a set of strings, not a list"
        table, key = profile(cloud, None)
        student.add_tags(table.name, key, {word}, region=HOME)
        assert table.items() == [{**key, "tags": {word}}], "there was no such item yet: it is made, with its tags"

    def test_add_to_a_list(self, student, cloud):
        """add_tags() leaves `tags` as it is where it is no set, and an error leaves the function."""
        table, key = profile(cloud, {"tags": ["admin"]})
        student.error_of("add_tags", table.name, key, {cloud.text()}, region=HOME)
        assert table.get(key) == {**key, "tags": ["admin"]}, "`tags` was a list: it may be somebody's data"

    def test_add_refused(self, student, cloud):
        """An error of AWS's leaves add_tags()."""
        refused(student, cloud, "add_tags", {cloud.text()})

    def test_removes(self, student, cloud):
        """remove_tags() removes these tags and no others; one that is not there is no error."""
        word = cloud.text()
        table, key = profile(cloud, {"tags": {"admin", "beta", word}, "city": "x"})
        student.remove_tags(table.name, key, {word, "beta", "nobody"}, region=HOME)
        assert table.get(key) == {**key, "tags": {"admin"}, "city": "x"}, "the tags that are left"

    def test_last_tag(self, student, cloud):
        """When remove_tags() removes the last tag, the attribute goes with it."""
        word = cloud.text()
        table, key = profile(cloud, {"tags": {"beta", word}, "city": "x"})
        student.remove_tags(table.name, key, {word, "beta"}, region=HOME)
        assert table.get(key) == {**key, "city": "x"}, "no attribute `tags`: neither None nor an empty list"

    def test_no_tags(self, student, cloud):
        """remove_tags() leaves an item without tags as it is, and makes none where there is no item."""
        table, key = profile(cloud, {"city": "x"})
        student.remove_tags(table.name, key, {cloud.text()}, region=HOME)
        assert table.get(key) == {**key, "city": "x"}, "there were no tags, and there are none now"
        table, key = profile(cloud, None)
        student.remove_tags(table.name, key, {cloud.text()}, region=HOME)
        assert table.items() == [], "there was nothing to remove, and now there is an item that nobody asked for"

    def test_remove_from_a_list(self, student, cloud):
        """remove_tags() leaves `tags` as it is where it is no set, and an error leaves the function."""
        table, key = profile(cloud, {"tags": ["admin", "beta"]})
        student.error_of("remove_tags", table.name, key, {"beta"}, region=HOME)
        assert table.get(key) == {**key, "tags": ["admin", "beta"]}, "`tags` was a list: it may be somebody's data"

    def test_remove_refused(self, student, cloud):
        """An error of AWS's leaves remove_tags()."""
        refused(student, cloud, "remove_tags", {cloud.text()})


@todo(6, points=2)
class TestSetNested:
    """Change one value deep inside an item"""

    def test_in_a_dict(self, student, cloud):
        """The value at the end of the path is set, over an old one too; all beside it stays as it is."""
        word = cloud.text()
        geo = {"lat": "1", "lon": "2"}
        table, key = profile(cloud, {"address": {"city": "x", "geo": geo}, "city": "y"})
        student.set_nested(table.name, key, ["address", "geo", "lat"], word, region=HOME)
        student.set_nested(table.name, key, ["address", "street"], word, region=HOME)
        assert table.get(key) == {
            **key,
            "address": {"city": "x", "street": word, "geo": {"lat": word, "lon": "2"}},
            "city": "y",
        }, "the two values are set, and nothing else has changed"

    def test_one_name(self, student, cloud):
        """A path of one name sets the attribute, also in an item that does not exist."""
        word = cloud.text()
        table, key = profile(cloud, {"city": "x", "email": "y"})
        student.set_nested(table.name, key, ["city"], word, region=HOME)
        assert table.get(key) == {**key, "city": word, "email": "y"}, "the attribute of that name"
        table, key = profile(cloud, None)
        student.set_nested(table.name, key, ["city"], word, region=HOME)
        assert table.items() == [{**key, "city": word}], "there was no such item yet: it is made"

    def test_in_a_list(self, student, cloud):
        """An `int` in the path is the index of a list."""
        word = cloud.text()
        phones = [{"digits": "0"}, {"digits": "1", "kind": "home"}]
        table, key = profile(cloud, {"phones": phones, "grid": [["a", "b"], ["c", "d"]]})
        student.set_nested(table.name, key, ["phones", 1, "digits"], word, region=HOME)
        student.set_nested(table.name, key, ["grid", 1, 0], word, region=HOME)
        assert table.get(key) == {
            **key,
            "phones": [{"digits": "0"}, {"digits": word, "kind": "home"}],
            "grid": [["a", "b"], [word, "d"]],
        }, "an int is written in brackets: phones[1]"

    def test_names(self, student, cloud):
        """A `str` in the path is always a name: reserved words, dots and digits included."""
        table, (outer, inner) = None, cloud.random.sample(RESERVED, 2)
        for path in ([outer, inner], ["sites", "example.com", "hits"], ["marks", "0"], ["a b", "a-b"], ["x", "x"]):
            word = cloud.text()
            table, key = profile(cloud, {path[0]: nested(path[1:], "old")}, table)
            student.set_nested(table.name, key, path, word, region=HOME)
            assert table.get(key) == {**key, path[0]: nested(path[1:], word)}, (
                f"after setting {path}: each name is one step, with a placeholder of its own; only an int is an index"
            )

    def test_values(self, student, cloud):
        """The value may be of every type."""
        table = None
        for value in (19.99, True, None, [0.1, {"a": 2.5}], {"lat": 38.7}, {"a", "b"}, b"\x00", 7, cloud.text()):
            table, key = profile(cloud, {"address": {"geo": {"old": 1}}}, table)
            student.set_nested(table.name, key, ["address", "geo"], value, region=HOME)
            assert typed(table.get(key)["address"]["geo"]) == typed(value), f"the value {value!r}. {FLOAT_ADVICE}"

    def test_no_parents(self, student, cloud):
        """Parents are not made: nothing is changed, and AWS's own ValidationException leaves the function."""
        for attributes in ({"city": "x"}, {"city": "x", "address": "a text"}, None):
            table, key = profile(cloud, attributes)
            before = table.items()
            error = student.error_of("set_nested", table.name, key, ["address", "city"], cloud.text(), region=HOME)
            assert table.items() == before, "there is no dict `address` to set a city in, so nothing may be changed"
            assert code_of(error) == "ValidationException", LEAVES

    def test_refused(self, student, cloud):
        """An error of AWS's leaves the function."""
        refused(student, cloud, "set_nested", ["city"], cloud.text())

    def test_given_path(self, student, cloud):
        """The path that is passed in stays as it was."""
        table, key = profile(cloud, {"address": {"geo": {"lat": 1}}})
        for value in (38, 38.7):
            assert not student.changes("set_nested", table.name, key, ["address", "geo", "lat"], value, region=HOME), (
                KEPT
            )


@todo(7, points=3)
class TestOtherWriters:
    """Lose nothing that another writer changes at the same time"""

    def test_set_attributes(self, student, cloud):
        """set_attributes(): another attribute that somebody sets meanwhile stays, also when they make the item."""
        ours, theirs = cloud.text("ours"), cloud.text("theirs")
        for start in ({"city": "old", "email": "old"}, None):
            contest(
                *(student, cloud, "set_attributes", {"city": ours}),
                start=start,
                other=lambda item: {**item, "email": theirs},
                both={"city": ours, "email": theirs},
            )

    def test_remove_attributes(self, student, cloud):
        """remove_attributes(): another attribute that somebody sets meanwhile stays."""
        theirs = cloud.text("theirs")
        contest(
            *(student, cloud, "remove_attributes", ["city"]),
            start={"city": "old", "email": "old"},
            other=lambda item: {**item, "email": theirs},
            both={"email": theirs},
        )

    def test_increment_counter(self, student, cloud):
        """increment_counter(): what somebody else counts meanwhile is counted, also when the counter is new."""
        ours, theirs = cloud.random.randint(2, 9), cloud.random.randint(10, 99)
        for start, before in (({"visits": 100}, 100), ({"city": "x"}, 0), (None, 0)):
            contest(
                *(student, cloud, "increment_counter", "visits", ours),
                start=start,
                other=lambda item: {**item, "visits": item.get("visits", 0) + theirs},
                both={**(start or {}), "visits": before + ours + theirs},
            )

    def test_append_to_list(self, student, cloud):
        """append_to_list(): what somebody else appends meanwhile stays, also when the list is new."""
        ours, theirs = cloud.text("ours"), cloud.text("theirs")
        for start, before in (({"logins": ["a"]}, ["a"]), ({"city": "x"}, []), (None, [])):
            contest(
                *(student, cloud, "append_to_list", "logins", [ours]),
                start=start,
                other=lambda item: {**item, "logins": [*item.get("logins", []), theirs]},
                both={**(start or {}), "logins": [*before, ours, theirs]},
            )

    def test_add_tags(self, student, cloud):
        """add_tags(): a tag that somebody else adds meanwhile stays, also when the set is new."""
        ours, theirs = cloud.text("ours"), cloud.text("theirs")
        for start, before in (({"tags": {"a"}}, {"a"}), ({"city": "x"}, set()), (None, set())):
            contest(
                *(student, cloud, "add_tags", {ours}),
                start=start,
                other=lambda item: {**item, "tags": {*item.get("tags", set()), theirs}},
                both={**(start or {}), "tags": {*before, ours, theirs}},
            )

    def test_remove_tags(self, student, cloud):
        """remove_tags(): a tag that somebody else adds meanwhile stays, also when yours was the last."""
        ours, theirs = cloud.text("ours"), cloud.text("theirs")
        for start in ({"tags": {"a", ours}}, {"tags": {ours}}):
            contest(
                *(student, cloud, "remove_tags", {ours}),
                start=start,
                other=lambda item: {**item, "tags": {*item.get("tags", set()), theirs}},
                both={"tags": start["tags"] - {ours} | {theirs}},
            )

    def test_set_nested(self, student, cloud):
        """set_nested(): what somebody else sets beside it meanwhile stays."""
        ours, theirs = cloud.text("ours"), cloud.text("theirs")
        contest(
            *(student, cloud, "set_nested", ["address", "city"], ours),
            start={"address": {"city": "old", "street": "old"}},
            other=lambda item: {**item, "address": {**item["address"], "street": theirs}},
            both={"address": {"city": ours, "street": theirs}},
        )
        contest(
            *(student, cloud, "set_nested", ["logins", 0], ours),
            start={"logins": ["old"]},
            other=lambda item: {**item, "logins": [*item["logins"], theirs]},
            both={"logins": [ours, theirs]},
        )


@todo(8, points=2)
class TestScript:
    """Script runs without errors, for any table and region"""

    def test_first_run(self, student, cloud):
        """The script makes the table if there is none, shows the functions on one profile, and ends with 0."""
        name = cloud.fresh_name("Profiles")
        run = student.run("--table-name", name, "--region", HOME)
        assert cloud.table(name, HOME).status == "ACTIVE", "there must be an active table in the end"
        assert len(cloud.table(name, HOME).items()) == 1, "the profile that the functions were shown on"
        assert run.status == 0, "0 tells whoever started the script that all went well; see what it printed"

    def test_second_run(self, student, cloud):
        """A table that exists is used as it is; the items in it stay, and the script ends with 0."""
        table = cloud.create_table("user_id", region=HOME, items=3)
        before = table.items()
        runs = [student.run("--table-name", table.name, "--region", HOME).status for _ in range(2)]
        assert [item for item in before if item not in table.items()] == [], "these items were there before the run"
        assert runs == [0, 0], "the exit status of two runs over a table that was there; see what the script printed"
        asked = [request for request in cloud.trace if request.operation in DATA_REQUESTS]
        assert asked, "the script ended with 0 and has never asked for a change"

    def test_refused(self, student, cloud):
        """When AWS refuses the updates, the script ends with exit status 1."""
        cloud.deny(*DATA_REQUESTS)
        run = student.run("--table-name", cloud.fresh_name("Profiles"), "--region", HOME)
        assert run.status == 1, "whoever started the script must be able to tell that it did not work"
        refused = [request for request in cloud.trace if request.answer == "AccessDeniedException"]
        assert refused, "it ended with 1 before AWS was asked to change anything"

    def test_parameters(self, student, cloud):
        """`--table-name` and `--region` are obeyed; without `--region` it is us-east-1."""
        there, here = cloud.fresh_name("Profiles"), cloud.fresh_name("Profiles")
        student.run("--table-name", there, "--region", cloud.region)
        student.run("--table-name", here)
        assert cloud.table_names(cloud.region) == [there], f"the tables in {cloud.region}, after a run for that region"
        assert len(cloud.table(there).items()) == 1, f"the profile belongs into {there}, in {cloud.region}"
        assert cloud.table_names(HOME) == [here], f"the tables in {HOME}, after a run that named no region"

    def test_set_region(self, student, cloud):
        """set_attributes() works in the region it is given."""
        elsewhere(student, cloud, "set_attributes", {"city": "new"}, start={}, end={"city": "new"})

    def test_remove_region(self, student, cloud):
        """remove_attributes() works in the region it is given."""
        elsewhere(student, cloud, "remove_attributes", ["city"], start={"city": "x"}, end={})

    def test_increment_region(self, student, cloud):
        """increment_counter() works in the region it is given."""
        elsewhere(student, cloud, "increment_counter", "visits", start={"visits": 5}, end={"visits": 6})

    def test_append_region(self, student, cloud):
        """append_to_list() works in the region it is given."""
        elsewhere(
            student, cloud, "append_to_list", "logins", ["b"], start={"logins": ["a"]}, end={"logins": ["a", "b"]}
        )

    def test_add_region(self, student, cloud):
        """add_tags() works in the region it is given."""
        elsewhere(student, cloud, "add_tags", {"b"}, start={"tags": {"a"}}, end={"tags": {"a", "b"}})

    def test_remove_tags_region(self, student, cloud):
        """remove_tags() works in the region it is given."""
        elsewhere(student, cloud, "remove_tags", {"b"}, start={"tags": {"a", "b"}}, end={"tags": {"a"}})

    def test_nested_region(self, student, cloud):
        """set_nested() works in the region it is given."""
        elsewhere(student, cloud, "set_nested", ["a", "b"], "new", start={"a": {"b": "x"}}, end={"a": {"b": "new"}})


def profile(cloud, attributes, table=None):
    """A profile of these attributes (`None`: no profile) in a table, a new one in us-east-1; the table and the key."""
    table, key = table or cloud.create_table("user_id", region=HOME), {"user_id": cloud.text("user")}
    if attributes is not None:
        table.put({**key, **attributes})
    return table, key


def requests(cloud):
    """The names of the requests that were sent, boto3's own retries apart."""
    return [request.operation for request in cloud.trace if request.attempt == 1]


def contest(student, cloud, function, *arguments, start, other, both):
    """Call a function undisturbed, then again with another writer in one gap after the other between its requests.

    `other` makes a new item of the one that there is, at once; in the end the attributes must be `both`. Gap 0 is
    before the first request, where nothing can be lost but by overwriting the whole item.
    """

    def call(table, key):
        cloud.trace.clear()
        student.call(function, table.name, key, *arguments, region=HOME)
        return requests(cloud)

    table, key = profile(cloud, start)
    gaps, gap = min(len(call(table, key)), MOST_GAPS), 0
    while gap < gaps:
        table, key = profile(cloud, start, table)
        writer = OtherWriter(cloud, gap, table, key, other)
        sent = call(table, key)
        gaps = max(gaps, min(len(sent), MOST_GAPS))
        if writer.wrote:
            end = {name: value for name, value in (table.get(key) or {}).items() if name not in key}
            assert in_any_order(end) == in_any_order(both), story(sent, gap)
        gap += 1


class OtherWriter:
    """Somebody who changes an item once, after so many more requests and before the one that follows them."""

    def __init__(self, cloud, gap, table, key, change):
        self._gap, self._table, self._key, self._change = gap, table, key, change
        self.wrote = False
        cloud.between(None, None, do=self._act, times=None)

    def _act(self):
        if self._gap == 0:
            self._table.put(self._change(self._table.get(self._key) or self._key))
            self.wrote = True
        self._gap -= 1


def story(sent, gap):
    """What to tell a student whose function and another writer do not both get what they wrote."""
    if gap == 0:
        return "another writer had changed the item just before; both changes must be there, theirs and yours"
    return (
        f"a lost update: between your {sent[gap - 1]} and your {sent[gap]} another writer changed the item, and you "
        "wrote what followed from the old one. Both changes must be there: let one UpdateItem work it out"
    )


def in_any_order(attributes):
    """Attributes with their lists of texts sorted: who comes first among two writers is not said."""
    return {name: sorted(value) if isinstance(value, list) else value for name, value in attributes.items()}


def refused(student, cloud, function, *arguments):
    """Hold a function against a table that does not exist, and against a missing permission: both errors leave it."""
    key = {"user_id": cloud.text("user")}
    error = student.error_of(function, cloud.fresh_name("Profiles"), key, *arguments, region=HOME)
    assert code_of(error) == "ResourceNotFoundException", f"there is no such table. {LEAVES}"
    table, key = profile(cloud, {})
    cloud.deny("*")
    error = student.error_of(function, table.name, key, *arguments, region=HOME)
    assert code_of(error) == "AccessDeniedException", f"the caller has no permission. {LEAVES}"


def code_of(error):
    """The code of AWS's error; of an exception that is none, its class."""
    return error.code or error.types[0]


def elsewhere(student, cloud, function, *arguments, start, end):
    """Call a function for one of two tables of the same name, in two regions: it must change that one alone."""
    here, key = profile(cloud, start)
    there = cloud.create_table("user_id", name=here.name, region=cloud.region)
    there.put({**key, **start})
    student.call(function, there.name, key, *arguments, region=cloud.region)
    assert here.get(key) == {**key, **start}, f"the table of the same name in {HOME} is another table: it was changed"
    assert there.get(key) == {**key, **end}, (
        f"asked for {cloud.region}: give the client or resource the `region` of the call (region_name=region)"
    )


def nested(path, value):
    """A value in a dict in a dict, as deep as the path says."""
    for name in reversed(path):
        value = {name: value}
    return value


def plain(answer):
    """An item whose numbers at the top are compared by value, float or Decimal; whatever else it is, as it is."""
    return {name: exact(value) for name, value in answer.items()} if isinstance(answer, dict) else answer
