"""Lab 05: what is graded. A class is a line of the checklist, a method one criterion.

All criteria but those of line 8 work in `us-east-1`, so that a script which forgets its `region` is told so there, once
for each function, and not in every line.

A scan gives the items in no order that means anything, so they are compared in the order of their keys.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checks.harness.checklist import simulated_only, todo
from checks.harness.cloud.client import typed as wire
from checks.harness.cloud.cost import item_size, read_units
from checks.harness.comparing import typed
from checks.harness.student.failures import Raised
from checks.harness.student.values import describe

HOME = "us-east-1"
LARGE = 360_000
"""Bytes of a large item: two of them fit into the 1 MB that one answer holds."""
MOST_PAGES = 40
ODD_NAMES = ("level", "temp.max", "temp-max", "size [m]", "größe")
"""Attribute names: a reserved word, and characters that are not allowed, or mean something, in expressions."""
KEPT = "the caller goes on using what it has passed in, and finds it changed: work on a copy"
FLOAT_ADVICE = "Decimal(str(value)) has the digits you see; Decimal(value) has the rounding error of the float as well."
FOLLOW_PAGES = (
    "one answer holds at most 1 MB. LastEvaluatedKey in it means that there is more: ask again with that as "
    "ExclusiveStartKey, until an answer has none"
)


@todo(1, points=3)
class TestScanAll:
    """Read a whole table with Scan, however many answers that takes"""

    def test_items(self, student, cloud):
        """The answer is the list of all items with all their attributes, each once."""
        sensors = [cloud.text() for _ in range(3)]
        table = archive(cloud, [reading(who, n, level=n, note=cloud.text()) for who in sensors for n in range(4)])
        found = student.scan_all(table.name, region=HOME)
        assert in_order(found) == in_order(table.items()), "plain values, never {'S': …}; all items, each once"

    def test_any_table(self, student, cloud):
        """It reads any table, whatever its keys are called; one without items gives an empty list."""
        key = cloud.text("key")
        table = cloud.create_table(key, region=HOME, items=[{key: cloud.text(), "date": n} for n in range(5)])
        assert in_order(student.scan_all(table.name, region=HOME), key) == in_order(table.items(), key)
        empty = cloud.create_table(key, region=HOME)
        assert student.scan_all(empty.name, region=HOME) == [], "there is nothing in this table"

    def test_types(self, student, cloud):
        """Values come as plain Python values, numbers with exactly their value."""
        word = cloud.text()
        values = [Decimal("19.99"), 2**53 + 1, True, None, b"\x00\xff", [word, {"a": [7]}], {word, "b"}, {7, 11}]
        table = archive(cloud, [reading(word, n, sample=value) for n, value in enumerate(values)])
        found = in_order(student.scan_all(table.name, region=HOME))
        assert isinstance(found, list), f"scan_all() must return a list of dicts, but returned {describe(found, 200)}"
        assert [typed(item.get("sample") if isinstance(item, dict) else item) for item in found] == [
            typed(value) for value in values
        ]

    def test_pages(self, student, cloud):
        """A table can be larger than 1 MB: all answers are asked for."""
        table, items = large_table(cloud)
        found = student.scan_all(table.name, region=HOME)
        assert keys_of(found) == keys_of(items), FOLLOW_PAGES

    def test_error(self, student, cloud):
        """An error that AWS answers with leaves scan_all() as it is."""
        error = student.error_of("scan_all", cloud.fresh_name(), region=HOME)
        assert error.code == "ResourceNotFoundException", "there is no such table; an empty list says that it is empty"
        table = archive(cloud)
        cloud.deny("*")
        assert student.error_of("scan_all", table.name, region=HOME).code == "AccessDeniedException"

    def test_error_halfway(self, student, cloud):
        """An error in the middle leaves scan_all(), too: half a table is no answer."""
        table, _ = large_table(cloud)
        cloud.after("Scan", do=lambda: cloud.deny("*"))
        assert student.error_of("scan_all", table.name, region=HOME).code == "AccessDeniedException"


@todo(2, points=3)
class TestScanWhere:
    """Let DynamoDB pick the items with a filter, also when whole answers stay empty"""

    def test_at_least(self, student, cloud):
        """The answer holds the items whose attribute is at least the minimum, with all their attributes."""
        name, least = f"metres_{cloud.text()}", cloud.random.randint(100, 900)
        values = [least - 1, least, 9, least + 1, 10 * least, -least]
        items = [reading("s", n, **{name: value, "other": 2 * least}) for n, value in enumerate(values)]
        found = student.scan_where(archive(cloud, items).name, name, least, region=HOME)
        assert in_order(found) == [items[1], items[3], items[4]], (
            f"they are numbers, and {least} itself is at least {least}"
        )

    def test_nothing(self, student, cloud):
        """Where no item is picked the answer is an empty list."""
        table = archive(cloud, [reading("s", n, metres=n) for n in range(5)])
        assert student.scan_where(table.name, "metres", cloud.random.randint(5, 99), region=HOME) == []

    def test_zero(self, student, cloud):
        """0 is a minimum like any other."""
        table = archive(cloud, [reading("s", n, metres=n) for n in (-2, -1, 1, 2)])
        assert keys_of(student.scan_where(table.name, "metres", 0, region=HOME)) == ["s 1", "s 2"], (
            "negative numbers are less than 0. `if minimum` takes 0 for no minimum at all"
        )

    def test_float(self, student, cloud):
        """The minimum may be a float or a Decimal: 19.99 means exactly 19.99."""
        whole = cloud.random.randint(1, 500)
        values = [Decimal(f"{whole}.98"), Decimal(f"{whole}.99"), Decimal(f"{whole}.989999999999999999")]
        table = archive(cloud, [reading("s", n, metres=value) for n, value in enumerate(values)])
        for least in (float(f"{whole}.99"), Decimal(f"{whole}.99")):
            found = student.scan_where(table.name, "metres", least, region=HOME)
            assert keys_of(found) == ["s 1"], f"the minimum is a {type(least).__name__}. {FLOAT_ADVICE}"

    def test_no_number(self, student, cloud):
        """An item without the attribute, or with a text there, is not among them."""
        items = [
            reading("s", 1),
            reading("s", 2, metres="500"),
            reading("s", 3, metres=500),
            reading("s", 4, metres=None),
        ]
        assert keys_of(student.scan_where(archive(cloud, items).name, "metres", 100, region=HOME)) == ["s 3"], (
            "a text is no number, whatever its digits, and what is not there is not at least 100"
        )

    def test_names(self, student, cloud):
        """The attribute may have any name: a reserved word, one with dots, hyphens or spaces."""
        for name in ODD_NAMES:
            table = archive(cloud, [reading("s", n, **{name: 10 * n}) for n in range(3)])
            found = student.scan_where(table.name, name, 15, region=HOME)
            assert keys_of(found) == ["s 2"], (
                f"the attribute is called {name!r}. A placeholder (#a, with the name in ExpressionAttributeNames) "
                "takes any name as it is; in the expression itself, and in Attr(…), a dot means a path"
            )

    def test_empty_pages(self, student, cloud):
        """A filter can leave a whole answer empty, and the next has what was asked for."""
        table, items = large_table(cloud)
        found = student.scan_where(table.name, "metres", 900, region=HOME)
        assert keys_of(found) == keys_of([item for item in items if item["metres"] >= 900]), (
            "the limit of 1 MB counts what is read, before the filter: an answer may be empty and have a "
            "LastEvaluatedKey. Only an answer without that is the last"
        )

    def test_filter(self, student, cloud):
        """AWS does the picking: each Scan has a FilterExpression with the minimum in it."""
        table, _ = large_table(cloud)
        student.scan_where(table.name, "metres", 900, region=HOME)
        assert [scan.body for scan in scans(cloud) if "FilterExpression" not in scan.body] == [], (
            "these requests have no FilterExpression: every item was sent to you, only to be thrown away"
        )
        assert [scan.body for scan in scans(cloud) if not mentions(scan, 900)] == [], (
            "the filters of these requests do not know the minimum, 900: what they let through besides was sent to you"
        )

    def test_error(self, student, cloud):
        """An error that AWS answers with leaves scan_where() as it is."""
        table = archive(cloud)
        cloud.deny("*")
        assert student.error_of("scan_where", table.name, "metres", 3, region=HOME).code == "AccessDeniedException"


@todo(3, points=3)
class TestScanAttributes:
    """Fetch only the attributes that are needed"""

    def test_attributes(self, student, cloud):
        """The answer has a dict for each item, with the attributes that were asked for and no others."""
        name, other = f"metres_{cloud.text()}", f"rain_{cloud.text()}"
        items = [reading(cloud.text(), n, **{name: [n, {"a": n}], other: n, "note": "long"}) for n in range(6)]
        found = student.scan_attributes(archive(cloud, items).name, ["taken_at", name, other], region=HOME)
        wanted = [{"taken_at": item["taken_at"], name: item[name], other: item[other]} for item in items]
        assert in_order(found, "taken_at") == wanted, "the key sensor_id was not asked for, and note neither"

    def test_one(self, student, cloud):
        """One attribute alone, and no key: the values come in dicts all the same."""
        table = archive(cloud, [reading("s", n, metres=n) for n in range(4)])
        found = student.scan_attributes(table.name, ["metres"], region=HOME)
        assert in_order(found, "metres") == [{"metres": n} for n in range(4)]

    def test_missing(self, student, cloud):
        """What an item does not have is not in its dict; an item that has none of them is an empty dict."""
        items = [reading("s", 1, metres=7, rain=0), reading("s", 2, rain=8), reading("s", 3, note="neither")]
        found = student.scan_attributes(archive(cloud, items).name, ["metres", "rain"], region=HOME)
        assert in_order(found, "rain", "metres") == [{}, {"metres": 7, "rain": 0}, {"rain": 8}], (
            "a dict for each of the three items: None would be a value, which these items do not have"
        )

    def test_names(self, student, cloud):
        """The attributes may have any names: reserved words, names with dots, hyphens or spaces."""
        names = list(ODD_NAMES)
        table = archive(cloud, [reading("s", 1, **dict.fromkeys(names, 5), note="long")])
        for asked in ([names[0]], names[1:3], names):
            found = student.scan_attributes(table.name, asked, region=HOME)
            assert found == [dict.fromkeys(asked, 5)], (
                f"the attributes are called {asked}. Placeholders (#a, #b, with the names in ExpressionAttributeNames) "
                "take any name as it is; in the expression itself a dot means a path"
            )

    def test_pages(self, student, cloud):
        """The limit of 1 MB counts whole items, however little of them is sent: all answers are asked for."""
        table, items = large_table(cloud)
        found = student.scan_attributes(table.name, ["sensor_id", "taken_at"], region=HOME)
        assert keys_of(found) == keys_of(items), FOLLOW_PAGES

    def test_projection(self, student, cloud):
        """AWS sends these attributes only: each Scan has a ProjectionExpression with just their names."""
        table, _ = large_table(cloud)
        student.scan_attributes(table.name, ["taken_at", "metres"], region=HOME)
        assert [projected(scan) for scan in scans(cloud)] == [["metres", "taken_at"]] * len(scans(cloud)), (
            "the names in the ProjectionExpression of each request. What you drop in Python was sent to you before"
        )

    def test_given_names(self, student, cloud):
        """The list that is passed in stays as it was."""
        table = archive(cloud, [reading("s", n, metres=n, rain=0) for n in range(3)])
        assert not student.changes("scan_attributes", table.name, ["taken_at", "metres", "rain"], region=HOME), KEPT

    def test_error(self, student, cloud):
        """An error that AWS answers with leaves scan_attributes() as it is."""
        table = archive(cloud)
        cloud.deny("*")
        error = student.error_of("scan_attributes", table.name, ["metres"], region=HOME)
        assert error.code == "AccessDeniedException"


@todo(4, points=2)
class TestCountItems:
    """Count the items without fetching them"""

    def test_count(self, student, cloud):
        """The answer is the number of items; 0 for a table without items."""
        table, count = archive(cloud), cloud.random.randint(5, 40)
        assert student.count_items(table.name, region=HOME) == 0, "there is nothing in this table"
        table.put_all(reading(cloud.text(), n) for n in range(count))
        assert student.count_items(table.name, region=HOME) == count

    def test_pages(self, student, cloud):
        """One answer counts 1 MB at most: the counts of all answers are added up."""
        table, items = large_table(cloud)
        assert student.count_items(table.name, region=HOME) == len(items), FOLLOW_PAGES

    def test_nothing_fetched(self, student, cloud):
        """No item is sent: each Scan asks for the count alone, and nothing else is asked."""
        table, _ = large_table(cloud)
        student.count_items(table.name, region=HOME)
        operations = [each for each in cloud.trace.operations if each != "DescribeTable"]
        assert set(operations) == {"Scan"}, (
            "what was asked to count: Scan knows how many items there are now. The ItemCount of DescribeTable is up to "
            "six hours old on AWS"
        )
        assert [scan.body.get("Select") for scan in scans(cloud)] == ["COUNT"] * len(operations), (
            "the Select of each Scan: with COUNT the answer has a number in place of the items"
        )

    def test_error(self, student, cloud):
        """An error that AWS answers with leaves count_items() as it is."""
        table = archive(cloud)
        cloud.deny("*")
        assert student.error_of("count_items", table.name, region=HOME).code == "AccessDeniedException"


@todo(5, points=3)
class TestScanPages:
    """Hand out a table page by page, each only when it is asked for"""

    def test_pages(self, student, cloud):
        """The pages are lists of `page_size` items, fewer only at the end; together they hold each item once."""
        size = cloud.random.randint(2, 5)
        items = [reading(cloud.text(), n, note=cloud.text()) for n in range(3 * size + 1)]
        pages = all_pages(student, archive(cloud, items), size)
        assert [len(page) for page in pages] == [size, size, size, 1], f"the sizes of the pages; page_size is {size}"
        assert in_order([item for page in pages for item in page]) == in_order(items)

    def test_lazy(self, student, cloud):
        """Pages are asked for as they are taken: one page, one request."""
        table = archive(cloud, [reading(cloud.text(), n) for n in range(12)])
        pages = steps(student.scan_pages(table.name, 3, region=HOME))
        for taken in (1, 2, 3):
            assert next(pages, None) is not None, f"the pages ended after {taken - 1}, and there are 12 items"
            assert len(cloud.trace.of("Scan")) == taken, (
                f"Scan requests after {taken} of the pages were taken. A caller who stops now has paid for all of them"
            )

    def test_begins_anew(self, student, cloud):
        """Every call begins at the beginning, whatever became of the one before."""
        items = [reading(cloud.text(), n) for n in range(7)]
        table = archive(cloud, items)
        for _ in range(2):  # what was left over by another criterion may hide it the first time
            next(steps(student.scan_pages(table.name, 2, region=HOME)), None)
            pages = all_pages(student, table, 2)
            assert keys_of([item for page in pages for item in page]) == keys_of(items), (
                "a caller took one page and stopped; the next call is for another caller, who wants the whole table"
            )

    def test_any_size(self, student, cloud):
        """`page_size` may be 1, or more than there are items; a table without items has no page, or an empty one."""
        items = [reading(cloud.text(), n) for n in range(3)]
        table = archive(cloud, items)
        assert [len(page) for page in all_pages(student, table, 1)] == [1, 1, 1]
        assert [len(page) for page in all_pages(student, table, cloud.random.randint(4, 99))] == [3]
        assert all_pages(student, archive(cloud), 5) == [], "there is nothing in this table"

    def test_large(self, student, cloud):
        """A page that the 1 MB limit cuts short is not the last."""
        table, items = large_table(cloud)
        pages = all_pages(student, table, 50)
        assert keys_of([item for page in pages for item in page]) == keys_of(items), (
            "fewer items than page_size are no sign of the end: only an answer without LastEvaluatedKey is"
        )
        assert len(cloud.trace.of("Scan")) == len(pages), (
            "Scan requests for these pages. A page is what one request brings: to wait until it is full can take many"
        )

    def test_error(self, student, cloud):
        """An error that AWS answers with leaves the iterator, also on a later page."""
        table = archive(cloud, [reading(cloud.text(), n) for n in range(6)])
        cloud.after("Scan", do=lambda: cloud.deny("*"))
        pages = steps(student.scan_pages(table.name, 2, region=HOME))
        assert next(pages, None) is not None, "the first page was answered, and must be handed out"
        assert error_on_the_way(pages) == "AccessDeniedException", (
            "the code of the error that the second page met. A caller who gets none takes this for the table's end"
        )


@todo(6, points=3)
class TestParallelScan:
    """Scan a table in parallel segments"""

    def test_items(self, student, cloud):
        """The answer is the list of all items, none twice and none lost, for any number of segments."""
        items = [reading(cloud.text(), n, note=cloud.text()) for n in range(30)]
        table = archive(cloud, items)
        for segments in (cloud.random.randint(2, 5), 1):
            found = student.parallel_scan(table.name, segments, region=HOME)
            assert in_order(found) == in_order(items), f"segments is {segments}"

    def test_few_items(self, student, cloud):
        """There may be more segments than items, and then some that are empty."""
        items = [reading(cloud.text(), n) for n in range(2)]
        found = student.parallel_scan(archive(cloud, items).name, cloud.random.randint(5, 8), region=HOME)
        assert in_order(found) == in_order(items)

    def test_segments(self, student, cloud):
        """Each request names its `Segment`, from 0 up, and the number of all (`TotalSegments`)."""
        table = archive(cloud, [reading(cloud.text(), n) for n in range(8)])
        for segments in cloud.random.sample(range(2, 8), 2):
            cloud.trace.clear()
            student.parallel_scan(table.name, segments, region=HOME)
            asked = {(scan.body.get("Segment"), scan.body.get("TotalSegments")) for scan in scans(cloud)}
            assert asked == {(segment, segments) for segment in range(segments)}, (
                "(Segment, TotalSegments) of the requests. Without them each thread reads, and pays for, the whole "
                "table"
            )

    def test_pages(self, student, cloud):
        """A segment can be larger than 1 MB: each is scanned to its end."""
        table, items = large_table(cloud)
        found = student.parallel_scan(table.name, cloud.random.randint(2, 5), region=HOME)
        assert keys_of(found) == keys_of(items), (
            f"{FOLLOW_PAGES}. Each segment has a LastEvaluatedKey of its own, and every request names its segment"
        )
        assert segment_forgotten(scans(cloud)) == [], (
            "these go on after another request, and through the whole table: every request names its segment"
        )

    @simulated_only
    def test_side_by_side(self, student, cloud):
        """The segments are scanned side by side: none waits until another is done."""
        table = archive(cloud, [reading(cloud.text(), n) for n in range(9)])
        assert begun_before_an_answer(student, cloud, table) == 3, (
            "how many of the three segments were asked for before any was answered; AWS was busy at first and had the "
            "requests repeated. Start all threads, and only then wait for them"
        )

    def test_error(self, student, cloud):
        """An error that AWS answers with leaves parallel_scan(), also when only some segments meet it."""
        table = archive(cloud, [reading(cloud.text(), n) for n in range(9)])
        cloud.after("Scan", do=lambda: cloud.deny("*"))
        error = student.error_of("parallel_scan", table.name, cloud.random.randint(3, 5), region=HOME)
        assert code_of(error) == "AccessDeniedException", (
            "an exception ends its thread and goes no further; the future of a pool hands it on with result()"
        )


@todo(7, points=2)
class TestCompareCost:
    """Compare what Scan and Query cost for the same items"""

    def test_units(self, student, cloud):
        """The answer is {"scan": …, "query": …}, the read units of each, eventually consistent."""
        table, wanted = cost_table(cloud, "sensor_id")
        answer = student.compare_cost(table.name, "sensor_id", wanted[0]["sensor_id"], region=HOME)
        assert answer == {"scan": due(table.items()), "query": due(wanted)}, (
            "Scan reads the whole table, Query the items with this key: half a unit for each 4 KB, the sizes of all "
            "items of an answer added up"
        )

    def test_any_table(self, student, cloud):
        """The partition key may have any name and be a number, and there may be no sort key."""
        number = cloud.random.randint(10, 99)
        for name in (cloud.text("key"), *ODD_NAMES[:2]):
            items = [{name: number + n, "note": "x" * 3000} for n in range(7)]
            table = cloud.create_table(name, region=HOME, types={name: "N"}, items=items)
            answer = student.compare_cost(table.name, name, number, region=HOME)
            assert answer == {"scan": due(items), "query": due(items[:1])}, f"the partition key is called {name!r}"

    def test_nobody(self, student, cloud):
        """Looking for a key that no item has is not free: Scan reads everything, Query costs half a unit."""
        table, _ = cost_table(cloud, "sensor_id")
        answer = student.compare_cost(table.name, "sensor_id", cloud.text("nobody"), region=HOME)
        assert answer == {"scan": due(table.items()), "query": 0.5}

    def test_pages(self, student, cloud):
        """Both can take several answers: the units of all are added up."""
        table, items = large_table(cloud)
        answer = student.compare_cost(table.name, "sensor_id", items[0]["sensor_id"], region=HOME)
        taken = {"scan": cloud.trace.of("Scan").read_units, "query": cloud.trace.of("Query").read_units}
        assert answer == taken, "the units that your requests took, added up"
        unread = {"Scan": due(items) > taken["scan"], "Query": due(items[:5]) > taken["query"]}
        assert [operation for operation, more in unread.items() if more] == [], f"it stopped too early: {FOLLOW_PAGES}"

    def test_asked(self, student, cloud):
        """The figures are AWS's own: each Scan and each Query asks for the consumed capacity."""
        table, wanted = cost_table(cloud, "sensor_id")
        student.compare_cost(table.name, "sensor_id", wanted[0]["sensor_id"], region=HOME)
        reads = cloud.trace.of("Scan", "Query")
        assert set(reads.operations) == {"Scan", "Query"}, "the operations whose cost was to be compared"
        asked = {read.body.get("ReturnConsumedCapacity") for read in reads}
        assert asked - {"TOTAL", "INDEXES"} == set(), (
            "other values of ReturnConsumedCapacity in these requests: TOTAL makes an answer say what it took"
        )

    def test_error(self, student, cloud):
        """An error that AWS answers with, to Scan or to Query, leaves compare_cost() as it is."""
        table, _ = cost_table(cloud, "sensor_id")
        error = student.error_of("compare_cost", table.name, "sensor_id", 5, region=HOME)
        assert code_of(error) == "ValidationException", (
            "sensor_id is a string, and 5 is none: AWS refuses the Query, so there is nothing to compare"
        )
        cloud.deny("Scan")
        error = student.error_of("compare_cost", table.name, "sensor_id", "s", region=HOME)
        assert error.code == "AccessDeniedException"


