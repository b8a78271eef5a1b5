"""Lab 03: what is graded. A class is a line of the checklist, a method one criterion.

All criteria but those of line 8 work in `us-east-1`, so that a script which forgets its `region` is told so there, once
for each function, and not in every line.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from contextlib import contextmanager, suppress
from decimal import Decimal

from checks.harness.checklist import simulated_only, todo
from checks.harness.student.failures import Raised

HOME = "us-east-1"
KEPT = "the caller goes on using what it has passed in, and finds it changed: work on a copy"
KEY_NAMES = ("id", "name", "date", "user.id", "Key")
WHOLE_BATCH = 100
MANY_ATTEMPTS = 12
NO_PAUSE = 0.00001  # seconds; the clock's figures are rounded
RESOURCE_ADVICE = "let a ClientError that you were not asked to handle leave the function as it is"


@todo(1, points=4)
class TestInsert:
    """Insert any number of items, 25 in a request"""

    def test_one_item(self, student, cloud):
        """One item is stored, and the answer says so."""
        table = simple_table(cloud)
        items = new_items(cloud, table, 1)
        answer = student.batch_insert(table.name, items, region=HOME)
        assert table.items() == items, "exactly this one item must be in the table"
        assert answer == {"written": 1, "unprocessed": []}

    def test_values(self, student, cloud):
        """Every value is stored with its own type; a float as the number you see, 19.99 as 19.99."""
        table, word = cloud.create_table("id", region=HOME), cloud.text()
        item = {
            "id": word,
            "total": 19.99,
            "count": 7,
            "exact": Decimal("0.10000000000000000001"),
            "paid": True,
            "note": None,
            "scan": b"\x00\xff",
            "tags": {word},
            "sizes": {0.3},
            "lines": [{"price": 0.1}, 2.5],
            "status": word,
        }
        student.batch_insert(table.name, [item], region=HOME)
        stored = table.get_typed({"id": word})
        assert stored is not None, "the item is not in the table"
        assert stored == {
            "id": {"S": word},
            "total": {"N": "19.99"},
            "count": {"N": "7"},
            "exact": {"N": "0.10000000000000000001"},
            "paid": {"BOOL": True},
            "note": {"NULL": True},
            "scan": {"B": "AP8="},
            "tags": {"SS": [word]},
            "sizes": {"NS": ["0.3"]},
            "status": {"S": word},
            "lines": {"L": [{"M": {"price": {"N": "0.1"}}}, {"N": "2.5"}]},
        }, "boto3 refuses floats: make each a Decimal by way of its text, also inside lists, dicts and sets"

    def test_batches(self, student, cloud):
        """25 items go in one request, 26 in two."""
        table = simple_table(cloud)
        with batches_up_to(25, cloud):
            student.batch_insert(table.name, new_items(cloud, table, 25), region=HOME)
        assert requests(cloud) == {"BatchWriteItem": 1}, "requests for 25 items: a batch holds up to 25"
        with batches_up_to(25, cloud):
            student.batch_insert(table.name, new_items(cloud, table, 26), region=HOME)
        assert requests(cloud) == {"BatchWriteItem": 3}, "requests for 25 items and then 26: one, and two more"
        assert len(table.items()) == 51, "the number of items in the table: 25 and 26 were to be inserted"

    def test_many(self, student, cloud):
        """230 items go in 10 requests, and all of them are stored."""
        table = simple_table(cloud)
        items = new_items(cloud, table, 230)
        with batches_up_to(25, cloud):
            answer = student.batch_insert(table.name, items, region=HOME)
        assert len(table.items()) == 230, "the number of items in the table"
        assert lacking(table.items(), items) == [], "these items are not in the table as they were given"
        assert answer == {"written": 230, "unprocessed": []}
        assert requests(cloud) == {"BatchWriteItem": 10}, (
            "requests for 230 items. A batch takes up to 25 of them, and each request is a journey to AWS and back"
        )

    def test_empty(self, student, cloud):
        """For an empty list nothing is sent at all, and the answer says that nothing was written."""
        table = simple_table(cloud)
        answer = student.batch_insert(table.name, [], region=HOME)
        assert answer == {"written": 0, "unprocessed": []}
        assert cloud.trace.operations == [], "AWS refuses an empty batch, and there was nothing to ask"
        used(student, "batch_insert", table, new_items(cloud, table, 1))

    def test_same_key(self, student, cloud):
        """Where two items have the same key, the last one is stored, and the key counts once."""
        table = simple_table(cloud)
        first, other, last = new_items(cloud, table, 3)
        last.update(key_in(table, first))
        answer = student.batch_insert(table.name, [first, other, last], region=HOME)
        check_no_key_twice(cloud, table)
        assert lacking(table.items(), [other, last]) == [], (
            "these items are not in the table: of two items with the same key, the last in the list has to win"
        )
        assert answer == {"written": 2, "unprocessed": []}, "`written` is the number of different keys"

    def test_same_key_far_apart(self, student, cloud):
        """The same holds for two items that are more than a batch apart."""
        table = simple_table(cloud)
        items = new_items(cloud, table, 61)
        items[-1].update(key_in(table, items[0]))
        answer = student.batch_insert(table.name, items, region=HOME)
        assert len(table.items()) == 60, "the number of items in the table: there are 60 different keys"
        assert lacking(table.items(), items[-1:]) == [], "the last item of the list has to win over the first"
        assert answer == {"written": 60, "unprocessed": []}, (
            "`written` is the number of different keys, over all batches"
        )

    def test_whole_key(self, student, cloud):
        """In a table with a sort key, only items that have both parts in common have the same key."""
        table = composite_table(cloud)
        items = new_orders(cloud, table, 4)
        last = {**items[0], "note": cloud.text()}
        answer = student.batch_insert(table.name, [*items, last], region=HOME)
        check_no_key_twice(cloud, table)
        assert lacking(table.items(), [*items[1:], last]) == [], (
            "these items are not in the table. DescribeTable tells which attributes make up the key: here they are two"
        )
        assert answer == {"written": 4, "unprocessed": []}

    def test_refused(self, student, cloud):
        """AWS's own error leaves the function: no such table, no permission."""
        table, items = simple_table(cloud), [{"id": cloud.text()}]
        missing = student.error_of("batch_insert", cloud.fresh_name(), items, region=HOME)
        assert missing.code == "ResourceNotFoundException", f"there is no such table: {RESOURCE_ADVICE}"
        cloud.deny("BatchWriteItem")
        denied = student.error_of("batch_insert", table.name, new_items(cloud, table, 2), region=HOME)
        assert denied.code == "AccessDeniedException", f"there is no permission: {RESOURCE_ADVICE}"

    def test_given_items(self, student, cloud):
        """The list that is passed in, and the items in it, stay as they were."""
        table = simple_table(cloud)
        items = [{**item, "fee": 19.99} for item in new_items(cloud, table, 30)]
        assert not student.changes("batch_insert", table.name, items, region=HOME), KEPT


