"""Lab 06: what is graded. A class is a line of the checklist, a method one criterion.

All criteria but those of line 8 work in `us-east-1`, so that a script which forgets its `region` is told so there, once
for each function, and not in every line.

Somebody else (`Rival`) gets in before every request of a call in turn. Code whose write carries its condition is right
at each of these gaps; code that looks first and writes then is wrong at one of them, however often it looks.
"""

from __future__ import annotations

from decimal import Decimal

from checks.harness.checklist import todo
from checks.harness.student.failures import Raised

HOME = "us-east-1"
KEPT = "the caller goes on using what it has passed in, and finds it changed: work on a copy"
GAPS = (1, 2, 3, 4)
"""Somebody gets in after so many requests of a call, one gap after the other until the write comes first."""
WRITES = ("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems")
REFUSALS = ["ValidationException", "AccessDeniedException", "ProvisionedThroughputExceededException"]

NOON, LATER, LATEST = "2025-03-01T12:00:00Z", "2025-03-01T12:00:01Z", "2025-03-02T00:00:00Z"

IN_ONE_STEP = "Give the write itself a ConditionExpression: then AWS looks and writes in one step"
UNDONE = (
    "what somebody else saw who looked between two of your requests: a wrong write that is undone afterwards has been "
    f"there, and others may have acted on it. {IN_ONE_STEP}"
)
FLOAT_ADVICE = "with_exact_numbers() makes of 19.99 the Decimal with these digits; boto3 takes no floats"


@todo(1, points=3)
class TestCreateIfAbsent:
    """Create an item only if its key is free, without looking first"""

    def test_free(self, student, cloud):
        """Where the key is free the item is stored, all of it, and the answer is True."""
        table, item = accounts(cloud), {**account(cloud), "status": cloud.text(), "profile.city": cloud.text()}
        answer = student.create_if_absent(table.name, item, region=HOME)
        assert items_of(table) == [item], "exactly this item must be in the table"
        assert answer is True, "the item was made: the caller has to know"

    def test_taken(self, student, cloud):
        """Where the key is taken the stored item stays as it is, and the answer is False."""
        theirs = account(cloud)
        table = accounts(cloud, theirs)
        answer = student.create_if_absent(table.name, {**theirs, "owner": cloud.text(), "balance": 0}, region=HOME)
        assert items_of(table) == [theirs], f"somebody else's account was overwritten. {IN_ONE_STEP}"
        assert answer is False, "nothing was made: the key was taken"

    def test_bare_item(self, student, cloud):
        """A key is taken also when the stored item has nothing but its key."""
        theirs = new_key(cloud)
        table = accounts(cloud, theirs)
        answer = student.create_if_absent(table.name, {**account(cloud), **theirs}, region=HOME)
        assert items_of(table) == [theirs], (
            "an item that has only its key was overwritten: whether there is an item shows in its key, not in any "
            "other attribute"
        )
        assert answer is False, "nothing was made: the key was taken"

    def test_race(self, student, cloud):
        """Somebody else takes the key while the function is at work: their item is not overwritten."""
        for gap in GAPS:
            table, ours = accounts(cloud), account(cloud)
            theirs = {**account(cloud), **key_of(ours)}
            rival = Rival(cloud, table, gap, lambda item, theirs=theirs: None if item else theirs)
            answer = student.create_if_absent(table.name, ours, region=HOME)
            assert items_of(table) == [theirs if rival.was_first else ours], (
                f"somebody else took the key {rival.when}. Their account is overwritten. {IN_ONE_STEP}"
            )
            assert answer is (not rival.was_first), (
                "whether the item was made; when somebody else was first, it was not"
            )
            if not rival.was_first:
                break

    def test_one_request(self, student, cloud):
        """It takes one request, whether the key is free or not."""
        table, item = accounts(cloud), account(cloud)
        student.create_if_absent(table.name, item, region=HOME)
        assert len(requests(cloud)) == 1, "requests sent for a key that is free: no look first, and none afterwards"
        cloud.trace.clear()
        student.create_if_absent(table.name, item, region=HOME)
        assert len(requests(cloud)) == 1, "requests sent for a key that is taken: the refusal itself says that it is"

    def test_floats(self, student, cloud):
        """A float is stored as the number you see, also within a list or a dict."""
        table, key = accounts(cloud), new_key(cloud)
        student.create_if_absent(table.name, {**key, "rate": 19.99, "limits": [{"day": 0.1}]}, region=HOME)
        stored = {**key, "rate": Decimal("19.99"), "limits": [{"day": Decimal("0.1")}]}
        assert items_of(table) == [stored], FLOAT_ADVICE

    def test_given_item(self, student, cloud):
        """The item that is passed in stays as it was."""
        table = accounts(cloud)
        for item in (account(cloud), {**account(cloud), "balance": 19.99}):
            assert not student.changes("create_if_absent", table.name, item, region=HOME), KEPT