@todo(8, points=1)
class TestScript:
    """Run the script with your own table name and region"""

    def test_run(self, student, cloud):
        """`--table-name` and `--region` are obeyed, the sample readings are stored, and the exit status is 0."""
        name, region = cloud.fresh_name("Custom"), cloud.region
        run = student.run("--table-name", name, "--region", region)
        assert cloud.table_names(region) == [name], f"the tables in {region}, the region that was asked for"
        assert cloud.table_names(HOME) == [], f"no table was asked for in {HOME}"
        assert len(cloud.table(name, region).items()) == 24, "the sample readings must be in the table"
        assert run.status == 0, "0 tells whoever started the script that all went well; see what it printed"

    def test_second_run(self, student, cloud):
        """A second run, over a table that exists, uses it as it is, without `--region` in us-east-1."""
        items = [reading("bridge-1", n, level=n) for n in range(3)]
        table = archive(cloud, items)
        run = student.run("--table-name", table.name)
        assert run.status == 0, "the table is there and ACTIVE: the rest can go on"
        assert in_order(table.items()) == items, "nothing is stored in a table that was there before, or taken out"

    def test_refused(self, student, cloud):
        """When AWS refuses, the exit status is 1."""
        table = archive(cloud, [reading("s", 1)])
        cloud.deny("Scan")
        assert student.run("--table-name", table.name, "--region", HOME).status == 1
        assert cloud.trace.of("Scan"), "it ended with 1 before it has asked for a Scan"

    def test_all_region(self, student, cloud):
        """scan_all() reads in the region it is given."""
        there = twins(cloud)
        assert keys_of(student.scan_all(there.name, region=cloud.region)) == ["there 1"], hard_coded(cloud.region)

    def test_where_region(self, student, cloud):
        """scan_where() reads in the region it is given."""
        there = twins(cloud)
        found = student.scan_where(there.name, "metres", 1, region=cloud.region)
        assert keys_of(found) == ["there 1"], hard_coded(cloud.region)

    def test_attributes_region(self, student, cloud):
        """scan_attributes() reads in the region it is given."""
        there = twins(cloud)
        found = student.scan_attributes(there.name, ["sensor_id"], region=cloud.region)
        assert found == [{"sensor_id": "there"}], hard_coded(cloud.region)

    def test_count_region(self, student, cloud):
        """count_items() counts in the region it is given."""
        there = twins(cloud)
        assert student.count_items(there.name, region=cloud.region) == 1, hard_coded(cloud.region)

    def test_pages_region(self, student, cloud):
        """scan_pages() reads in the region it is given."""
        there = twins(cloud)
        assert [keys_of(page) for page in all_pages(student, there, 5)] == [["there 1"]], hard_coded(cloud.region)

    def test_parallel_region(self, student, cloud):
        """parallel_scan() reads in the region it is given."""
        there = twins(cloud)
        assert keys_of(student.parallel_scan(there.name, 2, region=cloud.region)) == ["there 1"], hard_coded(
            cloud.region
        )

    def test_cost_region(self, student, cloud):
        """compare_cost() reads in the region it is given."""
        there = twins(cloud)
        answer = student.compare_cost(there.name, "sensor_id", "there", region=cloud.region)
        assert answer == {"scan": 0.5, "query": 0.5}, hard_coded(cloud.region)


