from concurrent.futures import ThreadPoolExecutor, as_completed

import boto3

_clients = {}


class Reader:
    def __init__(self, table_name, region):
        if region not in _clients:
            _clients[region] = boto3.resource("dynamodb", region).meta.client
        self.client = _clients[region]
        self.table_name = table_name

    def answers(self, **parameters):
        more = True
        while more:
            answer = self.client.scan(TableName=self.table_name, **parameters)
            yield answer
            more = "LastEvaluatedKey" in answer
            parameters["ExclusiveStartKey"] = answer.get("LastEvaluatedKey")

    def items(self, **parameters):
        return [item for answer in self.answers(**parameters) for item in answer["Items"]]


def names_of(*names, member):
    signs = [f"#n{place}" for place, _ in enumerate(names)]
    return {member: ", ".join(signs), "ExpressionAttributeNames": dict(zip(signs, names))}


def scan_all(table_name, region="us-east-1"):
    return Reader(table_name, region).items()


def count_items(table_name, region="us-east-1"):
    return sum(answer["Count"] for answer in Reader(table_name, region).answers(Select="COUNT"))


def side_by_side(table_name, region, segments):
    reader = Reader(table_name, region)
    items = []
    with ThreadPoolExecutor(max_workers=segments) as pool:
        parts = [pool.submit(reader.items, Segment=n, TotalSegments=segments) for n in range(segments)]
        for part in as_completed(parts):
            items.extend(part.result())
    return items