@todo(2, points=3)
class TestUpdateIfVersion:
    """Update an item only if nobody was faster, by its version"""

    def test_changes(self, student, cloud):
        """The changes are stored, `version` is one higher, and all else stays as it is."""
        before = account(cloud)
        table, changes = accounts(cloud, before), {"balance": 7, "note": cloud.text()}
        update(student, table, before, changes)
        after = {**before, **changes, "version": before["version"] + 1}
        assert items_of(table) == [after], "the item after the write: the changes, the next version, the rest untouched"

    def test_answer(self, student, cloud):
        """The answer is the whole item after the write, as plain values."""
        before = account(cloud)
        table, changes = accounts(cloud, before), {"balance": 7, "note": cloud.text()}
        answer = update(student, table, before, changes)
        assert answer == {**before, **changes, "version": before["version"] + 1}, "ReturnValues says what comes back"

    def test_stale(self, student, cloud):
        """An item that has got another version meanwhile is left as it is; the answer is None."""
        now = account(cloud)
        for read in (now["version"] - 1, now["version"] + 1):
            table = accounts(cloud, now)
            witness = Witness(cloud, table)
            answer = student.update_if_version(table.name, key_of(now), {"balance": 7}, read, region=HOME)
            assert witness.saw == [], UNDONE
            assert items_of(table) == [now], (
                f"version {now['version']} is stored and {read} was expected: somebody's change was written over"
            )
            assert answer is None, f"nothing was written: version {now['version']} is stored, and {read} was expected"

    def test_gone(self, student, cloud):
        """An item that is not there (any more) is not made anew; the answer is None."""
        table, gone = accounts(cloud), account(cloud)
        answer = update(student, table, gone, {"balance": 7})
        assert items_of(table) == [], (
            "an item was made out of the changes alone: UpdateItem does so unless a condition says no"
        )
        assert answer is None, "there is no such item"

    def test_race(self, student, cloud):
        """Somebody else changes the item while the function is at work: their change is not lost."""
        for gap in GAPS:
            before = account(cloud)
            table, theirs = accounts(cloud, before), next_version(before, note=cloud.text())
            rival = Rival(cloud, table, gap, lambda item, seen=before, new=theirs: new if item == seen else None)
            answer = update(student, table, before, {"balance": 7})
            ours = next_version(before, balance=7)
            assert items_of(table) == [theirs if rival.was_first else ours], (
                f"a lost update: somebody else saved version {theirs['version']} {rival.when}. Your write went over "
                f"it, although it expected version {before['version']}. {IN_ONE_STEP}"
            )
            assert answer == (None if rival.was_first else ours), "None when somebody else was first, else the item"
            if not rival.was_first:
                break

    def test_answer_is_own(self, student, cloud):
        """The answer is the item as this write left it, even if somebody changes it right afterwards."""
        before = account(cloud)
        table, ours = accounts(cloud, before), next_version(before, balance=7)
        at_once(cloud, table, lambda item: next_version(item, balance=1000) if item == ours else None)
        assert update(student, table, before, {"balance": 7}) == ours, (
            "read in a second request, it is somebody else's state by then. The write itself can answer with the "
            "item: ReturnValues"
        )

    def test_names(self, student, cloud):
        """Any attribute can be changed: a reserved word, a name with a dot."""
        before = account(cloud)
        table, changes = (
            accounts(cloud, before),
            {"status": cloud.text(), "date": cloud.text(), "home.city": cloud.text()},
        )
        update(student, table, before, changes)
        assert items_of(table) == [next_version(before, **changes)], (
            "in an expression, names stand as placeholders (#a) that ExpressionAttributeNames explains; so a dot is a "
            "part of the name, and no path"
        )

    def test_floats(self, student, cloud):
        """A float is stored as the number you see."""
        before = account(cloud)
        table = accounts(cloud, before)
        update(student, table, before, {"rate": 19.99})
        assert items_of(table) == [next_version(before, rate=Decimal("19.99"))], FLOAT_ADVICE

    def test_given_changes(self, student, cloud):
        """The changes and the key that are passed in stay as they were."""
        for changes in ({"note": cloud.text()}, {"balance": 19.99, "note": cloud.text()}):
            before = account(cloud)
            given = (accounts(cloud, before).name, key_of(before), changes, before["version"])
            assert not student.changes("update_if_version", *given, region=HOME), KEPT


