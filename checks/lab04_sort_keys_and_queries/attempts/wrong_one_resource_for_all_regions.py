"""The resource that was made first is used for every region.

fails: TestScript.test_add_region, TestScript.test_get_region, TestScript.test_list_region
fails: TestScript.test_prefix_region, TestScript.test_between_region, TestScript.test_latest_region
fails: TestScript.test_page_region, TestScript.test_rich_region
says: give the client or resource the `region` of the call
"""

RESOURCES: list[Any] = []


def table_of(table_name: str, region: str) -> Any:
    if not RESOURCES:
        RESOURCES.append(boto3.resource("dynamodb", region_name=region))
    return RESOURCES[0].Table(table_name)