@todo(2, points=4)
class TestLeftOver:
    """Send again what the service left over, after pauses that grow"""

    def test_part(self, student, cloud):
        """A service that takes 10 of each batch: all 60 items are stored in the end."""
        table = simple_table(cloud)
        items = new_items(cloud, table, 60)
        cloud.leave_unprocessed(keep=10)
        answer = student.batch_insert(table.name, items, region=HOME)
        assert len(table.items()) == 60, (
            "the number of items in the table: what AWS did not take comes back in UnprocessedItems, without an error"
        )
        assert answer == {"written": 60, "unprocessed": []}

    def test_nothing_for_a_while(self, student, cloud):
        """A service that takes nothing three times: all 30 items are stored in the end."""
        table = simple_table(cloud)
        items = new_items(cloud, table, 30)
        cloud.leave_unprocessed(keep=0, times=3)
        answer = student.batch_insert(table.name, items, region=HOME)
        assert len(table.items()) == 30, "the number of items in the table: a batch can come back whole, more than once"
        assert answer == {"written": 30, "unprocessed": []}

    def test_only_left_over(self, student, cloud):
        """What was taken is not sent again."""
        table = simple_table(cloud)
        items = new_items(cloud, table, 25)
        service = Reluctant(cloud, table, dict.fromkeys(values_of(table, items[::4]), 1))
        student.batch_insert(table.name, items, region=HOME)
        assert service.sent_too_often() == {}, (
            "how often these items were sent, though AWS had taken them before: each send is paid for once more"
        )
        assert len(table.items()) == 25, "the number of items in the table"

    @simulated_only
    def test_pauses(self, student, cloud):
        """Before each further send there is a pause, and the pauses grow."""
        table = simple_table(cloud)
        cloud.leave_unprocessed(keep=0)
        student.batch_insert(table.name, new_items(cloud, table, 20), region=HOME, max_attempts=MANY_ATTEMPTS)
        check_pauses(cloud.trace.pauses("BatchWriteItem"))

    def test_never_taken(self, student, cloud):
        """An item that is never taken is sent `max_attempts` times and then reported; all others are stored."""
        table, attempts = simple_table(cloud), cloud.random.randint(3, 6)
        items = new_items(cloud, table, 60)
        hopeless = {**items[3], "total": 19.99, "paid": True}
        items[3] = hopeless
        service = Reluctant(cloud, table, {value_of(table, hopeless): 99})
        answer = student.batch_insert(table.name, items, region=HOME, max_attempts=attempts)
        assert service.sent[value_of(table, hopeless)] == attempts, (
            f"how often that item was sent, with max_attempts={attempts}: the first time counts, too"
        )
        assert len(table.items()) == 59, "the number of items in the table: all but one could be stored"
        assert exact(answer) == exact({"written": 59, "unprocessed": [hopeless]}), (
            "the item that was never taken is given back whole, as plain Python values"
        )

    def test_eight_attempts(self, student, cloud):
        """Without `max_attempts` an item is sent 8 times."""
        table = simple_table(cloud)
        (item,) = new_items(cloud, table, 1)
        service = Reluctant(cloud, table, {value_of(table, item): 99})
        student.batch_insert(table.name, [item], region=HOME)
        assert service.sent[value_of(table, item)] == 8, "how often an item was sent that is never taken"

    def test_nothing_at_all(self, student, cloud):
        """A service that takes nothing at all: every item is reported."""
        table = simple_table(cloud)
        items = new_items(cloud, table, 30)
        cloud.leave_unprocessed(keep=0)
        answer = student.batch_insert(table.name, items, region=HOME, max_attempts=3)
        assert isinstance(answer, dict), f"batch_insert() must return a dict, but returned {answer!r}"
        assert answer.get("written") == 0, "nothing was stored"
        reported = answer.get("unprocessed")
        assert isinstance(reported, list), "`unprocessed` must be a list of items"
        assert lacking(reported, items) == [], "these items were not stored, and are not in `unprocessed` either"
        assert len(reported) == 30, "the number of items in `unprocessed`"

    def test_last_of_a_key(self, student, cloud):
        """Where a key occurs twice and is never taken, it is reported once, with its last item."""
        table = simple_table(cloud)
        items = new_items(cloud, table, 40)
        items[-1].update(key_in(table, items[0]))
        Reluctant(cloud, table, {value_of(table, items[0]): 99})
        answer = student.batch_insert(table.name, items, region=HOME, max_attempts=2)
        assert answer == {"written": 38, "unprocessed": [items[-1]]}, "39 different keys, of which one was never taken"