@todo(3, points=4)
class TestSaveWithRetry:
    """Read, change and save; after a conflict begin again, a limited number of times"""

    def test_saved(self, student, cloud):
        """What `change` makes of the item is stored and returned, with the next version."""
        before, amount = account(cloud), cloud.random.randint(1, 50)
        table, change = accounts(cloud, before), deposit(amount)
        answer = save(student, table, before, change)
        assert exact(change.seen) == [before], "what change() was called with: the item as it is stored, once"
        after = next_version(before, balance=before["balance"] + amount)
        assert items_of(table) == [after], "the new item that change() returned must be stored, with the next version"
        assert answer == after, "return the item as it was saved, its new version included"

    def test_whole_item(self, student, cloud):
        """What `change` leaves out of the item is gone afterwards."""
        before = account(cloud)
        table = accounts(cloud, before)
        save(student, table, before, Change(lambda item: without(item, "note")))
        assert items_of(table) == [next_version(without(before, "note"))], (
            "change() returned an item without `note`: that is the whole new item"
        )

    def test_version_is_its_own(self, student, cloud):
        """The version that is stored is the one that was read plus one, whatever `change` returns there."""
        for version in ({}, {"version": 1000}):
            before = account(cloud)
            table = accounts(cloud, before)
            save(student, table, before, Change(lambda item, version=version: without(item, "version") | version))
            assert items_of(table) == [next_version(before)], (
                f"version {before['version']} was read, and change() returned {version or 'no version'}"
            )

    def test_race(self, student, cloud):
        """Somebody else changes the item while the function is at work: both changes are kept."""
        for gap in GAPS:
            before, note = account(cloud), cloud.text()
            table = accounts(cloud, before)
            rival = Rival(cloud, table, gap, lambda item, note=note: next_version(item, note=note))
            save(student, table, before, deposit(5))
            expected = next_version(before, balance=before["balance"] + 5)
            assert items_of(table) == [next_version(expected, note=note) if rival.was_first else expected], (
                f"a lost update: somebody else changed `note` and saved the next version {rival.when}. What they wrote "
                f"must stay, and so must the version that they counted. {IN_ONE_STEP}, and begin again when it fails"
            )
            if not rival.was_first:
                break

    def test_begins_again(self, student, cloud):
        """After a conflict it reads again, and `change` gets what is stored by then."""
        before = account(cloud)
        table, change = accounts(cloud, before), deposit(5)
        conflicts(cloud, table, times=3)
        answer = save(student, table, before, change)
        assert [item["version"] for item in exact(change.seen)] == [before["version"] + n for n in range(4)], (
            "the versions of the items that change() was called with: three times somebody was faster. After a "
            "conflict, what you have read is out of date; read again and change that"
        )
        after = next_version(before, balance=before["balance"] + 5, version=before["version"] + 4)
        assert items_of(table) == [after], "the fourth attempt met no conflict: it had to be saved"
        assert answer == after, "return the item as it was saved in the end"

    def test_gives_up(self, student, cloud):
        """When somebody is always faster, it raises ConflictError after exactly `max_attempts` writes."""
        before, attempts = account(cloud), cloud.random.choice((2, 3, 4, 6))
        table = accounts(cloud, before)
        conflicts(cloud, table)
        answer = save(student, table, before, deposit(5), max_attempts=attempts)
        assert answer == "ConflictError", "each write met a conflict, so nothing was saved: the caller has to know"
        assert writes(cloud) == attempts, "max_attempts is the number of writes, the first one included"

    def test_five_attempts(self, student, cloud):
        """Without `max_attempts` it gives up after 5 writes."""
        before = account(cloud)
        table = accounts(cloud, before)
        conflicts(cloud, table)
        assert save(student, table, before, deposit(5)) == "ConflictError", (
            "each write met a conflict, so nothing was saved"
        )
        assert writes(cloud) == 5, "max_attempts has the default 5"

    def test_floats(self, student, cloud):
        """A float that `change` returns is stored as the number you see."""
        before = account(cloud)
        table = accounts(cloud, before)
        save(student, table, before, Change(lambda item: {**item, "rate": 19.99}))
        assert items_of(table) == [next_version(before, rate=Decimal("19.99"))], FLOAT_ADVICE


