"""Lab 04: what is graded. A class is a line of the checklist, a method one criterion.

All criteria but those of line 8 work in `us-east-1`, so that a script which forgets its `region` is told so there, once
for each function, and not in every line.

What a function reads is judged by the read units that it takes: whether it asks for consistent reads (twice the price)
and how it cuts its requests is its own affair.
"""

from __future__ import annotations

from contextlib import contextmanager
from decimal import Decimal

from checks.harness.checklist import simulated_only, todo
from checks.harness.cloud.client import typed as wire
from checks.harness.cloud.cost import item_size, read_units
from checks.harness.comparing import number, typed
from checks.harness.student.failures import Raised
from checks.harness.student.values import describe

HOME = "us-east-1"
LARGE = 300_000
"""Bytes of a large product: three of them fit into the 1 MB that one answer holds."""
SLACK = 2
"""Read units for rounding up each request, and for a last one that finds nothing."""
MOST_PAGES = 30
SCAN = "Scan reads the whole table, and you pay for all of it; Query and GetItem read what their keys name"
THROWN_AWAY = "What a filter or your own code throws away is read, and paid for, all the same"
FLOAT_ADVICE = "Decimal(str(value)) has the digits you see; Decimal(value) has the rounding error of the float as well."
KEPT = "the caller goes on using what it has passed in, and finds it changed: work on a copy"
FROM_THE_END = "the last n in the order of product_id, and the very last of them first"
FOLLOW_PAGES = (
    "one answer holds at most 1 MB. LastEvaluatedKey in it means that there is more: ask again with that as "
    "ExclusiveStartKey, until an answer has none"
)


@todo(1, points=3)
class TestCreateTable:
    """Create a table with a partition key and a sort key, and wait until it is ready"""

    def test_keys(self, student, cloud):
        """The partition key is `customer_id`, the sort key is `product_id`."""
        table = created(student, cloud)
        assert table.key_schema == {"customer_id": "HASH", "product_id": "RANGE"}, (
            "HASH is the partition key: it says whose products they are. RANGE is the sort key: it puts them in order"
        )

    def test_key_types(self, student, cloud):
        """Both keys are strings."""
        table = created(student, cloud)
        assert table.key_types == {"customer_id": "S", "product_id": "S"}, "AttributeDefinitions gives both types"

    def test_billing_mode(self, student, cloud):
        """The billing mode is PAY_PER_REQUEST."""
        table = created(student, cloud)
        assert table.billing_mode == "PAY_PER_REQUEST", (
            "without BillingMode a table is PROVISIONED, and its capacity is paid by the hour"
        )

    @simulated_only
    def test_waits(self, student, cloud):
        """When create_table() is back, the table is ACTIVE, even if that takes more than a minute."""
        cloud.activation_time = float(cloud.random.randint(61, 150))
        table = created(student, cloud)
        assert cloud.trace.operations[-1] != "CreateTable", (
            "it never asked AWS whether the table is ready: until it is, a product meets a ResourceNotFoundException, "
            "and nobody knows beforehand how long that takes"
        )
        assert table.status == "ACTIVE", (
            "the function was back before the table was ready: the first product would meet a ResourceNotFoundException"
        )

    def test_existing_table(self, student, cloud):
        """For a table that exists AWS's ResourceInUseException leaves create_table(); the table is not changed."""
        table = cloud.create_table("device", region=HOME, items=3)
        before = (table.key_schema, table.billing_mode, table.items())
        error = student.error_of("create_table", table.name, region=HOME)
        assert error.code == "ResourceInUseException", (
            "this code tells the caller that the table is there already: let AWS's error through as it is"
        )
        assert table.exists is True, "create_table() deleted a table that was already there, with all its items"
        assert (table.key_schema, table.billing_mode, table.items()) == before, (
            "create_table() changed a table that was already there: it may be somebody's data"
        )

    def test_error(self, student, cloud):
        """An error that AWS answers with leaves create_table() as it is."""
        cloud.deny("*")
        assert student.error_of("create_table", cloud.fresh_name(), region=HOME).code == "AccessDeniedException"