@todo(3, points=3)
class TestGet:
    """Read any number of items, 100 in a request, in the order of the keys"""

    def test_values(self, student, cloud):
        """An item comes back as plain Python values, all its attributes and no other item's."""
        word = cloud.text()
        item = {
            "id": word,
            "total": Decimal("19.99"),
            "paid": True,
            "note": None,
            "scan": b"\x00\xff",
            "tags": {word, "x"},
            "lines": [{"price": Decimal("0.1")}, 7],
            "status": word,
        }
        table = cloud.create_table("id", region=HOME, items=[{"id": "a"}, item, {"id": "zzz"}])
        answer = student.batch_get(table.name, [{"id": word}], region=HOME)
        assert exact(answer) == exact([item]), "plain values, never {'S': …}"

    def test_order(self, student, cloud):
        """The items come in the order of the keys, in whatever order AWS answers."""
        table = simple_table(cloud)
        items = new_items(cloud, table, 40)
        table.put_all(items)
        cloud.random.shuffle(items)
        answer = student.batch_get(table.name, keys_in(table, items), region=HOME)
        assert answer == items, "AWS answers in an order of its own: match each item with its key"

    def test_batches(self, student, cloud):
        """100 keys go in one request, 101 in two."""
        table = simple_table(cloud)
        items = new_items(cloud, table, 101)
        table.put_all(items)
        keys = keys_in(table, items)
        with batches_up_to(100, cloud):
            answer = student.batch_get(table.name, keys[:100], region=HOME)
        assert answer == items[:100]
        assert requests(cloud) == {"BatchGetItem": 1}, "requests for 100 keys: a batch holds up to 100"
        with batches_up_to(100, cloud):
            answer = student.batch_get(table.name, keys, region=HOME)
        assert answer == items
        assert requests(cloud) == {"BatchGetItem": 3}, "requests for 100 keys and then 101: one, and two more"

    def test_many(self, student, cloud):
        """230 keys go in 3 requests."""
        table = simple_table(cloud)
        items = new_items(cloud, table, 230)
        table.put_all(items)
        with batches_up_to(100, cloud):
            answer = student.batch_get(table.name, keys_in(table, items), region=HOME)
        assert isinstance(answer, list), f"batch_get() must return a list, but returned {answer!r}"
        assert len(answer) == 230, "the number of items that came back"
        assert answer == items
        assert requests(cloud) == {"BatchGetItem": 3}, (
            "requests for 230 keys. A batch takes up to 100 of them, and each request is a journey to AWS and back"
        )

    def test_absent(self, student, cloud):
        """None stands in the place of an item that is not there; it is asked for once."""
        table = simple_table(cloud)
        first, absent, last = new_items(cloud, table, 3)
        table.put_all([first, last])
        answer = student.batch_get(table.name, keys_in(table, [first, absent, last]), region=HOME)
        assert answer == [first, None, last], "AWS says nothing of an item that is not there: put None in its place"
        assert requests(cloud) == {"BatchGetItem": 1}, (
            "an item that is not there is no unprocessed key: only what stands in UnprocessedKeys is asked for again"
        )

    def test_same_key(self, student, cloud):
        """A key that occurs twice is asked for once, and its item stands in both places."""
        table = simple_table(cloud)
        items = new_items(cloud, table, 12)
        table.put_all(items)
        items += items[3:5]
        answer = student.batch_get(table.name, keys_in(table, items), region=HOME)
        check_no_key_twice(cloud, table)
        assert answer == items

    def test_whole_key(self, student, cloud):
        """A key of two parts, one of them a number: the parts come in any order."""
        table = composite_table(cloud)
        items = new_orders(cloud, table, 12)
        table.put_all(items)
        partition, sort = table.key_schema
        keys = [{sort: item[sort], partition: item[partition]} for item in items[1:]]
        keys.append(key_in(table, items[0]))
        answer = student.batch_get(table.name, keys, region=HOME)
        assert answer == [*items[1:], items[0]], (
            "both parts of a key tell which item it is; a number comes back as Decimal, which equals the int"
        )

    def test_empty(self, student, cloud):
        """For an empty list nothing is sent at all, and the answer is an empty list."""
        table = simple_table(cloud)
        assert student.batch_get(table.name, [], region=HOME) == []
        assert cloud.trace.operations == [], "AWS refuses an empty batch, and there was nothing to ask"
        used(student, "batch_get", table, keys_in(table, new_items(cloud, table, 1)))

    def test_refused(self, student, cloud):
        """AWS's own error leaves the function: no such table, no permission."""
        table = simple_table(cloud)
        keys = keys_in(table, new_items(cloud, table, 2))
        missing = student.error_of("batch_get", cloud.fresh_name(), keys, region=HOME)
        assert missing.code == "ResourceNotFoundException", f"there is no such table: {RESOURCE_ADVICE}"
        cloud.deny("BatchGetItem")
        denied = student.error_of("batch_get", table.name, keys, region=HOME)
        assert denied.code == "AccessDeniedException", f"there is no permission: {RESOURCE_ADVICE}"

    def test_given_keys(self, student, cloud):
        """The list that is passed in stays as it was."""
        table, _, keys = filled(cloud, 3)
        assert not student.changes("batch_get", table.name, keys, region=HOME), KEPT