@todo(4, points=3)
class TestWithdraw:
    """Withdraw money without the balance ever going below zero"""

    def test_enough(self, student, cloud):
        """The balance is lowered and returned; the rest of the account stays as it is."""
        before = {**account(cloud), "balance": 100}
        table, amount = accounts(cloud, before), cloud.random.randint(10, 90)
        answer = withdraw(student, table, before, amount)
        assert items_of(table) == [{**before, "balance": 100 - amount}], f"the account after {amount} of 100 were taken"
        assert answer == 100 - amount, "return the new balance, a plain number"

    def test_all_of_it(self, student, cloud):
        """Exactly all of it can be taken; 0 is left."""
        before = {**account(cloud), "balance": cloud.random.randint(10, 90)}
        table = accounts(cloud, before)
        assert withdraw(student, table, before, before["balance"]) == 0, (
            "all of it was asked for, and all of it is there"
        )
        assert items_of(table) == [{**before, "balance": 0}], "the account after all of it was taken"

    def test_too_little(self, student, cloud):
        """When there is too little, InsufficientFunds says how much there is, and nothing is taken."""
        before = {**account(cloud), "balance": cloud.random.randint(10, 90)}
        table = accounts(cloud, before)
        witness = Witness(cloud, table)
        for amount in (before["balance"] + 1, 1000):
            answer = withdraw(student, table, before, amount)
            assert witness.saw == [], UNDONE
            assert items_of(table) == [before], (
                f"{amount} were asked for and {before['balance']} were there: take nothing"
            )
            assert answer == {"InsufficientFunds": before["balance"]}, (
                "its `balance` is the present balance as a plain number. What comes with an error stays {'N': '5'}, "
                "with the resource interface as well"
            )

    def test_no_account(self, student, cloud):
        """For an account that does not exist it is InsufficientFunds with balance 0, and none is made."""
        table, nobody = accounts(cloud), account(cloud)
        answer = withdraw(student, table, nobody, 5)
        assert items_of(table) == [], "an account was made that nobody has opened"
        assert answer == {"InsufficientFunds": 0}, "there is no account, so there is nothing to take"

    def test_race_for_the_last(self, student, cloud):
        """Somebody else withdraws at the same moment, and there is enough for one of the two only."""
        for gap in GAPS:
            before = {**account(cloud), "balance": 100}
            table = accounts(cloud, before)
            rival = Rival(cloud, table, gap, less(50))
            answer = withdraw(student, table, before, 80)
            assert items_of(table) == [{**before, "balance": 50 if rival.was_first else 20}], (
                f"80 were to be taken from 100, and somebody else took 50 {rival.when}. What is left now is less than "
                f"nothing, or their withdrawal is lost. {IN_ONE_STEP}"
            )
            assert answer == ({"InsufficientFunds": 50} if rival.was_first else 20), (
                "80 could be taken from 100, but not from the 50 that somebody else had left"
            )
            if not rival.was_first:
                break

    def test_race(self, student, cloud):
        """Somebody else withdraws at the same moment, and there is enough for both: neither is lost."""
        for gap in GAPS:
            before = {**account(cloud), "balance": 100}
            table = accounts(cloud, before)
            rival = Rival(cloud, table, gap, less(50))
            withdraw(student, table, before, 30)
            assert items_of(table) == [{**before, "balance": 20 if rival.was_first else 70}], (
                f"30 were taken from 100, and somebody else took 50 {rival.when}. One of the two is lost. Let AWS do "
                "the sum (SET balance = balance - :amount), on a condition in the same request"
            )
            if not rival.was_first:
                break

    def test_answer_is_own(self, student, cloud):
        """The answer is the balance that this withdrawal left, even if somebody pays in right afterwards."""
        before = {**account(cloud), "balance": 100}
        table = accounts(cloud, before)
        at_once(cloud, table, lambda item: {**item, "balance": 570} if item["balance"] == 70 else None)
        assert withdraw(student, table, before, 30) == 70, (
            "read in a second request, it is the balance after what somebody else paid in. The write itself can answer "
            "with it: ReturnValues"
        )

    def test_balance_of_the_refusal(self, student, cloud):
        """InsufficientFunds has the balance of the refused request itself, whoever pays in right afterwards."""
        before = {**account(cloud), "balance": 30}
        table = accounts(cloud, before)
        right_after_a_write(cloud, table, less(-500))
        assert withdraw(student, table, before, 80) == {"InsufficientFunds": 30}, (
            "80 were refused because 30 were there, and 30 it has to say. A second request would find what somebody "
            "has paid in meanwhile: ReturnValuesOnConditionCheckFailure brings the item along with the refusal itself"
        )

    def test_floats(self, student, cloud):
        """A float is taken as the number you see: 100 less 19.99 is 80.01."""
        before = {**account(cloud), "balance": 100}
        table = accounts(cloud, before)
        assert withdraw(student, table, before, 19.99) == Decimal("80.01"), FLOAT_ADVICE
        assert items_of(table) == [{**before, "balance": Decimal("80.01")}], FLOAT_ADVICE


