"""Lab 01: what is graded. A class is a line of the checklist, a method one criterion.

All criteria but those of line 9 work in `us-east-1`, so that a script which forgets its `region` is told so there, once
for each function, and not in every line.
"""

from __future__ import annotations

from decimal import Decimal

from checks.harness.checklist import simulated_only, todo
from checks.harness.comparing import number, typed

HOME = "us-east-1"
LEAST_PAUSE = 0.01
KEPT = "the caller goes on using what it has passed in, and finds it changed: work on a copy"
FLOAT_ADVICE = "Decimal(str(value)) has the digits you see; Decimal(value) has the rounding error of the float as well."


@todo(1, points=3)
class TestCreateTable:
    """Successfully create a DynamoDB table with the correct configuration"""

    def test_answer(self, student, cloud):
        """A new table is created, and the answer is True."""
        name = cloud.fresh_name("Users")
        assert student.create_table(name, region=HOME) is True, "the caller cannot tell that it worked: return True"
        assert cloud.table_names(HOME) == [name], "exactly the table whose name was given must be there, no other"

    def test_key(self, student, cloud):
        """The only key is the partition key `username`, a string."""
        table = created(student, cloud)
        assert table.key_schema == {"username": "HASH"}, (
            "a key cannot be changed later: every item is found by it. KeySchema names it, with KeyType HASH"
        )
        assert table.key_types == {"username": "S"}, "AttributeDefinitions gives the key's type: S is a string"

    def test_throughput(self, student, cloud):
        """The capacity is provisioned: 5 read units and 5 write units."""
        table = created(student, cloud)
        assert table.billing_mode == "PROVISIONED", "PAY_PER_REQUEST bills each request; this lab asks for PROVISIONED"
        assert table.throughput == (5, 5), "(read, write) units a second; you pay for them whether they are used or not"

    def test_tag(self, student, cloud):
        """The table has the tag `Environment` with the value `DevOps-Lab`."""
        assert created(student, cloud).tags.get("Environment") == "DevOps-Lab", (
            "tags are how a team finds whose table it pays for. CreateTable takes Tags; capitals count"
        )

    def test_existing_table(self, student, cloud):
        """A table that exists already is left as it is; the answer is False, with a message."""
        table = cloud.create_table("device", region=HOME, items=3)
        before = (table.key_schema, table.throughput, table.tags, table.items())
        answer = student.create_table(table.name, region=HOME)
        assert table.exists is True, "create_table() deleted a table that was already there, with all its items"
        after = (table.key_schema, table.throughput, table.tags, table.items())
        assert after == before, "create_table() changed a table that was already there: it may be somebody's data"
        assert answer is False, "nothing was created: the ResourceInUseException says that the table exists already"
        assert has_text(student.output), silent("create_table")


@todo(2, points=3)
class TestWaitForTable:
    """Wait for the table to become active before proceeding"""

    def test_active_table(self, student, cloud):
        """For a table that is ACTIVE already the answer is True."""
        table = cloud.create_table("username", region=HOME)
        assert student.wait_for_table_creation(table.name, region=HOME) is True, "the table was ACTIVE all the time"

    @simulated_only
    def test_slow_table(self, student, cloud):
        """A table that takes ten seconds is waited for; the answer comes once it is ACTIVE, and is True."""
        table = table_in_creation(cloud, seconds=10)
        # 900 polls reach past ten seconds with any pause that counts, and not without one.
        answer = student.wait_for_table_creation(table.name, region=HOME, max_attempts=900)
        assert table.status == "ACTIVE", (
            "the function was back before the table was ready: what comes next would meet a ResourceNotFoundException"
        )
        assert answer is True, "the table became ACTIVE within max_attempts polls"

    @simulated_only
    def test_gives_up(self, student, cloud):
        """For a table that never becomes ACTIVE the answer is False after `max_attempts` polls."""
        table, attempts = table_in_creation(cloud), cloud.random.randint(3, 7)
        answer = student.wait_for_table_creation(table.name, region=HOME, max_attempts=attempts)
        assert answer is False, "the table is still CREATING: whoever goes on now will fail"
        assert polls(cloud) == attempts, "max_attempts is the number of DescribeTable requests, the first one included"

    @simulated_only
    def test_ten_attempts(self, student, cloud):
        """Without `max_attempts` it gives up after 10 polls."""
        table = table_in_creation(cloud)
        assert student.wait_for_table_creation(table.name, region=HOME) is False, "the table is still CREATING"
        assert polls(cloud) == 10, "max_attempts has the default 10"

    @simulated_only
    def test_pause(self, student, cloud):
        """Between two polls there is a pause."""
        table = table_in_creation(cloud)
        student.wait_for_table_creation(table.name, region=HOME, max_attempts=4)
        pauses = cloud.trace.pauses("DescribeTable")
        assert pauses, (
            "it asked DescribeTable less than twice, though the table was still CREATING and attempts were left"
        )
        assert [pause for pause in pauses if pause < LEAST_PAUSE] == [], (
            "seconds between two polls: without a pause all attempts are used up before AWS had a chance. Use a waiter "
            "or sleep between two polls"
        )

    @simulated_only
    def test_other_status(self, student, cloud):
        """A table that is being deleted is not ready: only ACTIVE is."""
        table = table_in_deletion(cloud)
        assert student.wait_for_table_creation(table.name, region=HOME, max_attempts=3) is False, (
            "the table's status is DELETING. There are more statuses than CREATING and ACTIVE: ask for the one you want"
        )