@todo(4, points=2)
class TestUnanswered:
    """Ask again for the keys that were not answered"""

    def test_part(self, student, cloud):
        """A service that answers for 15 keys of each batch: all 40 items come back, in the order of the keys."""
        table, items, keys = filled(cloud, 40)
        cloud.leave_unprocessed(keep=15)
        answer = student.batch_get(table.name, keys, region=HOME)
        assert isinstance(answer, list), f"batch_get() must return a list, but returned {answer!r}"
        assert answer.count(None) == 0, (
            "so many items are said not to be there: AWS gave their keys back in UnprocessedKeys, to be asked again"
        )
        assert answer == items, "the items, in the order of the keys"

    def test_nothing_for_a_while(self, student, cloud):
        """A service that answers for nothing three times: all items come back in the end."""
        table, items, keys = filled(cloud, 20)
        cloud.leave_unprocessed(keep=0, times=3)
        assert student.batch_get(table.name, keys, region=HOME) == items

    def test_only_unanswered(self, student, cloud):
        """A key that was answered is not asked for again."""
        table, items, keys = filled(cloud, 40)
        service = Reluctant(cloud, table, dict.fromkeys(values_of(table, items[::4]), 1))
        student.batch_get(table.name, keys, region=HOME)
        assert service.sent_too_often() == {}, (
            "how often these keys were asked for, though AWS had answered before: each read is paid for once more"
        )

    @simulated_only
    def test_pauses(self, student, cloud):
        """Before each further request there is a pause, and the pauses grow."""
        table, _, keys = filled(cloud, 10)
        cloud.leave_unprocessed(keep=0)
        student.error_of("batch_get", table.name, keys, region=HOME, max_attempts=MANY_ATTEMPTS)
        check_pauses(cloud.trace.pauses("BatchGetItem"))

    def test_never_answered(self, student, cloud):
        """A key that is never answered is asked for `max_attempts` times; then an exception is raised."""
        table, items, keys = filled(cloud, 30)
        attempts, hopeless = cloud.random.randint(3, 6), value_of(table, items[7])
        service = Reluctant(cloud, table, {hopeless: 99})
        student.error_of("batch_get", table.name, keys, region=HOME, max_attempts=attempts)
        assert service.sent[hopeless] == attempts, (
            f"how often that key was asked for, with max_attempts={attempts}: the first time counts, too"
        )

    def test_eight_attempts(self, student, cloud):
        """Without `max_attempts` a key is asked for 8 times."""
        table, items, keys = filled(cloud, 1)
        service = Reluctant(cloud, table, {value_of(table, items[0]): 99})
        student.error_of("batch_get", table.name, keys, region=HOME)
        assert service.sent[value_of(table, items[0])] == 8, "how often a key was asked for that is never answered"