@todo(5, points=2)
class TestDeleteIf:
    """Delete an item only while it is as expected"""

    def test_as_expected(self, student, cloud):
        """An item that is as expected is deleted, and no other; the answer is True."""
        item, other = account(cloud), account(cloud)
        table = accounts(cloud, item, {**other, "note": item["note"]})
        answer = student.delete_if(table.name, key_of(item), "note", item["note"], region=HOME)
        assert items_of(table) == [{**other, "note": item["note"]}], "exactly the item with that key must be gone"
        assert answer is True, "the item was deleted: the caller has to know"

    def test_other_value(self, student, cloud):
        """An item whose attribute has another value, or none, stays; the answer is False."""
        for attribute in ("note", "remark"):
            item = account(cloud)
            table = accounts(cloud, item)
            witness = Witness(cloud, table)
            answer = student.delete_if(table.name, key_of(item), attribute, cloud.text(), region=HOME)
            assert witness.saw == [], UNDONE
            assert items_of(table) == [item], (
                f"`{attribute}` is not what was expected, and the item is gone all the same"
            )
            assert answer is False, f"nothing was deleted: `{attribute}` is not what was expected"

    def test_no_item(self, student, cloud):
        """For an item that does not exist the answer is False."""
        item = account(cloud)
        table = accounts(cloud)
        answer = student.delete_if(table.name, key_of(item), "note", item["note"], region=HOME)
        assert answer is False, "there is nothing to delete"
        assert items_of(table) == [], "an item was made where there was none"

    def test_race(self, student, cloud):
        """Somebody else changes the attribute while the function is at work: the item stays."""
        for gap in GAPS:
            item = account(cloud)
            table, theirs = accounts(cloud, item), {**item, "note": cloud.text()}
            rival = Rival(cloud, table, gap, lambda item, theirs=theirs: theirs if item else None)
            answer = student.delete_if(table.name, key_of(item), "note", item["note"], region=HOME)
            assert items_of(table) == ([theirs] if rival.was_first else []), (
                f"somebody else changed `note` {rival.when}. It was no longer what was expected, and the item is "
                f"deleted all the same. {IN_ONE_STEP}"
            )
            assert answer is (not rival.was_first), "whether the item was deleted"
            if not rival.was_first:
                break

    def test_names(self, student, cloud):
        """The attribute may be a reserved word or have a dot in its name."""
        for attribute in ("status", "owner", "profile.state"):
            item = {**new_key(cloud), attribute: cloud.text(), "profile": {"state": cloud.text()}}
            table = accounts(cloud, item)
            answer = student.delete_if(table.name, key_of(item), attribute, item[attribute], region=HOME)
            assert answer is True, (
                f"`{attribute}` is as expected. In an expression, a name stands as a placeholder (#a) that "
                "ExpressionAttributeNames explains. boto3's Attr takes a dot for a path"
            )
            assert items_of(table) == [], f"`{attribute}` is as expected: the item had to be deleted"

    def test_types(self, student, cloud):
        """The value is compared with its type: 5 is not "5", True is not 1, and None is not a missing attribute."""
        for stored, expected in (({"n": "5"}, 5), ({"n": 5}, "5"), ({"n": 1}, True), ({"n": True}, 1), ({}, None)):
            item = {**new_key(cloud), **stored}
            table = accounts(cloud, item)
            answer = student.delete_if(table.name, key_of(item), "n", expected, region=HOME)
            assert items_of(table) == [item], (
                f"{stored or 'nothing'} is stored, {expected!r} was expected: not the same"
            )
            assert answer is False, f"{stored or 'nothing'} is stored, {expected!r} was expected: not the same"

    def test_values(self, student, cloud):
        """The value may be of any type: a number, True, None, a list or a dict."""
        for value in (cloud.random.randint(1, 99), False, None, ["a", {"b": 1}], {"a": [1, None]}):
            item = {**new_key(cloud), "n": value}
            table = accounts(cloud, item)
            answer = student.delete_if(table.name, key_of(item), "n", value, region=HOME)
            assert answer is True, f"{value!r} is stored, and was expected"
            assert items_of(table) == [], f"{value!r} is stored, and was expected: the item had to be deleted"

    def test_floats(self, student, cloud):
        """A float is compared as the number you see."""
        item = {**new_key(cloud), "rate": Decimal("19.99")}
        table = accounts(cloud, item)
        answer = student.delete_if(table.name, key_of(item), "rate", 19.99, region=HOME)
        assert answer is True, f"19.99 is stored, and was expected. {FLOAT_ADVICE}"
        assert items_of(table) == [], "19.99 is stored, and was expected: the item had to be deleted"


@todo(6, points=2)
class TestPutLatest:
    """Let newer data win, in whatever order it arrives"""

    def test_first(self, student, cloud):
        """Where nothing is stored the item is, and the answer is True."""
        table, item = accounts(cloud), {**account(cloud), "updated_at": NOON}
        answer = student.put_latest(table.name, item, region=HOME)
        assert items_of(table) == [item], "there was nothing with that key: the item must be stored"
        assert answer is True, "the item was stored: the caller has to know"

    def test_newer(self, student, cloud):
        """A newer item takes the place of the whole stored one; the answer is True."""
        old = {**account(cloud), "updated_at": NOON}
        table, new = accounts(cloud, old), {**key_of(old), "balance": 7, "updated_at": LATER}
        answer = student.put_latest(table.name, new, region=HOME)
        assert items_of(table) == [new], "the new item is newer: it must be stored in the place of the whole old one"
        assert answer is True, "the item was stored: the caller has to know"

    def test_older(self, student, cloud):
        """An older item changes nothing; the answer is False."""
        stored = {**account(cloud), "updated_at": LATER}
        table = accounts(cloud, stored)
        witness = Witness(cloud, table)
        answer = student.put_latest(table.name, {**stored, "balance": 7, "updated_at": NOON}, region=HOME)
        assert witness.saw == [], UNDONE
        assert items_of(table) == [stored], "old news, arrived late, have overwritten newer ones"
        assert answer is False, "nothing was stored: what is there is newer"

    def test_same_age(self, student, cloud):
        """An item with the same `updated_at` changes nothing; the answer is False."""
        stored = {**account(cloud), "updated_at": NOON}
        table = accounts(cloud, stored)
        answer = student.put_latest(table.name, {**stored, "balance": 7}, region=HOME)
        assert items_of(table) == [stored], "only what is newer may be stored, and this is as old as what is there"
        assert answer is False, "nothing was stored"

    def test_without_date(self, student, cloud):
        """An item that is stored without `updated_at` counts as older; the answer is True."""
        stored = account(cloud)
        table, new = accounts(cloud, stored), {**stored, "balance": 7, "updated_at": NOON}
        answer = student.put_latest(table.name, new, region=HOME)
        assert items_of(table) == [new], (
            "the stored item has no `updated_at`. A comparison with a missing attribute is false, so the condition has "
            "to say that it may be missing"
        )
        assert answer is True, "the item was stored: the caller has to know"

    def test_race(self, student, cloud):
        """Newer data arrives while the function is at work: it is not overwritten."""
        for gap in GAPS:
            old = {**account(cloud), "updated_at": NOON}
            table, newest = accounts(cloud, old), {**old, "balance": 9, "updated_at": LATEST}
            rival = Rival(cloud, table, gap, lambda item, old=old, new=newest: new if item == old else None)
            ours = {**old, "balance": 7, "updated_at": LATER}
            answer = student.put_latest(table.name, ours, region=HOME)
            assert items_of(table) == [newest if rival.was_first else ours], (
                f"somebody else stored an item with a later `updated_at` {rival.when}. It is overwritten. {IN_ONE_STEP}"
            )
            assert answer is (not rival.was_first), (
                "whether the item was stored; it was not when a newer one came first"
            )
            if not rival.was_first:
                break

    def test_floats(self, student, cloud):
        """A float is stored as the number you see."""
        table, item = accounts(cloud), {**new_key(cloud), "updated_at": NOON}
        student.put_latest(table.name, {**item, "rate": 19.99}, region=HOME)
        assert items_of(table) == [{**item, "rate": Decimal("19.99")}], FLOAT_ADVICE

    def test_given_item(self, student, cloud):
        """The item that is passed in stays as it was."""
        table, plain = accounts(cloud), {**account(cloud), "updated_at": NOON}
        for item in (plain, {**account(cloud), "balance": 19.99, "updated_at": NOON}):
            assert not student.changes("put_latest", table.name, item, region=HOME), KEPT