@todo(2, points=3)
class TestOneProduct:
    """Store and read one product by its whole key"""

    def test_add(self, student, cloud):
        """add_product() stores the product with all its attributes."""
        table = product_table(cloud)
        product = {"customer_id": cloud.text(), "product_id": cloud.text(), "name": cloud.text(), "valid.until": "2031"}
        student.add_product(table.name, product, region=HOME)
        assert table.items() == [product], "exactly this one product must be in the table"

    def test_types(self, student, cloud):
        """Each value is stored with its own type."""
        word, count = cloud.text(), cloud.random.randint(2, 99)
        values = [count, Decimal("1234567890.0123456789"), True, None, b"\x00\xff", [word, [7]], {word, "b"}]
        for value, seen in zip(values, stored(student, cloud, *values), strict=True):
            assert seen == typed(value), f"the {type(value).__name__} {value!r}"

    def test_floats(self, student, cloud):
        """A `float` is stored as the number you see: 19.99 as 19.99."""
        cents = cloud.random.randint(0, 999) * 10 + 7
        with advising(FLOAT_ADVICE):
            price, balance = stored(student, cloud, 19.99, cents / 100)
        assert price == number("19.99"), FLOAT_ADVICE
        assert balance == typed(Decimal(cents) / 100), FLOAT_ADVICE

    def test_floats_inside(self, student, cloud):
        """A float is found wherever it hides: in a list, in a dict, in a set, however deep."""
        nested = [0.1, [2.5]]
        with advising(FLOAT_ADVICE):
            in_list, in_dict, in_set = stored(student, cloud, nested, {"a": {"b": nested}}, {0.1, 2.5})
        inside = {"L": [number("0.1"), {"L": [number("2.5")]}]}
        assert in_list == inside, f"floats in a list. {FLOAT_ADVICE}"
        assert in_dict == {"M": {"a": {"M": {"b": inside}}}}, f"a float in a dict in a dict. {FLOAT_ADVICE}"
        assert in_set == {"NS": {Decimal("0.1"), Decimal("2.5")}}, "floats in a set"

    def test_given_product(self, student, cloud):
        """The dict that is passed in stays as it was."""
        table, inner = product_table(cloud), [0.1, {"rate": 2.5}]
        plain = product(cloud.text(), "P1")
        for card in (plain, {**plain, "price": 19.99, "marks": inner}):
            assert not student.changes("add_product", table.name, card, region=HOME), KEPT

    def test_replaces(self, student, cloud):
        """A product with the same key is replaced as a whole; others stay."""
        customer, word = cloud.text(), cloud.text()
        old, other = product(customer, "P1", colour="red"), product(customer, "P2", colour="blue")
        table = product_table(cloud, [old, other])
        student.add_product(table.name, product(customer, "P1", size=word), region=HOME)
        assert table.get(product(customer, "P1")) == product(customer, "P1", size=word), (
            "the new product takes the old one's place: nothing of the old one stays, nothing of the new one is missing"
        )
        assert table.get(product(customer, "P2")) == other, "a product with another product_id is another product"

    def test_add_error(self, student, cloud):
        """An error that AWS answers with leaves add_product() as it is."""
        table = product_table(cloud)
        error = student.error_of("add_product", table.name, {"customer_id": cloud.text()}, region=HOME)
        assert error.code == "ValidationException", "without its product_id a product cannot be stored"
        cloud.deny("*")
        error = student.error_of("add_product", table.name, product(cloud.text(), "P1"), region=HOME)
        assert error.code == "AccessDeniedException"

    def test_get(self, student, cloud):
        """get_product() gives the product with that customer_id and that product_id, all its attributes."""
        customer, word = cloud.text(), cloud.text()
        wanted = product(customer, "P1", date=word)
        others = [product(customer, "P10", date="wrong"), product(customer + "0", "P1", date="wrong")]
        table = product_table(cloud, [*others, wanted])
        assert student.get_product(table.name, customer, "P1", region=HOME) == wanted, "plain values, never {'S': …}"

    def test_get_types(self, student, cloud):
        """Values come back as plain Python values, numbers with exactly their value."""
        word = cloud.text()
        values = [Decimal("19.99"), 2**53 + 1, True, None, b"\x00\xff", [word, {"a": [7]}], {word, "b"}, {7, 11}]
        table = product_table(cloud, [product(word, "P1", **samples(values))])
        answer = student.get_product(table.name, word, "P1", region=HOME)
        assert isinstance(answer, dict), f"get_product() must return a dict, but returned {describe(answer, 200)}"
        for name, value in samples(values).items():
            assert name in answer, f"the attribute with the {type(value).__name__} {value!r} is missing"
            assert typed(answer[name]) == typed(value), f"the {type(value).__name__} {value!r}, as a plain value"

    def test_absent(self, student, cloud):
        """For a product that is not there the answer is None."""
        customer = cloud.text()
        table = product_table(cloud, [product(customer, "P1"), product(cloud.text(), "P2")])
        assert student.get_product(table.name, customer, "P2", region=HOME) is None, (
            "this customer has no such product: the answer of GetItem has no Item then"
        )

    def test_get_cost(self, student, cloud):
        """get_product() reads that one product, not the customer's others."""
        table, customer, products = large_table(cloud)
        student.get_product(table.name, customer, "CARD#1", region=table.region)
        assert spent(cloud) <= due(products[:1]) + SLACK, too_much(cloud, products[:1], "this one product")

    def test_get_error(self, student, cloud):
        """An error that AWS answers with leaves get_product() as it is."""
        table = product_table(cloud)
        cloud.deny("*")
        assert student.error_of("get_product", table.name, "c", "P1", region=HOME).code == "AccessDeniedException"


