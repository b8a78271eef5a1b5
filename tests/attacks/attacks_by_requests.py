"""Attacks through the one thing that a script may do: send requests."""

from __future__ import annotations

from attack import scripted

CLIENT = """
import boto3, os
from botocore.config import Config

def client(service="dynamodb", region="us-east-1", **options):
    options.setdefault("config", Config(retries={"total_max_attempts": 1}))
    return boto3.client(service, region_name=region, **options)

def tried(call, **request):
    try: return call(**request)
    except Exception as error:
        print(type(error).__name__, str(error)[:200])

"""

REQUESTS = [
    scripted(
        "checkers_key",
        "Requests signed with the checks' own access key, to do what only they may.",
        CLIENT
        + """
def act(*args, region="us-east-1", **_):
    own = client(region=region, aws_access_key_id="AKIACHECKEROFTHELABS", aws_secret_access_key="x")
    for name in tried(own.list_tables)["TableNames"]:
        print(tried(own.scan, TableName=name))
    return True
""",
    ),
    scripted(
        "other_accounts",
        "Other accounts and every region are filled and emptied, for whoever comes next.",
        CLIENT
        + """
def act(*args, **_):
    for region in ("us-east-1", "eu-west-1", "ap-southeast-2", "moon-1", "../../x"):
        for account in ("111122223333", "000000000000"):
            one = client(region="us-east-1", endpoint_url=f"https://{account}.ddb.{region}.amazonaws.com")
            one.meta.events.register("before-sign.*", lambda request, **_: request.headers.add_header(
                "x-moto-account-id", "123456789012"))
            tried(one.create_table, TableName="Notes", BillingMode="PAY_PER_REQUEST",
                  KeySchema=[{"AttributeName": "note_id", "KeyType": "HASH"}],
                  AttributeDefinitions=[{"AttributeName": "note_id", "AttributeType": "S"}])
    return True
""",
    ),
    scripted(
        "moto_s_own_api",
        "The simulator's own addresses: reset, seed, data, configuration.",
        CLIENT
        + """
import botocore.awsrequest, botocore.httpsession
def act(*args, **_):
    session = botocore.httpsession.URLLib3Session()
    for host in ("http://motoapi.amazonaws.com", "http://localhost:5000", "http://instance_metadata"):
        for path in ("/moto-api/reset", "/moto-api/data.json", "/moto-api/seed?a=1", "/moto-api/config"):
            request = botocore.awsrequest.AWSRequest("POST", host + path, data=b"{}").prepare()
            print(tried(lambda: session.send(request).text[:80]))
    return True
""",
    ),
    scripted(
        "other_services",
        "Lambda, SNS, CloudFormation, S3, IAM, STS and SSM are asked to act for it.",
        CLIENT
        + """
def act(*args, **_):
    tried(client("lambda").create_function, FunctionName="f", Runtime="python3.12", Role="arn:aws:iam::1:role/r",
          Handler="f.f", Code={"ZipFile": b"PK"})
    tried(client("sns").create_topic, Name="=cmd()")
    tried(client("cloudformation").create_stack, StackName="s", TemplateBody="{}")
    tried(client("s3").create_bucket, Bucket="b" * 9)
    tried(client("iam").create_user, UserName="root")
    tried(client("sts").assume_role, RoleArn="arn:aws:iam::123456789012:role/checker", RoleSessionName="x")
    tried(client("ssm").get_parameters, Names=["/seed"])
    return True
""",
    ),
    scripted(
        "other_endpoints",
        "endpoint_url leads to the metadata service, this machine, a file and a socket.",
        CLIENT
        + """
def act(*args, **_):
    for url in ("http://169.254.169.254", f"http://127.0.0.1:{SCENE['port']}", "http://localhost:80", "file:///etc/passwd",
                "http+unix://%2Frun%2Fdocker.sock", "http://[::1]:80", "gopher://127.0.0.1"):
        tried(lambda: client(endpoint_url=url).list_tables())
    return True
""",
    ),
    scripted(
        "huge_requests",
        "Items of 30 MB.",
        CLIENT
        + """
def save_note(*args, **_):
    for _ in range(3): tried(client().put_item, TableName="Notes", Item={"note_id": {"S": "x" * 20 * 2**20}})
    tried(client().put_item, TableName="Notes", Item={"note_id": {"B": bytes(30 * 2**20)}})
""",
    ),
    scripted(
        "huge_headers",
        "Requests whose operation is named by a megabyte of text, many times over.",
        CLIENT
        + """
def save_note(*args, **_):
    one = client()
    one.meta.events.register("before-send.*", lambda request, **_: request.headers.update(
        {"X-Amz-Target": "DynamoDB_20120810." + "A" * 2**20, "x-more": "b" * 2**20}))
    for _ in range(4): tried(one.list_tables)
""",
    ),
    scripted(
        "request_flood",
        "Requests without an end, caught whatever they raise.",
        CLIENT
        + """
def save_note(*args, **_):
    one = client()
    while True:
        try: one.list_tables()
        except BaseException: pass
""",
    ),
    scripted(
        "thousands_of_tables",
        "2,000 tables in one call.",
        CLIENT
        + """
def save_note(*args, **_):
    one = client()
    for number in range(2001):
        tried(one.create_table, TableName=f"T{number}", BillingMode="PAY_PER_REQUEST",
              KeySchema=[{"AttributeName": "note_id", "KeyType": "HASH"}],
              AttributeDefinitions=[{"AttributeName": "note_id", "AttributeType": "S"}])
""",
    ),
    scripted(
        "expression_bombs",
        "Conditions and statements that a parser chokes on.",
        CLIENT
        + """
def act(table="Notes", *args, region="us-east-1", **_):
    one = client(region=region)
    key = {"note_id": {"S": "x"}}
    for text in ("(" * 4000 + "a = :a" + ")" * 4000, "NOT " * 1000 + "a = :a", "a = :a AND " * 300 + "a = :a",
                 "a" + ".b" * 2000 + " = :a", "a[" + "9" * 4000 + "] = :a", "#" * 4096):
        tried(one.put_item, TableName=table, Item=key, ConditionExpression=text,
              ExpressionAttributeValues={":a": {"N": "1"}})
    for text in ("SELECT " + "(" * 8000, 'SELECT * FROM "x" WHERE ' + "a=1 AND " * 900 + "a=1", "'" * 8191):
        tried(one.execute_statement, Statement=text)
    return True
""",
    ),
    scripted(
        "deep_bodies",
        "Bodies nested so deep that reading them takes all the stack.",
        CLIENT
        + """
def act(table="Notes", *args, region="us-east-1", **_):
    one = client(region=region)
    for body in (b"[" * 10**6, b'{"Item":' * 10**5, b'{"TableName": "x", "Item": {"a": ' + b'{"L": [' * 5000,
                 b'{"Limit": ' + b"9" * 5000 + b"}", b'{"Limit": NaN}', b"\\xff\\xfe\\x00"):
        one.meta.events.register("before-send.*", lambda request, **_: setattr(request, "body", body), unique_id="b")
        tried(one.list_tables)
        one.meta.events.unregister("before-send.*", unique_id="b")
    return True
""",
    ),
    scripted(
        "numbers_out_of_proportion",
        "Numbers whose exact form fills the memory.",
        CLIENT
        + """
def act(table="Notes", *args, region="us-east-1", **_):
    one = client(region=region)
    for digits in ("1e999999999", "9" * 5000, "NaN", "-0e-999999999", "Infinity"):
        tried(one.put_item, TableName=table, Item={"note_id": {"S": "x"}, "n": {"N": digits}})
        tried(one.update_item, TableName=table, Key={"note_id": {"S": "x"}}, UpdateExpression="ADD n :n",
              ExpressionAttributeValues={":n": {"N": digits}})
""",
    ),
    scripted(
        "hostile_tables",
        "Tables, regions and operations with names that a report might obey.",
        CLIENT
        + """
def act(*args, **_):
    one = client()
    one.meta.events.register("before-send.*", lambda request, **_: request.headers.update(
        {"X-Amz-Target": "DynamoDB_20120810.<script>alert(1)</script>\\x1b[2J=cmd()"}))
    for name in ("<script>alert(1)</script>", "=cmd()", "\\x1b[2J", "../../x"):
        tried(one.describe_table, TableName=name)
    return True
""",
    ),
]