@todo(7, points=2)
class TestErrors:
    """Tell a condition that does not hold from every other error"""

    def test_create(self, student, cloud):
        """create_if_absent() lets other errors out: an invalid request, a missing permission, throttling."""
        table = accounts(cloud)
        refuse(cloud, *WRITES)
        assert errors_of(student, "create_if_absent", table.name, account(cloud)) == REFUSALS, taken_for("a taken key")

    def test_update(self, student, cloud):
        """update_if_version() lets other errors out: an invalid request, a missing permission, throttling."""
        item = account(cloud)
        table = accounts(cloud, item)
        refuse(cloud, *WRITES)
        call = ("update_if_version", table.name, key_of(item), {"balance": 7}, item["version"])
        assert errors_of(student, *call) == REFUSALS, taken_for("a writer who was faster")

    def test_save(self, student, cloud):
        """save_with_retry() lets other errors of its writes out, and does not try again after them."""
        item = account(cloud)
        table = accounts(cloud, item)
        refuse(cloud, *WRITES)
        call = ("save_with_retry", table.name, key_of(item), deposit(5))
        assert errors_of(student, *call) == REFUSALS, taken_for("a conflict")

    def test_save_reading(self, student, cloud):
        """save_with_retry() lets errors of its reads out."""
        item = account(cloud)
        table = accounts(cloud, item)
        refuse(cloud, "*")
        call = ("save_with_retry", table.name, key_of(item), deposit(5))
        assert errors_of(student, *call) == REFUSALS, taken_for("a conflict")

    def test_withdraw(self, student, cloud):
        """withdraw() lets other errors out: an invalid request, a missing permission, throttling."""
        item = {**account(cloud), "balance": 100}
        table = accounts(cloud, item)
        refuse(cloud, *WRITES)
        assert errors_of(student, "withdraw", table.name, key_of(item), 5) == REFUSALS, taken_for("too little money")

    def test_delete(self, student, cloud):
        """delete_if() lets other errors out: an invalid request, a missing permission, throttling."""
        item = account(cloud)
        table = accounts(cloud, item)
        refuse(cloud, *WRITES)
        call = ("delete_if", table.name, key_of(item), "note", item["note"])
        assert errors_of(student, *call) == REFUSALS, taken_for("a value that is not as expected")

    def test_put_latest(self, student, cloud):
        """put_latest() lets other errors out: an invalid request, a missing permission, throttling."""
        table = accounts(cloud)
        refuse(cloud, *WRITES)
        call = ("put_latest", table.name, {**account(cloud), "updated_at": NOON})
        assert errors_of(student, *call) == REFUSALS, taken_for("news that came too late")