@todo(3, points=3)
class TestListProducts:
    """List all products of one customer with Query, however many answers that takes"""

    def test_products(self, student, cloud):
        """The answer is the list of the customer's products with all their attributes, and nobody else's."""
        customer = cloud.text()
        own = [product(customer, f"P{n}", name=cloud.text()) for n in range(3)]
        others = [product(customer + "0", "P1"), product("a" + customer, "P1"), product(cloud.text(), customer)]
        table = product_table(cloud, [*others, *own])
        assert student.list_products(table.name, customer, region=HOME) == own, (
            "this customer's alone, and plain values, never {'S': …}"
        )

    def test_order(self, student, cloud):
        """The products come in the text order of `product_id`: "P10" before "P2", "Z" before "a"."""
        customer, more = cloud.text(), cloud.random.randint(10, 99)
        in_order = ["P1", f"P1{more}", "P2", "PP", "Z", "a", "é"]
        table = product_table(cloud, [product(customer, each) for each in reversed(in_order)])
        assert ids(student.list_products(table.name, customer, region=HOME)) == in_order, (
            "Query gives them in the order of the sort key. A string is ordered letter by letter, also one that looks "
            "like a number"
        )

    def test_nobody(self, student, cloud):
        """A customer without products has an empty list."""
        table = product_table(cloud, [product(cloud.text(), "P1")])
        assert student.list_products(table.name, cloud.text(), region=HOME) == []

    def test_pages(self, student, cloud):
        """A customer's products can be more than 1 MB: all answers are asked for."""
        table, customer, products = large_table(cloud)
        listed = student.list_products(table.name, customer, region=table.region)
        assert ids(listed) == ids(products), FOLLOW_PAGES

    def test_no_scan(self, student, cloud):
        """The products are found with Query: other customers' products are not read."""
        customer = cloud.text()
        own = [product(customer, "P1"), product(customer, "P2")]
        table = product_table(cloud, [*own, *others_products(cloud)])
        assert ids(student.list_products(table.name, customer, region=HOME)) == ids(own)
        assert spent(cloud) <= due(own) + SLACK, too_much(cloud, own, "this customer's products")
        assert cloud.trace.of("Scan").operations == [], SCAN

    def test_error(self, student, cloud):
        """An error that AWS answers with leaves list_products() as it is."""
        table = product_table(cloud)
        cloud.deny("*")
        assert student.error_of("list_products", table.name, "c", region=HOME).code == "AccessDeniedException"

    def test_error_halfway(self, student, cloud):
        """An error in the middle leaves list_products(), too: half a list is no answer."""
        table, customer, _ = large_table(cloud)
        for operation in ("Query", "Scan"):
            cloud.after(operation, do=lambda: cloud.deny("*"))
        assert student.error_of("list_products", table.name, customer, region=HOME).code == "AccessDeniedException"