@todo(3, points=2)
class TestListTables:
    """List all tables in your account and confirm your new table exists"""

    def test_names(self, student, cloud):
        """The answer is the list of the names of all tables; an empty list where there are none."""
        assert student.list_tables(region=HOME) == [], "there are no tables in this region"
        names = names_of_tables(cloud, 3)
        assert in_order(student.list_tables(region=HOME)) == names, "return the names themselves, as a list"

    def test_many_tables(self, student, cloud):
        """An account with 250 tables: one answer of ListTables holds 100 names, so all answers are asked for."""
        names = names_of_tables(cloud, 250)
        listed = in_order(student.list_tables(region=HOME))
        assert isinstance(listed, list), f"list_tables() must return a list of names, but returned {listed!r}"
        assert len(listed) == 250, (
            "the number of names returned. LastEvaluatedTableName in an answer means that there are more: ask again "
            "with it as ExclusiveStartTableName, or let a paginator do that"
        )
        assert listed == names, "a name is missing, or there twice"

    def test_printed(self, student, cloud):
        """Each name is printed, on a line of its own."""
        names = names_of_tables(cloud, 4)
        student.list_tables(region=HOME)
        on_each_line = [[name for name in names if name in line] for line in student.output.splitlines()]
        alone = sorted({found[0] for found in on_each_line if len(found) == 1})
        assert alone == names, "the names that were printed on a line with no other name"