@todo(5, points=3)
class TestDelete:
    """Delete any number of items with the same care"""

    def test_others_stay(self, student, cloud):
        """The items with these keys are deleted, no others; the answer is their number."""
        table, items, keys = filled(cloud, 5)
        answer = student.batch_delete(table.name, keys[:3], region=HOME)
        assert lacking(table.items(), items[3:]) == [], "these items were not to be deleted"
        assert len(table.items()) == 2, "the number of items that are left of 5, after 3 were deleted"
        assert answer == 3, "the number of keys that were deleted"

    def test_batches(self, student, cloud):
        """25 keys go in one request, 26 in two."""
        table, _, keys = filled(cloud, 51)
        with batches_up_to(25, cloud):
            student.batch_delete(table.name, keys[:25], region=HOME)
        assert requests(cloud) == {"BatchWriteItem": 1}, "requests for 25 keys: a batch holds up to 25"
        with batches_up_to(25, cloud):
            student.batch_delete(table.name, keys[25:], region=HOME)
        assert requests(cloud) == {"BatchWriteItem": 3}, "requests for 25 keys and then 26: one, and two more"

    def test_many(self, student, cloud):
        """230 keys go in 10 requests, and all of them are deleted."""
        table, _, keys = filled(cloud, 230)
        with batches_up_to(25, cloud):
            answer = student.batch_delete(table.name, keys, region=HOME)
        assert len(table.items()) == 0, "the number of items that are left"
        assert answer == 230
        assert requests(cloud) == {"BatchWriteItem": 10}, (
            "requests for 230 keys. A batch takes up to 25 of them, and each request is a journey to AWS and back"
        )

    def test_absent(self, student, cloud):
        """A key without an item counts as well."""
        table, _, keys = filled(cloud, 2)
        absent = keys_in(table, new_items(cloud, table, 2))
        assert student.batch_delete(table.name, [*keys, *absent], region=HOME) == 4, (
            "deleting what is not there is no error, and afterwards it is gone"
        )

    def test_same_key(self, student, cloud):
        """A key that occurs twice, close by or far apart, is sent and counted once."""
        table, _, keys = filled(cloud, 40)
        answer = student.batch_delete(table.name, [keys[0], *keys, keys[0]], region=HOME)
        check_no_key_twice(cloud, table)
        assert answer == 40, "the number of different keys"
        assert len(table.items()) == 0, "the number of items that are left"

    def test_whole_key(self, student, cloud):
        """In a table with a sort key, only the item with both parts of the key is deleted."""
        table = composite_table(cloud)
        items = new_orders(cloud, table, 6)
        table.put_all(items)
        answer = student.batch_delete(table.name, keys_in(table, items[:4]), region=HOME)
        assert lacking(table.items(), items[4:]) == [], "these items were not to be deleted"
        assert len(table.items()) == 2, "the number of items that are left of 6, after 4 were deleted"
        assert answer == 4, "keys that differ in one of their parts are different keys"

    def test_empty(self, student, cloud):
        """For an empty list nothing is sent at all, and the answer is 0."""
        table = simple_table(cloud)
        assert student.batch_delete(table.name, [], region=HOME) == 0
        assert cloud.trace.operations == [], "AWS refuses an empty batch, and there was nothing to ask"
        used(student, "batch_delete", table, keys_in(table, new_items(cloud, table, 1)))

    def test_part(self, student, cloud):
        """A service that takes 10 of each batch: all 60 items are deleted in the end."""
        table, _, keys = filled(cloud, 60)
        cloud.leave_unprocessed(keep=10)
        answer = student.batch_delete(table.name, keys, region=HOME)
        assert len(table.items()) == 0, (
            "the number of items that are left: what AWS did not take comes back in UnprocessedItems, without an error"
        )
        assert answer == 60

    def test_only_left_over(self, student, cloud):
        """What was taken is not sent again."""
        table, items, keys = filled(cloud, 25)
        service = Reluctant(cloud, table, dict.fromkeys(values_of(table, items[::4]), 1))
        student.batch_delete(table.name, keys, region=HOME)
        assert service.sent_too_often() == {}, (
            "how often these keys were sent, though AWS had taken them before: each send is paid for once more"
        )

    @simulated_only
    def test_pauses(self, student, cloud):
        """Before each further send there is a pause, and the pauses grow."""
        table, _, keys = filled(cloud, 10)
        cloud.leave_unprocessed(keep=0)
        student.batch_delete(table.name, keys, region=HOME)
        check_pauses(cloud.trace.pauses("BatchWriteItem"))

    def test_never_taken(self, student, cloud):
        """A key that is never taken is sent 8 times and printed; all others are deleted, and counted."""
        table = composite_table(cloud)
        items = new_orders(cloud, table, 40)
        table.put_all(items)
        hopeless = key_in(table, items[5])
        service = Reluctant(cloud, table, {value_of(table, items[5]): 99})
        answer = student.batch_delete(table.name, keys_in(table, items), region=HOME)
        assert service.sent[value_of(table, items[5])] == 8, "how often that key was sent: the first time counts, too"
        assert len(table.items()) == 1, "the number of items that are left: all but one could be deleted"
        assert answer == 39, "the number of keys that were deleted"
        assert [value for value in hopeless.values() if not mentions(student.output, value)] == [], (
            f"the key {hopeless} could not be deleted: print it, with all its values. Nobody else knows which it is"
        )

    def test_refused(self, student, cloud):
        """AWS's own error leaves the function: no such table, no permission."""
        table, _, keys = filled(cloud, 2)
        missing = student.error_of("batch_delete", cloud.fresh_name(), keys, region=HOME)
        assert missing.code == "ResourceNotFoundException", f"there is no such table: {RESOURCE_ADVICE}"
        cloud.deny("BatchWriteItem")
        denied = student.error_of("batch_delete", table.name, keys, region=HOME)
        assert denied.code == "AccessDeniedException", f"there is no permission: {RESOURCE_ADVICE}"

    def test_given_keys(self, student, cloud):
        """The list that is passed in stays as it was."""
        table, _, keys = filled(cloud, 3)
        assert not student.changes("batch_delete", table.name, keys, region=HOME), KEPT