@todo(4, points=4)
class TestSortKeyConditions:
    """Select products by the beginning and by the range of their sort key"""

    def test_prefix(self, student, cloud):
        """products_with_prefix() gives this customer's products whose product_id begins with the prefix, in order."""
        customer, word = cloud.text(), cloud.text()
        own = [product(customer, f"{word}{n}", name=cloud.text()) for n in range(3)]
        others = [product(customer, "A1"), product(customer, "z" + word), product(cloud.text(), word + "1")]
        table = product_table(cloud, [*others, *own])
        assert student.products_with_prefix(table.name, customer, word, region=HOME) == own
        assert student.products_with_prefix(table.name, customer, cloud.text("no"), region=HOME) == []

    def test_lookalikes(self, student, cloud):
        """ "ORDERLINE#1" and "order#1" do not begin with "ORDER#"; "ORDER#" does, whatever follows it."""
        customer, word = cloud.text(), cloud.text()
        wanted = ["ORDER#", "ORDER#1", f"ORDER#{word}", "ORDER#~", "ORDER#é", "ORDER#\N{PACKAGE}1"]
        decoys = ["ORDE", "ORDER", "ORDER-1", "ORDERLINE#1", "ORDERS", "order#1", "MY ORDER#1", f"{word}#ORDER#"]
        table = product_table(cloud, [product(customer, each) for each in wanted + decoys])
        found = student.products_with_prefix(table.name, customer, "ORDER#", region=HOME)
        assert ids(found) == sorted(wanted), (
            "every character of the prefix counts, and any character may follow it: begins_with says that"
        )

    def test_prefix_pages(self, student, cloud):
        """The products with the prefix can be more than 1 MB: all answers are asked for."""
        table, customer, products = large_table(cloud)
        found = student.products_with_prefix(table.name, customer, "ORDER#", region=table.region)
        assert ids(found) == [each for each in ids(products) if each.startswith("ORDER#")], FOLLOW_PAGES

    def test_prefix_cost(self, student, cloud):
        """products_with_prefix() reads the products with the prefix only: its key condition leaves out the rest."""
        table, customer, products = large_table(cloud)
        found = student.products_with_prefix(table.name, customer, "CARD#", region=table.region)
        assert ids(found) == ids(products[:3])
        assert spent(cloud) <= due(products[:3]) + SLACK, too_much(cloud, products[:3], 'the three with "CARD#"')

    def test_prefix_error(self, student, cloud):
        """An error that AWS answers with leaves products_with_prefix() as it is."""
        table = product_table(cloud)
        cloud.deny("*")
        error = student.error_of("products_with_prefix", table.name, "c", "P", region=HOME)
        assert error.code == "AccessDeniedException"

    def test_between(self, student, cloud):
        """products_between() gives this customer's products from the first to the last, both ends included."""
        customer, year = cloud.text(), cloud.random.randint(1970, 2030)
        months = [product(customer, f"{year}-{month:02}", name=cloud.text()) for month in range(1, 13)]
        table = product_table(cloud, [*months, product(cloud.text(), f"{year}-04")])
        found = student.products_between(table.name, customer, f"{year}-03", f"{year}-07", region=HOME)
        assert found == months[2:7], "a product whose product_id is one of the two ends belongs to the range"
        alone = student.products_between(table.name, customer, f"{year}-05", f"{year}-05", region=HOME)
        assert alone == months[4:5], "from this product to this product: it is one"

    def test_between_text(self, student, cloud):
        """The ends are text, and need not exist: "2024-03-31#card" is after "2024-03-31", "P10" is before "P2"."""
        customer, word = cloud.text(), cloud.text()
        days = [product(customer, each) for each in ("2024-03-30#card", "2024-03-31", f"2024-03-31{word}")]
        numbers = [product(customer, each) for each in ("P1", "P10", "P2", "P3", "p15")]
        table = product_table(cloud, days + numbers)
        march = student.products_between(table.name, customer, "2024-03", "2024-03-31", region=HOME)
        assert ids(march) == ["2024-03-30#card", "2024-03-31"], "text that goes on after the last end is larger than it"
        assert ids(student.products_between(table.name, customer, "P0", "P2", region=HOME)) == ["P1", "P10", "P2"]
        assert student.products_between(table.name, customer, "P4", "P5", region=HOME) == [], "none are in between"

    def test_between_pages(self, student, cloud):
        """The products in the range can be more than 1 MB: all answers are asked for."""
        table, customer, products = large_table(cloud)
        found = student.products_between(table.name, customer, "ORDER#0", "ORDER#3", region=table.region)
        assert ids(found) == [each for each in ids(products) if "ORDER#0" <= each <= "ORDER#3"], FOLLOW_PAGES

    def test_between_cost(self, student, cloud):
        """products_between() reads the products in the range only: its key condition leaves out the rest."""
        table, customer, products = large_table(cloud)
        found = student.products_between(table.name, customer, "CARD#1", "CARD#3", region=table.region)
        assert ids(found) == ids(products[:3])
        assert spent(cloud) <= due(products[:3]) + SLACK, too_much(cloud, products[:3], "the three in the range")

    def test_between_error(self, student, cloud):
        """An error that AWS answers with leaves products_between() as it is."""
        table = product_table(cloud)
        cloud.deny("*")
        error = student.error_of("products_between", table.name, "c", "P1", "P2", region=HOME)
        assert error.code == "AccessDeniedException"


@todo(5, points=2)
class TestLatestProducts:
    """Fetch the latest products without reading the others"""

    def test_newest_first(self, student, cloud):
        """The answer is the last `n` products in the order of product_id, the last one first."""
        customer, year = cloud.text(), cloud.random.randint(1970, 2030)
        own = [product(customer, f"{year}-{month:02}", name=cloud.text()) for month in range(1, 13)]
        table = product_table(cloud, [*own, product(cloud.text(), "9999"), product(customer + "0", "9999")])
        n = cloud.random.randint(3, 6)
        assert student.latest_products(table.name, customer, n, region=HOME) == own[: -n - 1 : -1], FROM_THE_END
        assert student.latest_products(table.name, customer, 1, region=HOME) == own[-1:], "one, in a list"

    def test_fewer(self, student, cloud):
        """A customer with fewer than `n` products: all of them, the last one first; for none an empty list."""
        customer = cloud.text()
        table = product_table(cloud, [product(customer, each) for each in ("P1", "P2", "P3")])
        n = cloud.random.randint(5, 50)
        assert ids(student.latest_products(table.name, customer, n, region=HOME)) == ["P3", "P2", "P1"], FROM_THE_END
        assert ids(student.latest_products(table.name, customer, 3, region=HOME)) == ["P3", "P2", "P1"], (
            "three of three"
        )
        assert student.latest_products(table.name, cloud.text(), n, region=HOME) == []

    def test_pages(self, student, cloud):
        """The `n` products can be more than 1 MB: it asks again for those that are missing."""
        table, customer, products = large_table(cloud)
        found = student.latest_products(table.name, customer, 4, region=table.region)
        assert ids(found) == ids(products)[:-5:-1], (
            "1 MB ends an answer that is read backwards, too: as long as some of the n are missing and there is a "
            "LastEvaluatedKey, ask on for the missing ones"
        )

    def test_cost(self, student, cloud):
        """It reads those `n` products and no others."""
        table, customer, products = large_table(cloud)
        found = student.latest_products(table.name, customer, 2, region=table.region)
        assert ids(found) == ids(products)[:-3:-1], FROM_THE_END
        assert spent(cloud) <= due(products[-2:]) + SLACK, too_much(
            cloud,
            products[-2:],
            "the latest two products",
            "Query can begin at the end (ScanIndexForward=False) and stop after so many (Limit)",
        )

    def test_error(self, student, cloud):
        """An error that AWS answers with leaves latest_products() as it is."""
        table = product_table(cloud)
        cloud.deny("*")
        assert student.error_of("latest_products", table.name, "c", 3, region=HOME).code == "AccessDeniedException"