@todo(4, points=3)
class TestInsertItem:
    """Insert a sample item with the correct attribute types"""

    def test_answer(self, student, cloud):
        """The item is stored, and the answer is True."""
        table, item = cloud.create_table("username", region=HOME), {"username": cloud.text(), "email": cloud.text()}
        answer = student.insert_item(table.name, item, region=HOME)
        assert table.items() == [item], "exactly this one item must be in the table"
        assert answer is True, "the caller cannot tell that it worked: return True"

    def test_whole_numbers(self, student, cloud):
        """An `int` and a `Decimal` are stored as numbers (N)."""
        number = cloud.random.randint(18, 90)
        assert stored(student, cloud, number) == {"N": Decimal(number)}
        assert stored(student, cloud, Decimal("1234567890.0123456789")) == {"N": Decimal("1234567890.0123456789")}

    def test_floats(self, student, cloud):
        """A `float` is stored as the number you see: 19.99 as 19.99."""
        cents = cloud.random.randint(0, 999) * 10 + 7
        assert stored(student, cloud, 19.99) == {"N": Decimal("19.99")}, FLOAT_ADVICE
        assert stored(student, cloud, cents / 100) == {"N": Decimal(cents) / 100}, FLOAT_ADVICE

    def test_floats_inside(self, student, cloud):
        """A float is found wherever it hides: in a list, in a dict, in a set, however deep."""
        assert stored(student, cloud, [0.1, [2.5]]) == {"L": [number("0.1"), {"L": [number("2.5")]}]}, (
            f"floats in a list. {FLOAT_ADVICE}"
        )
        assert stored(student, cloud, {"a": {"b": 0.1}}) == {"M": {"a": {"M": {"b": number("0.1")}}}}, (
            f"a float in a dict in a dict. {FLOAT_ADVICE}"
        )
        assert stored(student, cloud, {0.1, 2.5}) == {"NS": {Decimal("0.1"), Decimal("2.5")}}, "floats in a set"

    def test_booleans_and_none(self, student, cloud):
        """True and False are stored as BOOL, None as NULL."""
        assert stored(student, cloud, True) == {"BOOL": True}, "bool is a kind of int in Python: ask for it first"
        assert stored(student, cloud, False) == {"BOOL": False}, "False is a value, not a missing one"
        assert stored(student, cloud, None) == {"NULL": True}, "None is a value too: the attribute is there, and NULL"

    def test_bytes(self, student, cloud):
        """`bytes` are stored as binary (B), byte for byte."""
        data = b"\x00\xff" + cloud.text().encode()
        assert stored(student, cloud, data) == {"B": data}, "boto3 does the base64 that the service wants by itself"

    def test_lists_and_maps(self, student, cloud):
        """A list is stored as L and a dict as M, each member with its own type."""
        word = cloud.text()
        assert stored(student, cloud, [word, 7, False, [None]]) == {
            "L": [{"S": word}, number("7"), {"BOOL": False}, {"L": [{"NULL": True}]}]
        }
        assert stored(student, cloud, {"city": word, "geo": {"floor": 3, "lift": True}, "empty": {}}) == {
            "M": {
                "city": {"S": word},
                "geo": {"M": {"floor": number("3"), "lift": {"BOOL": True}}},
                "empty": {"M": {}},
            }
        }

    def test_sets(self, student, cloud):
        """A set is stored as a set of strings (SS), numbers (NS) or bytes (BS)."""
        word = cloud.text()
        assert stored(student, cloud, {word, "admin"}) == {"SS": {word, "admin"}}, "a set is no list: SS, not L"
        assert stored(student, cloud, {7, 11}) == {"NS": {Decimal(7), Decimal(11)}}, "a set of numbers is NS"
        assert stored(student, cloud, {b"\x00", b"\xff"}) == {"BS": {b"\x00", b"\xff"}}, "a set of bytes is BS"

    def test_given_item(self, student, cloud):
        """The dict that is passed in stays as it was."""
        table = cloud.create_table("username", region=HOME)
        plain = {"username": cloud.text()}
        for item in (plain, {**plain, "fee": 19.99, "marks": [0.1]}):
            assert not student.changes("insert_item", table.name, item, region=HOME), KEPT


@todo(5, points=2)
class TestGetItem:
    """Retrieve the item and verify all attributes match what was inserted"""

    def test_text(self, student, cloud):
        """The item with that key comes back, all its attributes and no other item's."""
        item = {"username": cloud.text("user"), "email": cloud.text(), "date": cloud.text()}
        table = cloud.create_table("username", region=HOME, items=[{"username": "aaa"}, item, {"username": "zzz"}])
        assert student.get_item(table.name, item["username"], region=HOME) == item, "plain values, never {'S': …}"

    def test_numbers(self, student, cloud):
        """Numbers come back as numbers with exactly their value."""
        age = cloud.random.randint(18, 90)
        assert returned(student, cloud, age) == {"N": Decimal(age)}
        assert returned(student, cloud, Decimal("19.99")) == {"N": Decimal("19.99")}, "as Decimal or as float"
        assert returned(student, cloud, 2**53 + 1) == {"N": Decimal(2**53 + 1)}, (
            "a float keeps 15 digits only: leave such a number a Decimal, or make it an int"
        )

    def test_booleans_and_none(self, student, cloud):
        """True, False and None come back as themselves."""
        assert returned(student, cloud, True) == {"BOOL": True}
        assert returned(student, cloud, False) == {"BOOL": False}
        assert returned(student, cloud, None) == {"NULL": True}, "a stored NULL is None: a value, not a gap"

    def test_bytes(self, student, cloud):
        """Binary values come back as bytes."""
        data = b"\x00\xff" + cloud.text().encode()
        assert returned(student, cloud, data) == {"B": data}

    def test_lists_and_maps(self, student, cloud):
        """Lists and maps come back as lists and dicts, with plain values all the way down."""
        word = cloud.text()
        assert returned(student, cloud, [word, 7, [True, None]]) == {
            "L": [{"S": word}, number("7"), {"L": [{"BOOL": True}, {"NULL": True}]}]
        }
        assert returned(student, cloud, {"city": word, "geo": {"floor": 3}}) == {
            "M": {"city": {"S": word}, "geo": {"M": {"floor": number("3")}}}
        }

    def test_sets(self, student, cloud):
        """Sets come back as sets, of strings, numbers or bytes."""
        word = cloud.text()
        assert returned(student, cloud, {word, "admin"}) == {"SS": {word, "admin"}}, "a set, not a list"
        assert returned(student, cloud, {7, 11}) == {"NS": {Decimal(7), Decimal(11)}}
        assert returned(student, cloud, {b"\x00", b"\xff"}) == {"BS": {b"\x00", b"\xff"}}

    def test_key_name(self, student, cloud):
        """`key_name` says what the table's partition key is called."""
        item = {"device": cloud.text("device"), "room": cloud.text()}
        table = cloud.create_table("device", region=HOME, items=[item])
        answer = student.get_item(table.name, item["device"], key_name="device", region=HOME)
        assert answer == item, "the table's key is `device`, not `username`"