def archive(cloud, items=()):
    """A table for readings, with these items."""
    return cloud.create_table("sensor_id", "taken_at", region=HOME, items=items)


def reading(sensor, number, **attributes):
    """A reading; without attributes it is a key."""
    return {"sensor_id": sensor, "taken_at": str(number), **attributes}


def large_table(cloud):
    """A table of 1.8 MB: (the table, its items in the order of their keys). It is there once for all criteria.

    Five large readings of one sensor and two small ones of another. Those of one sensor lie together: the first answer
    has none of the two with 900 metres or more, each of the next has one. And they lie in one segment, which has three
    answers.
    """

    def build(cloud):
        letter, values = cloud.text()[0], [1, 2, 5000, 3, 1000]  # short keys: the report shows them all
        items = [reading(f"{letter}A", n, metres=value, note="x" * LARGE) for n, value in enumerate(values)]
        items += [reading(f"{letter}B", n, metres=n) for n in range(2)]
        return archive(cloud, items), items

    # In us-east-1: a forgotten region is line 8's affair, with a large table as with any other.
    return cloud.shared("large", build, region=HOME)


def cost_table(cloud, key):
    """A table of 20 KB or more, and the items in it whose key is that of the first: (the table, the items)."""
    wanted, rest = cloud.text(), cloud.random.randint(10, 20)
    own = [{key: wanted, "taken_at": str(n), "note": "x" * 1900} for n in range(5)]
    others = [{key: cloud.text(), "taken_at": "0", "note": "x" * 1900} for _ in range(rest)]
    return cloud.create_table(key, "taken_at", region=HOME, items=own + others), own