@todo(6, points=2)
class TestProductsPage:
    """Page through a customer's products without gap or repeat"""

    def test_first_page(self, student, cloud):
        """Without `start_key` it is the first page: `page_size` products with all their attributes, in order."""
        customer = cloud.text()
        own = [product(customer, f"P{n}", name=cloud.text()) for n in range(8)]
        table, size = product_table(cloud, [*own, product(cloud.text(), "A")]), cloud.random.randint(2, 6)
        page, _ = pair(student.products_page(table.name, customer, size, region=HOME))
        assert page == own[:size], f"page_size is {size}"

    def test_join(self, student, cloud):
        """The pages join up: each product once, in order, `page_size` on each page but the last."""
        customer, size = cloud.text(), cloud.random.randint(2, 4)
        own = [product(customer, f"P{n:02}") for n in range(3 * size + 1)]
        table = product_table(cloud, [*own, product(customer + "0", "P00")])
        pages = [page for page in all_pages(student, table, customer, size) if page]
        assert pages == [ids(own[start : start + size]) for start in range(0, len(own), size)], f"page_size is {size}"

    def test_next_key(self, student, cloud):
        """`next_key` is a plain dict with the two keys of the place where the page ends."""
        customer = cloud.text()
        table = product_table(cloud, [product(customer, f"P{n}", name=cloud.text()) for n in range(5)])
        _, next_key = pair(student.products_page(table.name, customer, 3, region=HOME))
        assert next_key == product(customer, "P2"), (
            "a caller may put it into a link or a file: plain text for both keys, and nothing else. The page ends at P2"
        )

    def test_end(self, student, cloud):
        """At the end `next_key` is None: after a page that is not full, and for a customer without products."""
        customer = cloud.text()
        table = product_table(cloud, [product(customer, each) for each in ("P1", "P2", "P3")])
        page, next_key = pair(student.products_page(table.name, customer, 5, region=HOME))
        assert ids(page) == ["P1", "P2", "P3"]
        assert next_key is None, "no product follows: None says that this was the last page"
        page, next_key = pair(student.products_page(table.name, cloud.text(), 5, region=HOME))
        assert page == []
        assert next_key is None, "this customer has no products at all"

    def test_full_last_page(self, student, cloud):
        """When the last page is full, the end is found all the same (an empty page after it is fine)."""
        customer = cloud.text()
        table = product_table(cloud, [product(customer, f"P{n}") for n in range(6)])
        pages = [page for page in all_pages(student, table, customer, 3) if page]
        assert pages == [["P0", "P1", "P2"], ["P3", "P4", "P5"]]

    def test_any_start(self, student, cloud):
        """A page begins after `start_key`, wherever that comes from, and whether its product exists or not."""
        customer = cloud.text()
        table = product_table(cloud, [product(customer, f"P{n}") for n in range(9)])
        start = cloud.random.randint(1, 5)
        key = product(customer, f"P{start}")
        page, _ = pair(student.products_page(table.name, customer, 2, start_key=key, region=HOME))
        assert ids(page) == [f"P{start + 1}", f"P{start + 2}"], f"the page begins after P{start}"
        key = product(customer, f"P{start}-{cloud.text()}")
        page, _ = pair(student.products_page(table.name, customer, 2, start_key=key, region=HOME))
        assert ids(page) == [f"P{start + 1}", f"P{start + 2}"], "such a product is not there, but it has its place"

    def test_given_key(self, student, cloud):
        """The `start_key` that is passed in stays as it was."""
        customer = cloud.text()
        table = product_table(cloud, [product(customer, f"P{n}") for n in range(5)])
        _, key = pair(student.products_page(table.name, customer, 3, region=HOME))
        assert not student.changes("products_page", table.name, customer, 3, start_key=key, region=HOME), KEPT

    def test_changes(self, student, cloud):
        """Products that come and go between two pages lead to no gap and no repeat among the others."""
        customer = cloud.text()
        table = product_table(cloud, [product(customer, f"P{n}") for n in range(6)])
        _, next_key = pair(student.products_page(table.name, customer, 2, region=HOME))
        table.put_all([product(customer, "A-new"), product(customer, "A-newer")])
        table.delete(product(customer, "P1"))
        table.delete(product(customer, "P4"))
        page, _ = pair(student.products_page(table.name, customer, 2, start_key=next_key, region=HOME))
        assert ids(page) == ["P2", "P3"], (
            "the page before ended at P1; A-new and A-newer came and P1 went meanwhile. A place in the order stays "
            "what it is, a count of products passed does not"
        )

    def test_large(self, student, cloud):
        """A page that the 1 MB limit cuts short is not the last: the pages join up here, too."""
        table, customer, products = large_table(cloud)
        pages = all_pages(student, table, customer, 50)
        assert [each for page in pages for each in page] == ids(products), (
            "fewer products than page_size are no sign of the end: only an answer without LastEvaluatedKey is"
        )

    def test_cost(self, student, cloud):
        """A page reads its own products, wherever it is (and one more at most)."""
        table, customer, products = large_table(cloud)
        key = product(customer, "ORDER#2")
        page, _ = pair(student.products_page(table.name, customer, 1, start_key=key, region=table.region))
        assert ids(page) == ["ORDER#3"], "the page begins after ORDER#2, and page_size is 1"
        assert spent(cloud) <= due(products[-4:-2]) + SLACK, too_much(
            cloud, products[-4:-3], "this page", "Limit is how many products a Query reads"
        )

    def test_error(self, student, cloud):
        """An error that AWS answers with leaves products_page() as it is."""
        table = product_table(cloud)
        cloud.deny("*")
        assert student.error_of("products_page", table.name, "c", 3, region=HOME).code == "AccessDeniedException"