@todo(6, points=2)
class TestLoadFile:
    """Load a file line by line, and say which lines were rejected"""

    def test_lines(self, student, cloud):
        """Every line's item is stored; the answer counts the lines."""
        table = simple_table(cloud)
        items = [{**item, "city": "Zürich"} for item in new_items(cloud, table, 3)]
        answer = student.load_file(table.name, text_file(student, map(line_of, items)), region=HOME)
        assert lacking(table.items(), items) == [], "these items are not in the table; the file is UTF-8"
        assert len(table.items()) == 3, "the number of items in the table"
        assert answer == {"loaded": 3, "rejected": []}

    def test_numbers(self, student, cloud):
        """Numbers with a point are stored as exactly that number, also inside a list or an object."""
        table = cloud.create_table("id", region=HOME)
        line = '{"id": "a", "total": 19.99, "lines": [{"price": 0.1}], "count": 7, "paid": true, "note": null}'
        student.load_file(table.name, text_file(student, [line]), region=HOME)
        assert table.get_typed({"id": "a"}) == {
            "id": {"S": "a"},
            "total": {"N": "19.99"},
            "lines": {"L": [{"M": {"price": {"N": "0.1"}}}]},
            "count": {"N": "7"},
            "paid": {"BOOL": True},
            "note": {"NULL": True},
        }, "json.loads can be told what to make of a number with a point"

    def test_many(self, student, cloud):
        """230 lines go in 10 requests, and all of them are stored."""
        table = simple_table(cloud)
        items = new_items(cloud, table, 230)
        answer = student.load_file(table.name, text_file(student, map(line_of, items)), region=HOME)
        assert len(table.items()) == 230, "the number of items in the table"
        assert answer == {"loaded": 230, "rejected": []}
        assert requests(cloud) == {"BatchWriteItem": 10}, (
            "requests for 230 lines. One batch writer for the whole file makes batches of 25"
        )

    def test_same_key(self, student, cloud):
        """Where two lines have the same key, the last one is stored; both are good lines."""
        table = composite_table(cloud)
        items = new_orders(cloud, table, 40)
        close, far = {**items[38], "note": cloud.text()}, {**items[0], "note": cloud.text()}
        lines = map(line_of, [*items, close, far])
        answer = student.load_file(table.name, text_file(student, lines), region=HOME)
        check_no_key_twice(cloud, table)
        assert lacking(table.items(), [close, far]) == [], "these lines came last for their keys, and are not stored"
        assert len(table.items()) == 40, "the number of items in the table"
        assert answer == {"loaded": 42, "rejected": []}, "all 42 lines are good"

    def test_not_an_object(self, student, cloud):
        """A line that is no JSON, or no JSON object, is rejected: its number is printed, the others are stored."""
        table = simple_table(cloud)
        items = new_items(cloud, table, 60)
        lines, wrong = [line_of(item) for item in items], sorted(cloud.random.sample(range(10, 60), 6))
        for number, text in zip(wrong, ('{"id": "a"', "[1, 2]", "7", '"id"', "null", "nonsense"), strict=True):
            lines[number - 1] = text
        answer = student.load_file(table.name, text_file(student, lines), region=HOME)
        assert answer == {"loaded": 54, "rejected": wrong}, "lines are numbered from 1"
        assert len(table.items()) == 54, "the number of items in the table: the good lines before and after a wrong one"
        assert [number for number in wrong if not mentions(student.output, number)] == [], (
            "the numbers of these lines were not printed: nobody finds a wrong line without its number"
        )

    def test_without_key(self, student, cloud):
        """A line that lacks a part of the table's key is rejected in the same way."""
        table = composite_table(cloud)
        items, (partition, sort) = new_orders(cloud, table, 40), table.key_schema
        del items[16][partition], items[31][sort]
        items[33] = {}
        answer = student.load_file(table.name, text_file(student, map(line_of, items)), region=HOME)
        assert answer == {"loaded": 37, "rejected": [17, 32, 34]}, (
            "DescribeTable tells which attributes make up the key"
        )
        assert len(table.items()) == 37, "the number of items in the table"
        assert [number for number in (17, 32, 34) if not mentions(student.output, number)] == [], (
            "the numbers of these lines were not printed: nobody finds a wrong line without its number"
        )

    def test_blank(self, student, cloud):
        """Blank lines are passed over, but they have a number."""
        table = simple_table(cloud)
        first, last = map(line_of, new_items(cloud, table, 2))
        lines = ["", first, "   ", "", "{", last, ""]
        answer = student.load_file(table.name, text_file(student, lines), region=HOME)
        assert answer == {"loaded": 2, "rejected": [5]}, "the broken line is line 5, the blank ones counted"
        nothing = student.load_file(table.name, text_file(student, ["", " "]), region=HOME)
        assert nothing == {"loaded": 0, "rejected": []}, "a file of blank lines holds nothing, good or wrong"

    def test_part(self, student, cloud):
        """A service that takes 10 of each batch: all 60 lines are stored in the end."""
        table = simple_table(cloud)
        lines = map(line_of, new_items(cloud, table, 60))
        cloud.leave_unprocessed(keep=10)
        answer = student.load_file(table.name, text_file(student, lines), region=HOME)
        assert len(table.items()) == 60, (
            "the number of items in the table: Table.batch_writer sends again what came back"
        )
        assert answer == {"loaded": 60, "rejected": []}

    def test_refused(self, student, cloud):
        """AWS's own error leaves the function: no such table, no permission."""
        table = simple_table(cloud)
        path = text_file(student, map(line_of, new_items(cloud, table, 2)))
        missing = student.error_of("load_file", cloud.fresh_name(), path, region=HOME)
        assert missing.code == "ResourceNotFoundException", f"there is no such table: {RESOURCE_ADVICE}"
        cloud.deny("BatchWriteItem")
        denied = student.error_of("load_file", table.name, path, region=HOME)
        assert denied.code == "AccessDeniedException", f"there is no permission: {RESOURCE_ADVICE}"