def twins(cloud):
    """Two tables of one name with other items, in us-east-1 and in another region: the second one."""
    here = archive(cloud, [reading("here", n, metres=500, note="x" * 9000) for n in range(2)])
    there = cloud.create_table("sensor_id", "taken_at", name=here.name, region=cloud.region)
    there.put(reading("there", 1, metres=500))
    return there


def scans(cloud):
    """The Scan requests that were sent, at least one."""
    sent = cloud.trace.of("Scan")
    assert len(sent) > 0, "nothing was asked with Scan, which this lab is about"
    return sent


def mentions(scan, minimum):
    """Whether a request's expression attribute values have this number among them, be it as text."""
    values = scan.body.get("ExpressionAttributeValues", {}).values()
    return any(Decimal(value["N"]) == minimum if "N" in value else value == {"S": str(minimum)} for value in values)


def projected(scan):
    """The names in a request's ProjectionExpression, sorted, placeholders replaced; none where there is none."""
    names = scan.body.get("ExpressionAttributeNames", {})
    parts = [part.strip() for part in scan.body.get("ProjectionExpression", "").split(",")]
    return sorted(names.get(part, part) for part in parts if part)


def segment_forgotten(sent):
    """The requests without a segment, where there are some with one: where none has one, it was not forgotten here."""
    without = [scan.body for scan in sent if "Segment" not in scan.body]
    return without if len(without) < len(sent) else []