@todo(7, points=2)
class TestRichProducts:
    """Filter by an attribute that is no key, also when whole answers stay empty"""

    def test_at_least(self, student, cloud):
        """The answer holds this customer's products with at least that balance, in order, all their attributes."""
        customer, least = cloud.text(), cloud.random.randint(100, 900)
        balances = [least - 1, least, 9, least + 1, 10 * least, -least]
        own = [product(customer, f"P{n}", balance=balance) for n, balance in enumerate(balances)]
        table = product_table(cloud, [*own, product(cloud.text(), "P1", balance=2 * least)])
        found = student.rich_products(table.name, customer, least, region=HOME)
        assert found == [own[1], own[3], own[4]], f"balances are numbers, and {least} itself is at least {least}"

    def test_zero(self, student, cloud):
        """0 is a minimum like any other."""
        customer = cloud.text()
        own = [product(customer, f"P{n}", balance=balance) for n, balance in enumerate([-1, 0, 1])]
        table = product_table(cloud, own)
        assert student.rich_products(table.name, customer, 0, region=HOME) == own[1:], "a balance of -1 is less than 0"

    def test_float(self, student, cloud):
        """The minimum may be a float or a Decimal: 19.99 means exactly 19.99."""
        customer, euros = cloud.text(), cloud.random.randint(1, 500)
        balances = [Decimal(f"{euros}.98"), Decimal(f"{euros}.99"), Decimal(f"{euros}.989999999999999999")]
        own = [product(customer, f"P{n}", balance=balance) for n, balance in enumerate(balances)]
        table = product_table(cloud, own)
        for least in (float(f"{euros}.99"), Decimal(f"{euros}.99")):
            with advising(FLOAT_ADVICE):
                found = student.rich_products(table.name, customer, least, region=HOME)
            assert ids(found) == ["P1"], f"the minimum is a {type(least).__name__}. {FLOAT_ADVICE}"

    def test_no_number(self, student, cloud):
        """A product without `balance`, or with a text there, is not among them."""
        customer = cloud.text()
        own = [product(customer, "P1"), product(customer, "P2", balance="500"), product(customer, "P3", balance=500)]
        table = product_table(cloud, [*own, product(customer, "P4", balance=None)])
        assert ids(student.rich_products(table.name, customer, 100, region=HOME)) == ["P3"]

    def test_empty_pages(self, student, cloud):
        """A filter can leave a whole answer empty, and the next has what was asked for."""
        table, customer, products = large_table(cloud)
        found = student.rich_products(table.name, customer, 1000, region=table.region)
        assert ids(found) == [each["product_id"] for each in products if each["balance"] >= 1000], (
            "the limit of 1 MB counts what is read, before the filter: an answer may be empty and have a "
            "LastEvaluatedKey. Only an answer without that is the last"
        )

    def test_filter(self, student, cloud):
        """AWS does the picking: each Query has a FilterExpression, and there is no Scan."""
        customer = cloud.text()
        own = [product(customer, f"P{n}", balance=n) for n in range(5)]
        table = product_table(cloud, [*own, *others_products(cloud)])
        assert ids(student.rich_products(table.name, customer, 3, region=HOME)) == ["P3", "P4"]
        assert cloud.trace.of("Scan").operations == [], too_much(cloud, own, "this customer's products")
        queries = cloud.trace.of("Query")
        assert len(queries) > 0, "nothing was asked with Query"
        assert [query.body for query in queries if "FilterExpression" not in query.body] == [], (
            "these requests have no FilterExpression: every product was sent to you, only to be thrown away"
        )

    def test_error(self, student, cloud):
        """An error that AWS answers with leaves rich_products() as it is."""
        table = product_table(cloud)
        cloud.deny("*")
        assert student.error_of("rich_products", table.name, "c", 3, region=HOME).code == "AccessDeniedException"