@todo(7, points=1)
class TestScript:
    """Script runs without errors"""

    def test_first_run(self, student, cloud):
        """The script makes the table, uses the four functions on it, cleans up its items, and ends with 0."""
        name = cloud.fresh_name("Orders")
        run = student.run("--table-name", name, "--region", HOME)
        table = cloud.table(name, HOME)
        assert table.status == "ACTIVE", "there must be an active table in the end"
        assert table.items() == [], "the orders of the run must be deleted in the end"
        assert run.status == 0, "0 tells whoever started the script that all went well; see what it printed"

    def test_second_run(self, student, cloud):
        """A second run, over a table that exists, leaves the items that were there and ends with 0."""
        table = cloud.create_table(
            "customer", "order_number", region=HOME, types={"customer": "S", "order_number": "N"}, items=3
        )
        before = table.items()
        run = student.run("--table-name", table.name, "--region", HOME)
        assert lacking(table.items(), before) == [], (
            "these items were in the table before the run, and are not any more"
        )
        assert run.status == 0, "the table is there and ACTIVE: the rest can go on"

    def test_left_over(self, student, cloud):
        """When an order is never taken, the script ends with 1."""
        cloud.leave_unprocessed(
            keep=WHOLE_BATCH, never=lambda write: "PutRequest" in write and "7" in numbers_in(write)
        )
        run = student.run("--table-name", cloud.fresh_name("Orders"), "--region", HOME)
        assert run.status == 1, "1 tells whoever started the script that something is missing"
        assert cloud.trace.of("BatchWriteItem"), "it ended with 1 before an order was sent"


@todo(8, points=1)
class TestRegion:
    """Work with the table and in the region that were asked for"""

    def test_insert(self, student, cloud):
        """batch_insert() stores in the region it is given."""
        here, there = twins(cloud)
        items = new_items(cloud, there, 2)
        student.batch_insert(there.name, items, region=cloud.region)
        assert lacking(there.items(), items) == [], hard_coded(cloud.region)
        assert here.items() == [], "the table of the same name in another region is another table"

    def test_get(self, student, cloud):
        """batch_get() reads in the region it is given."""
        here, there = twins(cloud)
        items = new_items(cloud, there, 1)
        there.put_all(items)
        here.put_all([{**item, "note": "here"} for item in items])
        answer = student.batch_get(there.name, keys_in(there, items), region=cloud.region)
        assert answer == items, hard_coded(cloud.region)

    def test_delete(self, student, cloud):
        """batch_delete() deletes in the region it is given."""
        here, there = twins(cloud)
        items = new_items(cloud, there, 1)
        there.put_all(items)
        here.put_all(items)
        student.batch_delete(there.name, keys_in(there, items), region=cloud.region)
        assert here.items() == items, f"the item of the table of the same name in {HOME} was deleted instead"
        assert there.items() == [], hard_coded(cloud.region)

    def test_load(self, student, cloud):
        """load_file() stores in the region it is given."""
        here, there = twins(cloud)
        items = new_items(cloud, there, 2)
        student.load_file(there.name, text_file(student, map(line_of, items)), region=cloud.region)
        assert lacking(there.items(), items) == [], hard_coded(cloud.region)
        assert here.items() == [], "the table of the same name in another region is another table"

    def test_script(self, student, cloud):
        """The script obeys `--table-name` and `--region`, and works in us-east-1 without `--region`."""
        name, region = cloud.fresh_name("Custom"), cloud.region
        student.run("--table-name", name, "--region", region)
        assert cloud.table_names(region) == [name], f"the tables in {region}, the region that was asked for"
        assert cloud.table_names(HOME) == [], f"no table was asked for in {HOME}"
        student.run("--table-name", name)
        assert cloud.table_names(HOME) == [name], "the tables in the region that is worked in when none is asked for"
        sent = {request.region for request in cloud.trace.of("BatchWriteItem")}
        assert sent == {region, HOME}, "the regions that orders were sent to"


class Reluctant:
    """A service that gives some items or keys back so many times before it takes them. It counts the sends."""

    def __init__(self, cloud, table, refusals):
        """`refusals` says how often, by the values of the key (see `value_of`); all others are taken at once."""
        self.sent = Counter()
        self._names = list(table.key_schema)
        self._refusals = refusals
        cloud.leave_unprocessed(keep=WHOLE_BATCH, never=self._holds_back)

    def _holds_back(self, request):
        value = tuple(wire_text(key_member) for key_member in key_members(request, self._names))
        self.sent[value] += 1
        return self.sent[value] <= self._refusals.get(value, 0)

    def sent_too_often(self):
        """How often each was sent that had been taken already."""
        return {value: count for value, count in self.sent.items() if count > self._refusals.get(value, 0) + 1}


def simple_table(cloud):
    """An empty table with a partition key alone; its name may be a reserved word, or hold a dot."""
    return cloud.create_table(cloud.random.choice(KEY_NAMES), region=HOME)


def composite_table(cloud):
    """An empty table with a partition key (a string) and a sort key (a number)."""
    partition, sort = cloud.random.sample(KEY_NAMES, 2)
    return cloud.create_table(partition, sort, region=HOME, types={partition: "S", sort: "N"})


def filled(cloud, count):
    """A table with a partition key alone; its items, and their keys, in an order of their own."""
    table = simple_table(cloud)
    items = new_items(cloud, table, count)
    table.put_all(items)
    return table, items, keys_in(table, items)