@todo(6, points=2)
class TestCleanup:
    """Delete the table when running with --cleanup flag"""

    def test_delete(self, student, cloud):
        """delete_table() begins to delete the table, and the answer is True."""
        table = cloud.create_table("username", region=HOME, items=2)
        answer = student.delete_table(table.name, region=HOME)
        assert is_going(table) is True, "the table is still there, and would go on to cost money"
        assert answer is True, "the caller cannot tell that it worked: return True"

    def test_neighbours(self, student, cloud):
        """delete_table() touches no other table."""
        table = cloud.create_table("username", region=HOME)
        others = [
            cloud.create_table("username", name=name, region=HOME) for name in (table.name + "-2", "A" + table.name)
        ]
        student.delete_table(table.name, region=HOME)
        assert [other.name for other in others if is_going(other)] == [], "these tables were deleted as well"

    def test_with_flag(self, student, cloud):
        """The script with `--cleanup` deletes its table at the end."""
        name = cloud.fresh_name("Users")
        student.run("--table-name", name, "--region", HOME, "--cleanup")
        made = [request.table for request in cloud.trace.of("CreateTable") if request.answer == "ok"]
        assert made == [name], "there was no table to delete: the script made none of that name"
        assert is_going(cloud.table(name, HOME)) is True, "the table is still there, and would go on to cost money"

    def test_without_flag(self, student, cloud):
        """The script without `--cleanup` leaves its table where it is."""
        name = cloud.fresh_name("Users")
        student.run("--table-name", name, "--region", HOME)
        assert cloud.table(name, HOME).status == "ACTIVE", "nobody asked for the table to be deleted"