@todo(8, points=1)
class TestScript:
    """Run the script with your own table name and region"""

    def test_run(self, student, cloud):
        """`--table-name` and `--region` are obeyed, the sample products are stored, and the exit status is 0."""
        name, region = cloud.fresh_name("Custom"), cloud.region
        run = student.run("--table-name", name, "--region", region)
        assert cloud.table_names(region) == [name], f"the tables in {region}, the region that was asked for"
        assert cloud.table_names(HOME) == [], f"no table was asked for in {HOME}"
        assert len(cloud.table(name, region).items()) == 5, "the sample products must be in the table"
        assert run.status == 0, "0 tells whoever started the script that all went well; see what it printed"

    def test_second_run(self, student, cloud):
        """A second run, over a table that exists, uses it and ends with 0."""
        other = product(cloud.text(), "P1")
        table = product_table(cloud, [other])
        run = student.run("--table-name", table.name, "--region", HOME)
        assert run.status == 0, "the table is there and ACTIVE: the rest can go on"
        assert table.get(other) == other, "the script deleted what was in the table before"
        assert len(table.items()) == 6, "the sample products must be in the table as well"

    def test_refused(self, student, cloud):
        """When AWS refuses, the exit status is 1."""
        cloud.deny("CreateTable")
        assert student.run("--table-name", cloud.fresh_name(), "--region", HOME).status == 1

    def test_default_region(self, student, cloud):
        """Without `--region` the script works in us-east-1."""
        name = cloud.fresh_name()
        student.run("--table-name", name)
        assert cloud.table_names(HOME) == [name]

    def test_create_region(self, student, cloud):
        """create_table() makes the table in the region it is given."""
        name, region = cloud.fresh_name(), cloud.region
        student.create_table(name, region=region)
        assert cloud.table_names(region) == [name], hard_coded(region)

    def test_add_region(self, student, cloud):
        """add_product() stores in the region it is given."""
        here, there, customer = twins(cloud)
        student.add_product(there.name, product(customer, "new"), region=cloud.region)
        assert there.get(product(customer, "new")) == product(customer, "new"), hard_coded(cloud.region)
        assert here.get(product(customer, "new")) is None, "the table of that name in another region is another table"

    def test_get_region(self, student, cloud):
        """get_product() reads in the region it is given."""
        _, there, customer = twins(cloud)
        student.get_product(there.name, customer, "P1", region=cloud.region)
        assert cloud.trace.regions == {cloud.region}, hard_coded(cloud.region)

    def test_list_region(self, student, cloud):
        """list_products() reads in the region it is given."""
        _, there, customer = twins(cloud)
        student.list_products(there.name, customer, region=cloud.region)
        assert cloud.trace.regions == {cloud.region}, hard_coded(cloud.region)

    def test_prefix_region(self, student, cloud):
        """products_with_prefix() reads in the region it is given."""
        _, there, customer = twins(cloud)
        student.products_with_prefix(there.name, customer, "P", region=cloud.region)
        assert cloud.trace.regions == {cloud.region}, hard_coded(cloud.region)

    def test_between_region(self, student, cloud):
        """products_between() reads in the region it is given."""
        _, there, customer = twins(cloud)
        student.products_between(there.name, customer, "P1", "P2", region=cloud.region)
        assert cloud.trace.regions == {cloud.region}, hard_coded(cloud.region)

    def test_latest_region(self, student, cloud):
        """latest_products() reads in the region it is given."""
        _, there, customer = twins(cloud)
        student.latest_products(there.name, customer, 1, region=cloud.region)
        assert cloud.trace.regions == {cloud.region}, hard_coded(cloud.region)

    def test_page_region(self, student, cloud):
        """products_page() reads in the region it is given."""
        _, there, customer = twins(cloud)
        student.products_page(there.name, customer, 1, region=cloud.region)
        assert cloud.trace.regions == {cloud.region}, hard_coded(cloud.region)

    def test_rich_region(self, student, cloud):
        """rich_products() reads in the region it is given."""
        _, there, customer = twins(cloud)
        student.rich_products(there.name, customer, 1, region=cloud.region)
        assert cloud.trace.regions == {cloud.region}, hard_coded(cloud.region)