def begun_before_an_answer(student, cloud, table):
    """How many of three segments parallel_scan() asks for before any request is granted.

    The first two requests are throttled: while boto3 pauses before it tries them again, other threads go on. A computer
    that is very busy may keep a thread from its beginning all the same, so each of three calls counts.
    """
    most = 0
    for _ in range(3):
        cloud.trace.clear()
        cloud.throttle("Scan", times=2)
        student.parallel_scan(table.name, 3, region=HOME)
        answers = [scan.answer for scan in scans(cloud)]
        granted = answers.index("ok") if "ok" in answers else len(answers)
        most = max(most, len({scan.body.get("Segment") for scan in cloud.trace.of("Scan")[: granted + 1]}))
        if most == 3:
            break
    return most


def steps(answer):
    """The iterator that scan_pages() answered with."""
    returned = "a list" if isinstance(answer, list) else describe(answer, 40)
    assert isinstance(answer, Iterator), (
        f"scan_pages() must return an iterator, but returned {returned}. A list has all pages in it: they were read, "
        "and paid for, before the caller saw the first. A function with `yield` gives one page at a time"
    )
    return answer


def all_pages(student, table, size):
    """The pages of scan_pages() that have items, to the end."""
    pages = []
    for page in steps(student.scan_pages(table.name, size, region=table.region)):
        assert isinstance(page, list), f"a page is a list of items, but this one is {describe(page, 100)}"
        pages.append(page)
        assert len(pages) <= MOST_PAGES, f"{MOST_PAGES} pages, and no end: the items were at an end long ago"
    return [page for page in pages if page]