@todo(8, points=1)
class TestScript:
    """Script runs without errors, in any table and region"""

    def test_first_run(self, student, cloud):
        """The script makes its table where there is none, every step comes out as it should, and it ends with 0."""
        name, region = cloud.fresh_name("Accounts"), cloud.region
        run = student.run("--table-name", name, "--region", region)
        assert cloud.table(name, region).status == "ACTIVE", f"the script must make the table {name} in {region}"
        assert run.status == 0, "0 tells whoever started the script that all went well; see what it printed"

    def test_second_run(self, student, cloud):
        """A run over a table that exists leaves what is in it as it is, and ends with 0."""
        item = account(cloud)
        table = accounts(cloud, item)
        run = student.run("--table-name", table.name, "--region", HOME)
        assert items_of(table) == [item], (
            "what was in the table before the run, and nothing else, must be in it afterwards"
        )
        assert run.status == 0, "the table is there already: the rest can go on"

    def test_default_region(self, student, cloud):
        """Without `--region` the script works in us-east-1."""
        name = cloud.fresh_name("Accounts")
        run = student.run("--table-name", name)
        assert cloud.table_names(HOME) == [name], "the tables in us-east-1 after the run"
        assert run.status == 0, "see what the script printed"

    def test_refused(self, student, cloud):
        """A step that AWS refuses ends the script with exit status 1."""
        table = accounts(cloud)
        cloud.deny(*WRITES)
        assert student.run("--table-name", table.name, "--region", HOME).status == 1, "nothing could be written"
        refused = [request for request in cloud.trace if request.answer == "AccessDeniedException"]
        assert refused, "it ended with 1 before it has asked for a write"

    def test_create_region(self, student, cloud):
        """create_if_absent() works in the region it is given."""
        here, there = twins(cloud)
        item = account(cloud)
        student.create_if_absent(there.name, item, region=there.region)
        assert (items_of(here), items_of(there)) == ([], [item]), hard_coded(there)

    def test_update_region(self, student, cloud):
        """update_if_version() works in the region it is given."""
        item = account(cloud)
        here, there = twins(cloud, item)
        student.update_if_version(there.name, key_of(item), {"balance": 7}, item["version"], region=there.region)
        assert (items_of(here), items_of(there)) == ([item], [next_version(item, balance=7)]), hard_coded(there)

    def test_save_region(self, student, cloud):
        """save_with_retry() works in the region it is given."""
        item = account(cloud)
        here, there = twins(cloud, item)
        student.save_with_retry(
            there.name, key_of(item), Change(lambda item: {**item, "balance": 7}), region=there.region
        )
        assert (items_of(here), items_of(there)) == ([item], [next_version(item, balance=7)]), hard_coded(there)

    def test_withdraw_region(self, student, cloud):
        """withdraw() works in the region it is given."""
        item = {**account(cloud), "balance": 100}
        here, there = twins(cloud, item)
        student.withdraw(there.name, key_of(item), 30, region=there.region)
        assert (items_of(here), items_of(there)) == ([item], [{**item, "balance": 70}]), hard_coded(there)

    def test_delete_region(self, student, cloud):
        """delete_if() works in the region it is given."""
        item = account(cloud)
        here, there = twins(cloud, item)
        student.delete_if(there.name, key_of(item), "note", item["note"], region=there.region)
        assert (items_of(here), items_of(there)) == ([item], []), hard_coded(there)

    def test_put_latest_region(self, student, cloud):
        """put_latest() works in the region it is given."""
        here, there = twins(cloud)
        item = {**account(cloud), "updated_at": NOON}
        student.put_latest(there.name, item, region=there.region)
        assert (items_of(here), items_of(there)) == ([], [item]), hard_coded(there)


class Rival:
    """Somebody else, who writes to a table once: after so many requests of the student's from now on."""

    def __init__(self, cloud, table, gap, change):
        """`change` gets the one item of the table, or None, and gives what they store; None when they let it be."""
        self.was_first = False
        """Whether they wrote: before the student did, where `change` lets be what the student has written."""
        self.when = "at the same moment"
        self._cloud, self._table, self._change = cloud, table, change
        self._to_pass = gap
        cloud.between(None, None, do=self._before_request, times=None)

    def _before_request(self):
        if self._to_pass == 0:
            self._act()
        self._to_pass -= 1

    def _act(self):
        self.was_first = act(self._table, self._change)
        before, now = self._cloud.trace.operations[-2:]
        self.when = f"after your {before} and before your {now}"


class Witness:
    """Somebody else, who looks at a table before each of the student's requests from now on."""

    def __init__(self, cloud, table):
        self.saw = []
        """The items of the table, each time that they were not what they are now."""
        self._table, self._items = table, items_of(table)
        cloud.between(None, None, do=self._look, times=None)

    def _look(self):
        items = items_of(self._table)
        if items != self._items:
            self.saw.append(items)


class Change:
    """A `change` for save_with_retry(), which keeps what it was called with."""

    __name__ = "change"

    def __init__(self, change):
        self.seen = []
        self._change = change

    def __call__(self, item):
        if not (
            isinstance(item, dict) and isinstance(item.get("balance"), (int, float, Decimal)) and "version" in item
        ):
            raise TypeError(f"change() takes the stored item, a dict of plain values; it was called with {item!r}")
        self.seen.append(item)
        return self._change(item)


def deposit(amount):
    """A `change` that pays in."""
    return Change(lambda item: {**item, "balance": item["balance"] + amount})