def twins(cloud):
    """Two empty tables of one name, one in us-east-1 and one in another region."""
    here = cloud.create_table("id", region=HOME)
    return here, cloud.create_table("id", name=here.name, region=cloud.region)


def used(student, function, table, values):
    """Use a function once as it is meant to be, whatever comes of it: without that, doing nothing at all would do."""
    with suppress(Raised):
        student.call(function, table.name, values, region=HOME)


def new_items(cloud, table, count):
    """So many different items for a table with a partition key alone."""
    (partition,) = table.key_schema
    return [{partition: cloud.text(f"k{n}"), "note": cloud.text(), "count": n} for n in range(count)]


def new_orders(cloud, table, count):
    """So many different items for a table with a sort key; any two may have one part of the key in common."""
    partition, sort = table.key_schema
    customers = [cloud.text("customer") for _ in range(count // 2)]
    start = cloud.random.randrange(1000, 9000)
    return [{partition: customers[n // 2], sort: start + n % 2, "note": cloud.text()} for n in range(count)]


def keys_in(table, items):
    """The keys of these items."""
    names = list(table.key_schema)
    return [{name: item[name] for name in names} for item in items]


def key_in(table, item):
    """The key of an item."""
    return keys_in(table, [item])[0]


def values_of(table, items):
    """The values of each item's key as text, as `Reluctant` knows it by."""
    return [tuple(str(value) for value in key.values()) for key in keys_in(table, items)]


def value_of(table, item):
    """The values of one item's key as text."""
    return values_of(table, [item])[0]


def key_members(request, names):
    """The members of the key that a request of a batch (in wire form) is about."""
    write = request.get("PutRequest") or request.get("DeleteRequest") or {}
    held = write.get("Item") or write.get("Key") or request
    return [held.get(name) for name in names]


def wire_text(value):
    """What a value in wire form holds, as text; a thing that is no such value, as it is."""
    return str(next(iter(value.values()), None) if isinstance(value, dict) else value)


def numbers_in(write):
    """The numbers at the top of an item that is being put."""
    return [value["N"] for value in write["PutRequest"]["Item"].values() if "N" in value]


def requests(cloud):
    """How many requests of each kind were sent so far; looking at the table's design does not count."""
    return dict(Counter(entry.operation for entry in cloud.trace if entry.operation != "DescribeTable"))


@contextmanager
def batches_up_to(limit, cloud):
    """Say how large a batch may be, where a larger one was refused: AWS's own words are drowned by what was sent."""
    try:
        yield
    except Raised:
        largest = max(map(len, batches(cloud)), default=0)
        assert largest <= limit, f"AWS refuses a batch of more than {limit}: this is how many were sent in one request"
        raise


def batches(cloud):
    """What each batch held that was sent so far: writes, or keys."""
    entries = cloud.trace.of("BatchWriteItem", "BatchGetItem")
    held = [each for entry in entries for each in entry.body["RequestItems"].values()]
    return [each["Keys"] if isinstance(each, dict) else each for each in held]


def check_no_key_twice(cloud, table):
    """AWS refuses a batch that holds one key twice, whatever else is in it."""
    names = list(table.key_schema)
    for batch in batches(cloud):
        members = [json.dumps(key_members(each, names), sort_keys=True) for each in batch]
        assert len(members) == len(set(members)), (
            "a batch held one key twice, which AWS refuses: Provided list of item keys contains duplicates"
        )


def check_pauses(pauses):
    """Several pauses, none of no length, and longer ones later on."""
    assert len(pauses) >= 2, "a batch that came back whole was sent less than three times"
    assert [pause for pause in pauses if pause < NO_PAUSE] == [], (
        "seconds before a further send: AWS gave the batch back because it is busy. Sent at once, it only comes back"
    )
    later = pauses[len(pauses) // 2 :]
    assert pauses[-1] > pauses[0] or sum(later) / len(later) > pauses[0], (
        f"seconds before each further send: {', '.join(f'{pause:g}' for pause in pauses)}. They have to grow, "
        "so that a table which is busy for longer is asked less often"
    )


def lacking(found, wanted):
    """The items that are wanted, and not among those found as they should be."""
    return [item for item in wanted if item not in found]


def exact(value):
    """A value in which True is not 1, and numbers compare by the digits that they are printed with."""
    if isinstance(value, bool):
        return {"BOOL": value}
    if isinstance(value, (int, float, Decimal)):
        number = Decimal(str(value))
        return {"N": number if number.is_finite() else str(value)}
    if isinstance(value, dict):
        return {name: exact(member) for name, member in value.items()}
    if isinstance(value, (list, tuple)):
        return [exact(member) for member in value]
    return value


def text_file(student, lines):
    """A file of these lines, the last one without an end; its path for the student's script."""
    return student.place("items.jsonl", "\n".join(lines))


def line_of(item):
    """An item as a line of JSON, with letters as they are."""
    return json.dumps(item, ensure_ascii=False)


def mentions(output, value):
    """Whether a value stands in what was printed, by itself and not as a part of another."""
    return re.search(rf"(?<![0-9.]){re.escape(str(value))}(?![0-9]|\.[0-9])", output) is not None


def hard_coded(region):
    """What to tell a student whose function works in another region than the one it was given."""
    return f"asked for {region}: give the client or resource the `region` of the call (region_name=region)"