@todo(7, points=3)
class TestErrors:
    """Handle all error conditions gracefully"""

    def test_create_denied(self, student, cloud):
        """create_table() without permission: a message, and False."""
        name = cloud.fresh_name("Users")
        student.create_table(name, region=HOME)
        usual = student.output
        cloud.deny("CreateTable")
        assert student.create_table(name, region=HOME) is False, "AWS refused (AccessDeniedException)"
        assert says_more(student.output, usual) is True, silent("create_table")

    def test_create_throttled(self, student, cloud):
        """create_table() throttled for longer than boto3 retries: a message, and False."""
        cloud.throttle("CreateTable")
        assert student.create_table(cloud.fresh_name("Users"), region=HOME) is False, "AWS refused, and made no table"
        assert has_text(student.output), silent("create_table")

    def test_wait_missing(self, student, cloud):
        """wait_for_table_creation() for a table that does not exist: False."""
        assert student.wait_for_table_creation(cloud.fresh_name("Users"), region=HOME, max_attempts=3) is False, (
            "DescribeTable answers ResourceNotFoundException: there is no such table"
        )

    @simulated_only
    def test_wait_vanishing(self, student, cloud):
        """wait_for_table_creation() for a table that vanishes while it waits: False."""
        table = table_in_creation(cloud)
        cloud.after("DescribeTable", times=2, do=table.vanish)
        answer = student.wait_for_table_creation(table.name, region=HOME, max_attempts=5)
        assert answer is False, "somebody deleted the table between two polls: it will never become ACTIVE"

    def test_wait_denied(self, student, cloud):
        """wait_for_table_creation() without permission to look: False."""
        table = cloud.create_table("username", region=HOME)
        cloud.deny("DescribeTable")
        answer = student.wait_for_table_creation(table.name, region=HOME, max_attempts=3)
        assert answer is False, "every poll was refused (AccessDeniedException), so nothing is known of the table"

    def test_list_denied(self, student, cloud):
        """list_tables() without permission: a message, and an empty list."""
        names_of_tables(cloud, 2)
        student.list_tables(region=HOME)
        usual = student.output
        cloud.deny("ListTables")
        assert student.list_tables(region=HOME) == [], "AWS refused (AccessDeniedException)"
        assert says_more(student.output, usual) is True, silent("list_tables")

    def test_list_throttled_halfway(self, student, cloud):
        """list_tables() throttled after the first page: a message, and an empty list, not half of the names."""
        names_of_tables(cloud, 101)
        cloud.after("ListTables", times=1, do=lambda: cloud.throttle("ListTables"))
        answer = student.list_tables(region=HOME)
        assert answer == [], "whoever got half of the names would take it for all of them"
        assert has_text(student.output), silent("list_tables")

    def test_insert_missing_table(self, student, cloud):
        """insert_item() into a table that does not exist: a message, and False."""
        answer = student.insert_item(cloud.fresh_name("Users"), {"username": cloud.text()}, region=HOME)
        assert answer is False, "nothing was stored: AWS answered ResourceNotFoundException"
        assert has_text(student.output), silent("insert_item")

    def test_insert_denied(self, student, cloud):
        """insert_item() without permission: a message, and False."""
        table, item = cloud.create_table("username", region=HOME), {"username": cloud.text()}
        student.insert_item(table.name, item, region=HOME)
        usual = student.output
        cloud.deny("*")
        assert student.insert_item(table.name, item, region=HOME) is False, "AWS refused (AccessDeniedException)"
        assert says_more(student.output, usual) is True, silent("insert_item")

    def test_insert_throttled(self, student, cloud):
        """insert_item() throttled for longer than boto3 retries: a message, and False."""
        table = cloud.create_table("username", region=HOME)
        cloud.throttle("*")
        answer = student.insert_item(table.name, {"username": cloud.text()}, region=HOME)
        assert answer is False, "nothing was stored: AWS refused the request, and all of boto3's retries"
        assert has_text(student.output), silent("insert_item")

    def test_get_absent(self, student, cloud):
        """get_item() of an item that does not exist: a message, and None."""
        table = cloud.create_table("username", region=HOME, items=2)
        assert student.get_item(table.name, cloud.text("nobody"), region=HOME) is None, "there is no such item"
        assert has_text(student.output), silent("get_item")

    def test_get_denied(self, student, cloud):
        """get_item() without permission: a message, and None."""
        item = {"username": cloud.text("user")}
        table = cloud.create_table("username", region=HOME, items=[item])
        student.get_item(table.name, item["username"], region=HOME)
        usual = student.output
        cloud.deny("*")
        assert student.get_item(table.name, item["username"], region=HOME) is None, (
            "AWS refused (AccessDeniedException)"
        )
        assert says_more(student.output, usual) is True, silent("get_item")

    def test_get_throttled(self, student, cloud):
        """get_item() throttled for longer than boto3 retries: a message, and None."""
        item = {"username": cloud.text("user")}
        table = cloud.create_table("username", region=HOME, items=[item])
        cloud.throttle("*")
        assert student.get_item(table.name, item["username"], region=HOME) is None, (
            "AWS refused, and all of boto3's retries"
        )
        assert has_text(student.output), silent("get_item")

    def test_delete_missing(self, student, cloud):
        """delete_table() of a table that does not exist: a message, and False."""
        assert student.delete_table(cloud.fresh_name("Users"), region=HOME) is False, "there is no such table"
        assert has_text(student.output), silent("delete_table")

    def test_delete_denied(self, student, cloud):
        """delete_table() without permission: a message, and False."""
        table = cloud.create_table("username", region=HOME)
        cloud.deny("DeleteTable")
        assert student.delete_table(table.name, region=HOME) is False, "AWS refused (AccessDeniedException)"
        assert has_text(student.output), silent("delete_table")