def created(student, cloud):
    """The table that create_table() made."""
    name = cloud.fresh_name("Products")
    student.create_table(name, region=HOME)
    table = cloud.table(name, HOME)
    assert table.exists is True, "create_table() made no table of the name it was given"
    return table


def product_table(cloud, items=()):
    """A table of the lab's design, with these items."""
    return cloud.create_table("customer_id", "product_id", region=HOME, items=items)


def product(customer, product_id, **attributes):
    """A product; without attributes it is a key."""
    return {"customer_id": customer, "product_id": product_id, **attributes}


def large_table(cloud):
    """A table with one customer, who has 2.1 MB of products: (the table, the customer, the products in order).

    It is there once for all criteria, so it is only read.
    """

    def build(cloud):
        customer = cloud.text()
        products = large_products(customer)
        return product_table(cloud, products), customer, products

    # In us-east-1: a forgotten region is line 8's affair, with a large table as with any other.
    return cloud.shared("large", build, region=HOME)


def large_products(customer):
    """Three small products and seven large ones. Both rich ones lie behind the first megabyte, in different ones."""
    cards = [product(customer, f"CARD#{n}", balance=n) for n in (1, 2, 3)]
    balances = [5000 if n in (4, 6) else n for n in range(7)]
    return cards + [product(customer, f"ORDER#{n}", balance=b, note="x" * LARGE) for n, b in enumerate(balances)]


def others_products(cloud):
    """Products of other customers, which take 12 read units if somebody reads them."""
    return [product(cloud.text(), "P1", balance=5000, note="x" * 4000) for _ in range(24)]


def twins(cloud):
    """Two tables of one name, in us-east-1 and in another region, with the same product of one customer."""
    own = product(cloud.text(), "P1", balance=500)
    here = product_table(cloud, [own])
    there = cloud.create_table("customer_id", "product_id", name=here.name, region=cloud.region, items=[own])
    return here, there, own["customer_id"]


def ids(answer):
    """The product_ids of a list of products; whatever else a function may have answered, as it is.

    A list of `{"S": …}` is told so where whole products are compared, and nowhere else.
    """
    if isinstance(answer, list) and all(isinstance(each, dict) for each in answer):
        found = [each.get("product_id") for each in answer]
        return [each.get("S") if isinstance(each, dict) else each for each in found]
    return answer


def pair(answer):
    """The products and the next_key that products_page() answered with."""
    is_pair = isinstance(answer, (tuple, list)) and len(answer) == 2
    assert is_pair, (
        f"products_page() must return a pair, the products and next_key, but returned {describe(answer, 200)}"
    )
    return answer


def all_pages(student, table, customer, size):
    """The product_ids on each page, asked for as a caller does: each with the next_key of the one before."""
    page, next_key = pair(student.products_page(table.name, customer, size, region=table.region))
    pages = [ids(page)]
    while next_key is not None and len(pages) < MOST_PAGES:
        answer = student.products_page(table.name, customer, size, start_key=next_key, region=table.region)
        page, next_key = pair(answer)
        pages.append(ids(page))
    assert next_key is None, f"{MOST_PAGES} pages, and still a next_key: the products were at an end long ago"
    return pages


def spent(cloud):
    """The read units that the student's code took, at the price of eventually consistent reads."""
    return sum(entry.read_units / (2 if entry.body.get("ConsistentRead") else 1) for entry in cloud.trace)


def due(products):
    """The read units that it takes to read these products in one request, eventually consistent."""
    return read_units(sum(item_size(wire(each)) for each in products), consistent=False)


def too_much(cloud, products, what, how=THROWN_AWAY):
    """What to tell a student whose function reads more than these products."""
    scanned = len(cloud.trace.of("Scan")) > 0
    return f"it took {spent(cloud):g} read units; {what} can be read for {due(products):g}. {SCAN if scanned else how}"


@contextmanager
def advising(advice):
    """Give this advice where the student's code raises something that does not say what to do."""
    try:
        yield
    except Raised as raised:
        raised.advice = raised.advice or advice
        raise


def samples(values):
    """Attributes with these values, each with a name of its own."""
    return {f"sample{n}": value for n, value in enumerate(values)}


def stored(student, cloud, *values):
    """Add a product with these values through the student's function: them as the table has them, with their types."""
    table, customer = product_table(cloud), cloud.text()
    student.add_product(table.name, product(customer, "P1", **samples(values)), region=HOME)
    item = table.get(product(customer, "P1"))
    assert item is not None, "add_product() did not store the product"
    for name, value in samples(values).items():
        assert name in item, f"the attribute with the {type(value).__name__} {value!r} was not stored"
    return [typed(item[name]) for name in samples(values)]


def hard_coded(region):
    """What to tell a student whose function works in another region than the one it was given."""
    return f"asked for {region}: give the client or resource the `region` of the call (region_name=region)"