def less(amount):
    """What somebody else does who takes so much, if there is enough."""
    return lambda item: {**item, "balance": item["balance"] - amount} if item["balance"] >= amount else None


def act(table, change):
    """Do to the one item of a table what somebody else does; whether they did anything."""
    theirs = change(next(iter(items_of(table)), None))
    if theirs is not None:
        table.put(theirs)
    return theirs is not None


def at_once(cloud, table, change):
    """Let somebody else write before the first request of the student's at which `change` has something to store."""
    cloud.between(None, None, do=lambda: act(table, change), times=None)


def right_after_a_write(cloud, table, change):
    """Let somebody else write after the student's write was answered, and before the student asks for anything more."""
    for operation in WRITES:
        cloud.between(operation, None, do=lambda: act(table, change))


def conflicts(cloud, table, times=None):
    """Let somebody else save a new version right before each write of the student's, or so many of them."""
    for operation in WRITES:
        cloud.between(None, operation, do=lambda: act(table, next_version), times=times)


def accounts(cloud, *items):
    """A table of accounts in us-east-1."""
    return cloud.create_table("account_id", region=HOME, items=items)


def twins(cloud, *items):
    """Two tables of one name and with the same items, one in us-east-1 and one in another region."""
    here = accounts(cloud, *items)
    return here, cloud.create_table("account_id", name=here.name, region=cloud.region, items=items)


def new_key(cloud):
    """A key that no account has."""
    return {"account_id": cloud.text("a")}


def account(cloud):
    """An account as others have left it: some version, some balance."""
    numbers = {"balance": cloud.random.randint(100, 900), "version": cloud.random.randint(2, 90)}
    return {**new_key(cloud), "owner": cloud.text(), "note": cloud.text(), **numbers}


def key_of(item):
    """An item's key."""
    return {"account_id": item["account_id"]}


def next_version(item, **changes):
    """An item as it is after the next write."""
    return {**item, "version": item["version"] + 1, **changes}


def without(item, name):
    """An item without one of its attributes."""
    return {other: value for other, value in item.items() if other != name}


def update(student, table, item, changes):
    """What update_if_version() answers to somebody who has read that item."""
    return exact(student.update_if_version(table.name, key_of(item), changes, item["version"], region=HOME))


def save(student, table, item, change, **limit):
    """What save_with_retry() returns, or "ConflictError"."""
    try:
        return exact(student.save_with_retry(table.name, key_of(item), change, region=HOME, **limit))
    except Raised as error:
        if "ConflictError" in error.types:
            return "ConflictError"
        raise


def withdraw(student, table, item, amount):
    """What withdraw() returns, or the balance of its InsufficientFunds, as {"InsufficientFunds": 5}."""
    try:
        return exact(student.withdraw(table.name, key_of(item), amount, region=HOME))
    except Raised as error:
        if "InsufficientFunds" in error.types:
            return {"InsufficientFunds": exact(error.attributes.get("balance", "no attribute `balance`"))}
        raise


def refuse(cloud, *operations):
    """Refuse requests of these kinds: one as invalid, one for want of a permission, all others by throttling."""
    for operation in operations:
        for code in REFUSALS[:-1]:
            cloud.fail(operation, code, "This request was refused for the sake of the check.", times=1)
        cloud.throttle(operation)


def errors_of(student, function, *args):
    """The codes of the errors that leave a function in as many calls as there are refusals."""
    return [error_of(student, function, *args) for _ in REFUSALS]


def error_of(student, function, *args):
    """The code of the error that leaves a function; where it is no error of AWS, what happened instead."""
    try:
        return f"returned {student.call(function, *args, region=HOME)!r}"
    except Raised as error:
        return error.code or error.types[0]


def taken_for(what):
    """What to tell a student whose function makes no difference between the errors of AWS."""
    return (
        f"the errors that came out of three calls. Only ConditionalCheckFailedException means {what}: catch that one "
        "alone, or raise again what has another code"
    )


def requests(cloud):
    """The requests about items that the student's code asked for; boto3's own retries are not counted."""
    return [entry for entry in cloud.trace if entry.attempt == 1 and entry.operation != "DescribeTable"]


def writes(cloud):
    """How many writes the student's code asked for."""
    return len([entry for entry in requests(cloud) if entry.operation in WRITES])


def items_of(table):
    """All items of a table."""
    return exact(table.items())


def exact(value):
    """A value with each number in it as an int where it is whole, else as the Decimal of the digits you see."""
    if isinstance(value, (float, Decimal)) and Decimal(value).is_finite():
        number = Decimal(str(value))
        return int(number) if number == int(number) else number
    if isinstance(value, dict):
        return {name: exact(member) for name, member in value.items()}
    return [exact(member) for member in value] if isinstance(value, list) else value


def hard_coded(table):
    """What to tell a student whose function works in another region than the one it was given."""
    return (
        f"the items of the tables of that name in {HOME} and in {table.region}. Asked for was {table.region}: give the "
        "client or resource the `region` of the call (region_name=region)"
    )