@todo(8, points=1)
class TestScript:
    """Script runs without errors"""

    def test_first_run(self, student, cloud):
        """The script makes the table, waits, lists, stores the sample item, reads it back, and ends with 0."""
        name = cloud.fresh_name("Users")
        run = student.run("--table-name", name, "--region", HOME)
        assert cloud.table(name, HOME).status == "ACTIVE", "there must be an active table in the end"
        assert len(cloud.table(name, HOME).items()) == 1, "the sample item must be in the table"
        assert name in run.output, "the new table must be in the list that is printed"
        assert run.status == 0, "0 tells whoever started the script that all went well; see what it printed"

    def test_second_run(self, student, cloud):
        """A second run, over a table that exists, uses it as it is and ends with 0."""
        table = cloud.create_table("username", region=HOME, items=3)
        before = table.items()
        run = student.run("--table-name", table.name, "--region", HOME)
        assert table.exists is True, "the script deleted a table that was there before, with all its items"
        assert [item for item in before if table.get({"username": item["username"]}) != item] == [], (
            "these items were in the table before the run, and are not any more"
        )
        assert run.status == 0, "the table is there and ACTIVE: the rest can go on"

    @simulated_only
    def test_refused(self, student, cloud):
        """A table that could not be made ends the script with exit status 1."""
        cloud.deny("CreateTable")
        assert student.run("--table-name", cloud.fresh_name("Users"), "--region", HOME).status == 1

    @simulated_only
    def test_never_active(self, student, cloud):
        """A table that never becomes active ends the script with exit status 1, and nothing is stored before it is."""
        cloud.activation_time = float("inf")
        assert student.run("--table-name", cloud.fresh_name("Users"), "--region", HOME).status == 1
        assert len(cloud.trace.of("PutItem")) == 0, "the table was not ready to store anything"


@todo(9, points=1)
class TestCustomParameters:
    """Try running with custom parameters"""

    @simulated_only  # emulators keep one set of tables for all regions
    def test_script(self, student, cloud):
        """`--table-name` and `--region` are obeyed."""
        name, region = cloud.fresh_name("Custom"), cloud.region
        run = student.run("--table-name", name, "--region", region)
        assert cloud.table_names(region) == [name], f"the tables in {region}, the region that was asked for"
        assert cloud.table_names(HOME) == [], f"no table was asked for in {HOME}"
        assert run.status == 0, "see what the script printed"

    def test_default_region(self, student, cloud):
        """Without `--region` the script works in us-east-1."""
        name = cloud.fresh_name("Users")
        student.run("--table-name", name)
        assert cloud.table_names(HOME) == [name]

    def test_create_region(self, student, cloud):
        """create_table() makes the table in the region it is given."""
        name, region = cloud.fresh_name("Users"), cloud.region
        student.create_table(name, region=region)
        assert cloud.table_names(region) == [name], hard_coded(region)

    def test_wait_region(self, student, cloud):
        """wait_for_table_creation() looks in the region it is given."""
        region = cloud.region
        table = cloud.create_table("username", region=region)
        assert student.wait_for_table_creation(table.name, region=region, max_attempts=3) is True, hard_coded(region)

    @simulated_only  # emulators keep one set of tables for all regions
    def test_list_region(self, student, cloud):
        """list_tables() lists the tables of the region it is given, and no others."""
        region = cloud.region
        names_of_tables(cloud, 2)
        table = cloud.create_table("username", region=region)
        assert student.list_tables(region=region) == [table.name], hard_coded(region)

    @simulated_only  # emulators keep one set of tables for all regions
    def test_insert_region(self, student, cloud):
        """insert_item() stores in the region it is given."""
        here, there = twins(cloud)
        item = {"username": cloud.text()}
        student.insert_item(there.name, item, region=cloud.region)
        assert there.items() == [item], hard_coded(cloud.region)
        assert here.items() == [], "the table of the same name in another region is another table"

    @simulated_only  # emulators keep one set of tables for all regions
    def test_get_region(self, student, cloud):
        """get_item() reads in the region it is given."""
        here, there = twins(cloud)
        key = cloud.text("user")
        here.put({"username": key, "city": "here"})
        there.put({"username": key, "city": "there"})
        answer = student.get_item(there.name, key, region=cloud.region)
        assert answer == {"username": key, "city": "there"}, hard_coded(cloud.region)

    @simulated_only  # emulators keep one set of tables for all regions
    def test_delete_region(self, student, cloud):
        """delete_table() deletes in the region it is given."""
        here, there = twins(cloud)
        student.delete_table(there.name, region=cloud.region)
        assert is_going(here) is False, f"the table of the same name in {HOME} was deleted instead"
        assert is_going(there) is True, hard_coded(cloud.region)