def error_on_the_way(pages):
    """The code of the error that taking the rest of the pages meets; None where they just end."""
    try:
        for _ in pages:
            pass
    except Raised as raised:
        return code_of(raised)
    return None


def code_of(error):
    """AWS's code of an error, or its type where it is none of AWS's."""
    return error.code or error.types[0]


def due(items):
    """The read units for reading these items in one answer, eventually consistent."""
    return read_units(sum(item_size(wire(item)) for item in items), consistent=False)


def in_order(answer, *keys):
    """A list of items in the order of their keys; whatever else a function may have answered, as it is."""
    if isinstance(answer, list) and all(isinstance(item, dict) for item in answer):
        return sorted(
            answer, key=lambda item: [f"{item.get(key, '')!s:>40}" for key in keys or ("sensor_id", "taken_at")]
        )
    return answer


def keys_of(answer):
    """The keys of the items, "sensor taken_at", in order; whatever else a function may have answered, as it is."""
    ordered = in_order(answer)
    if ordered is not answer:
        return [f"{item.get('sensor_id')} {item.get('taken_at')}" for item in ordered]
    return answer


def hard_coded(region):
    """What to tell a student whose function works in another region than the one it was given."""
    return f"asked for {region}: give the client or resource the `region` of the call (region_name=region)"