def created(student, cloud):
    """The table that create_table() made, however it answered."""
    name = cloud.fresh_name("Users")
    student.create_table(name, region=HOME)
    table = cloud.table(name, HOME)
    assert table.exists is True, "create_table() made no table of the name it was given"
    return table


def table_in_creation(cloud, seconds=float("inf")):
    """A table that is CREATING, for so many seconds from now."""
    cloud.activation_time = seconds
    return cloud.create_table("username", region=HOME, active=False)


def table_in_deletion(cloud):
    """A table that is DELETING, and stays so."""
    cloud.deletion_time = float("inf")
    table = cloud.create_table("username", region=HOME)
    table.drop()
    return table


def polls(cloud):
    """How many DescribeTable requests the student's code asked for, boto3's own retries apart."""
    return len([request for request in cloud.trace.of("DescribeTable") if request.attempt == 1])


def names_of_tables(cloud, count):
    """Make so many tables; their names, in alphabetical order and none a part of another."""
    prefix = cloud.fresh_name("Shelf")
    return [
        table.name for table in cloud.create_tables([f"{prefix}-{n:03}" for n in range(count)], "username", region=HOME)
    ]


def twins(cloud):
    """Two empty tables of one name, one in us-east-1 and one in another region."""
    here = cloud.create_table("username", region=HOME)
    return here, cloud.create_table("username", name=here.name, region=cloud.region)


def is_going(table):
    """Whether a table is deleted, or being deleted."""
    return not table.exists or table.status == "DELETING"


def in_order(answer):
    """A list of names in alphabetical order; whatever else a function may have answered, as it is."""
    names = isinstance(answer, list) and all(isinstance(name, str) for name in answer)
    return sorted(answer) if names else answer


def stored(student, cloud, value):
    """Insert an item with that value through the student's function: the value as the table has it, with its type."""
    table, key = cloud.create_table("username", region=HOME), cloud.text("user")
    student.insert_item(table.name, {"username": key, "sample": value}, region=HOME)
    item = table.get({"username": key})
    assert item is not None, f"insert_item() stored no item for the {type(value).__name__} {value!r}"
    assert "sample" in item, f"the attribute with the {type(value).__name__} {value!r} was not stored"
    return typed(item["sample"])


def returned(student, cloud, value):
    """Read an item with that value through the student's function: the value that came back, with its type."""
    table, key = cloud.create_table("username", region=HOME), cloud.text("user")
    table.put({"username": key, "sample": value})
    answer = student.get_item(table.name, key, region=HOME)
    assert isinstance(answer, dict), f"get_item() must return the item as a dict, but returned {answer!r}"
    assert set(answer) == {"username", "sample"}, "the names of the item's attributes"
    return typed(answer["sample"])


def has_text(output):
    """Whether something was printed or logged."""
    return output.strip() != ""


def says_more(output, usual):
    """Whether there is a line in `output` that is not printed when all goes well, too."""
    return bool({line for line in output.splitlines() if line.strip()} - set(usual.splitlines()))


def silent(function):
    """What to tell a student whose function fails without a word."""
    return (
        f"{function}() must say what went wrong: print or log a message (logging shows warnings and errors by default)"
    )


def hard_coded(region):
    """What to tell a student whose function works in another region than the one it was given."""
    return f"asked for {region}: give the client or resource the `region` of the call (region_name=region)"
