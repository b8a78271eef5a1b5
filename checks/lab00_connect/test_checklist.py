"""Lab 00: what is graded. A class is a line of the checklist, a method one criterion.

Wherever credentials are the point, AWS knows only the people that the check has named (`Person`), and the key with
which a request is signed tells whose credentials the student's code has used. What the student is told names people,
never their keys: a key that is found in the code must not end up in a report.
"""

from __future__ import annotations

import contextlib
from urllib.parse import urlsplit

from checks.harness.checklist import asks_nothing, simulated_only, todo
from checks.harness.student.failures import Raised, StudentFailure
from checks.lab00_connect.keys_in_code import keys_in

HOME = "us-east-1"
PLACES = ("credential", "access key", "aws_", "profile", "aws configure", "aws login", "aws sso", ".aws")
"""What can be configured: a sentence that names none of these helps nobody."""
UNKNOWN = "UnrecognizedClientException"
ENVIRONMENT, DEFAULT, NAMED = "the environment", "the profile default", "the named profile"

BY_ITSELF = "boto3 finds credentials by itself, in the environment and ~/.aws: give it none"
GIVEN = "Give the session, client or resource the `region` of the call: region_name=region"
UNCONFIGURED = (
    "these requests were signed, although nothing to sign with was configured: the key comes out of the code. "
    f"{BY_ITSELF}"
)
LEAKS = "What is in a file gets copied, committed and read by others: deactivate a real key at once."
NOT_IN_FILES = "Configure it instead: `aws configure`, or the environment, which will do for a local DynamoDB as well."
OWN_SESSION = (
    "a profile belongs to a session: boto3.Session(profile_name=profile) is one of its own, and leaves the default "
    "session and the environment as they are"
)


@todo(1, points=3)
class TestDefaultChain:
    """Connect with the default credential chain"""

    def test_environment(self, student, cloud):
        """Credentials in the environment are found."""
        person = Person(cloud)
        arrange(student, cloud, person.variables)
        client = student.keep("make_client", region=cloud.region)
        assert signer(client, cloud, {ENVIRONMENT: person}) == ENVIRONMENT, BY_ITSELF

    def test_temporary(self, student, cloud):
        """Temporary credentials are used with their session token."""
        person = Person(cloud, temporary=True)
        arrange(student, cloud, person.variables)
        client = student.keep("make_client", region=cloud.region)
        assert signer(client, cloud, {ENVIRONMENT: person}) == ENVIRONMENT, BY_ITSELF
        assert cloud.trace[-1].answer != UNKNOWN, (
            "temporary credentials are three: the key, its secret and AWS_SESSION_TOKEN; AWS knows none without its "
            f"token. {BY_ITSELF}"
        )

    def test_files(self, student, cloud):
        """Credentials in `~/.aws/credentials` are found."""
        person = Person(cloud)
        arrange(student, cloud, files={"credentials": person.profile("default")})
        client = student.keep("make_client", region=cloud.region)
        assert signer(client, cloud, {DEFAULT: person}) == DEFAULT, BY_ITSELF

    def test_environment_first(self, student, cloud):
        """Credentials in the environment come before those in the files."""
        one, other = Person(cloud), Person(cloud)
        arrange(student, cloud, one.variables, {"credentials": other.profile("default")})
        client = student.keep("make_client", region=cloud.region)
        assert signer(client, cloud, {ENVIRONMENT: one, DEFAULT: other}) == ENVIRONMENT, (
            "the order is boto3's own, and the environment comes before the files: leave it to boto3"
        )

    def test_aws_profile(self, student, cloud):
        """Without a `profile`, AWS_PROFILE says which profile it is."""
        one, other, name = Person(cloud), Person(cloud), cloud.text("team")
        arrange(student, cloud, {"AWS_PROFILE": name}, {"credentials": one.profile("default") + other.profile(name)})
        client = student.keep("make_client", region=cloud.region)
        assert signer(client, cloud, {DEFAULT: one, NAMED: other}) == NAMED, (
            "AWS_PROFILE is how whoever starts the script chooses. profile=None leaves that to boto3: it is not the "
            "profile called default"
        )


@todo(2, points=2)
class TestRegion:
    """Use the region that was asked for"""

    @asks_nothing
    def test_client(self, student, cloud):
        """What make_client() returns is a DynamoDB client."""
        arrange(student, cloud, Person(cloud).variables)
        client = student.keep("make_client", region=cloud.region)
        assert client.type == "DynamoDB", "the class of what make_client() returned: boto3's client for dynamodb"

    def test_asked_for(self, student, cloud):
        """The client talks to the region of the call, also where no region is configured."""
        arrange(student, cloud, Person(cloud).variables, region=None)
        client = student.keep("make_client", region=cloud.region)
        assert last_request(client, cloud).region == cloud.region, GIVEN

    def test_over_others(self, student, cloud):
        """The region of the call comes before the region that is configured."""
        other, files = cloud.other_region, region_of("default", cloud.other_region)
        arrange(student, cloud, {**Person(cloud).variables, "AWS_REGION": other}, files, region=other)
        client = student.keep("make_client", region=cloud.region)
        assert last_request(client, cloud).region == cloud.region, (
            f"{cloud.other_region} is only what AWS_DEFAULT_REGION and ~/.aws/config say. {GIVEN}"
        )

    def test_two_clients(self, student, cloud):
        """Two clients for two regions each keep to their own."""
        arrange(student, cloud, Person(cloud).variables, region=None)
        regions = [cloud.region, cloud.other_region]
        clients = [student.keep("make_client", region=region) for region in regions]
        assert [last_request(client, cloud).region for client in clients] == regions, (
            f"the first client was made for {regions[0]}, the second for {regions[1]}; then both were used"
        )


@todo(3, points=2)
class TestEndpoint:
    """Talk to a local endpoint when one is given"""

    def test_given(self, student, cloud):
        """With an endpoint the client talks to that address."""
        url = address(cloud)
        arrange(student, cloud, Person(cloud).variables)
        client = student.keep("make_client", region=cloud.region, endpoint_url=url)
        assert place_of(last_request(client, cloud)) == url, "endpoint_url is where requests go to instead of AWS"

    def test_region_there(self, student, cloud):
        """At that address too the region is the one of the call: a local DynamoDB keeps its tables by region."""
        arrange(student, cloud, Person(cloud).variables, region=None)
        client = student.keep("make_client", region=cloud.region, endpoint_url=address(cloud))
        assert last_request(client, cloud).region == cloud.region, GIVEN

    def test_none(self, student, cloud):
        """Without an endpoint the client talks to AWS, also after another one was made with an endpoint."""
        arrange(student, cloud, Person(cloud).variables)
        student.keep("make_client", region=cloud.region, endpoint_url=address(cloud))
        client = student.keep("make_client", region=cloud.region)
        assert host_of(last_request(client, cloud)) == aws(cloud.region), (
            "no endpoint was given for this client: it belongs into the call that makes a client, as None if there is "
            "none, and never into the environment"
        )

    def test_environment(self, student, cloud):
        """Without an endpoint AWS_ENDPOINT_URL in the environment is obeyed."""
        url = address(cloud)
        arrange(student, cloud, {**Person(cloud).variables, "AWS_ENDPOINT_URL": url})
        client = student.keep("make_client", region=cloud.region)
        assert place_of(last_request(client, cloud)) == url, (
            "None leaves it to boto3, which looks at AWS_ENDPOINT_URL: do not put an address of your own in its place"
        )

    def test_over_environment(self, student, cloud):
        """An endpoint that is given comes before AWS_ENDPOINT_URL."""
        url, other = address(cloud), address(cloud)
        arrange(student, cloud, {**Person(cloud).variables, "AWS_ENDPOINT_URL": other})
        client = student.keep("make_client", region=cloud.region, endpoint_url=url)
        assert place_of(last_request(client, cloud)) == url, "what the caller gives comes before what is configured"


@todo(4, points=3)
class TestProfile:
    """Use a named profile when one is given"""

    def test_given(self, student, cloud):
        """With a profile its credentials are used, whichever of the files they are in."""
        for file, heading in (("credentials", "{}"), ("config", "profile {}")):
            one, other, name = Person(cloud), Person(cloud), cloud.text("team")
            files = {"credentials": one.profile("default")}
            files[file] = files.get(file, "") + other.profile(heading.format(name))
            arrange(student, cloud, files=files)
            client = student.keep("make_client", region=cloud.region, profile=name)
            assert signer(client, cloud, {DEFAULT: one, NAMED: other}) == NAMED, (
                f"the profile is in ~/.aws/{file}. boto3.Session(profile_name=profile) finds it"
            )

    def test_over_environment(self, student, cloud):
        """The profile comes before credentials in the environment, and before AWS_PROFILE."""
        one, other, third, name = Person(cloud), Person(cloud), Person(cloud), cloud.text("team")
        files = {"credentials": other.profile(name) + third.profile("default")}
        for variables in (one.variables, {"AWS_PROFILE": "default"}):
            arrange(student, cloud, variables, files)
            client = student.keep("make_client", region=cloud.region, profile=name)
            found = signer(client, cloud, {ENVIRONMENT: one, NAMED: other, DEFAULT: third})
            assert found == NAMED, (
                f"{' and '.join(variables)} were set. Keys in the environment hide AWS_PROFILE, but not the profile of "
                "a session: boto3.Session(profile_name=profile)"
            )

    def test_region(self, student, cloud):
        """Of the region and the profile's region, the one of the call counts."""
        name, people = cloud.text("team"), Person(cloud).profile("default")
        people += Person(cloud).profile(name)
        files = {"credentials": people, **region_of(f"profile {name}", cloud.other_region)}
        arrange(student, cloud, files=files, region=None)
        client = student.keep("make_client", region=cloud.region, profile=name)
        assert last_request(client, cloud).region == cloud.region, f"{cloud.other_region} is the profile's. {GIVEN}"

    def test_endpoint(self, student, cloud):
        """A profile and an endpoint go together."""
        one, other, name, url = Person(cloud), Person(cloud), cloud.text("team"), address(cloud)
        arrange(student, cloud, files={"credentials": one.profile("default") + other.profile(name)})
        client = student.keep("make_client", region=cloud.region, endpoint_url=url, profile=name)
        assert signer(client, cloud, {DEFAULT: one, NAMED: other}) == NAMED, (
            "the profile was given together with an endpoint"
        )
        assert place_of(cloud.trace[-1]) == url, "the endpoint was given together with a profile"

    def test_next_client(self, student, cloud):
        """A client that is made later, without a profile, does not use it."""
        one, other, name = Person(cloud), Person(cloud), cloud.text("team")
        arrange(student, cloud, files={"credentials": one.profile("default") + other.profile(name)})
        student.keep("make_client", region=cloud.region, profile=name)
        client = student.keep("make_client", region=cloud.region)
        assert signer(client, cloud, {DEFAULT: one, NAMED: other}) == DEFAULT, OWN_SESSION

    @asks_nothing
    def test_unknown(self, student, cloud):
        """For a profile that there is not, boto3's ProfileNotFound leaves the function."""
        arrange(student, cloud, Person(cloud).variables)
        error = student.error_of("make_client", region=cloud.region, profile=cloud.text("team"))
        assert error.types[0] == "ProfileNotFound", (
            "who has named a profile must not get anybody else's credentials, and has to be told of the typing mistake"
        )


@todo(5, points=3)
class TestResource:
    """Do all of that with a resource, too"""

    @asks_nothing
    def test_resource(self, student, cloud):
        """What make_resource() returns is a DynamoDB resource."""
        arrange(student, cloud, Person(cloud).variables)
        resource = student.keep("make_resource", region=cloud.region)
        assert resource.type == "dynamodb.ServiceResource", (
            "the class of what make_resource() returned: boto3's resource for dynamodb"
        )

    def test_credentials(self, student, cloud):
        """Its credentials are those that boto3 finds, temporary ones included."""
        person = Person(cloud, temporary=True)
        arrange(student, cloud, person.variables)
        resource = student.keep("make_resource", region=cloud.region)
        assert signer(resource, cloud, {ENVIRONMENT: person}) == ENVIRONMENT, BY_ITSELF
        assert cloud.trace[-1].answer != UNKNOWN, (
            f"AWS did not know the credentials: a session token belongs to them. {BY_ITSELF}"
        )

    def test_aws_profile(self, student, cloud):
        """Without a `profile`, AWS_PROFILE says which profile it is."""
        one, other, name = Person(cloud), Person(cloud), cloud.text("team")
        arrange(student, cloud, {"AWS_PROFILE": name}, {"credentials": one.profile("default") + other.profile(name)})
        resource = student.keep("make_resource", region=cloud.region)
        assert signer(resource, cloud, {DEFAULT: one, NAMED: other}) == NAMED, "profile=None means that boto3 decides"

    def test_region(self, student, cloud):
        """It talks to the region of the call, whatever is configured, also with a profile."""
        person, name, other = Person(cloud), cloud.text("team"), cloud.other_region
        files = {"credentials": person.profile(name), **region_of(f"profile {name}", other)}
        for configured, profile in ((None, None), (other, None), (None, name)):
            arrange(student, cloud, person.variables, files, region=configured)
            resource = student.keep("make_resource", region=cloud.region, profile=profile)
            assert last_request(resource, cloud).region == cloud.region, GIVEN

    def test_two_resources(self, student, cloud):
        """Two resources for two regions each keep to their own."""
        arrange(student, cloud, Person(cloud).variables, region=None)
        regions = [cloud.region, cloud.other_region]
        resources = [student.keep("make_resource", region=region) for region in regions]
        assert [last_request(resource, cloud).region for resource in resources] == regions, (
            f"the first resource was made for {regions[0]}, the second for {regions[1]}; then both were used"
        )

    def test_endpoint(self, student, cloud):
        """With an endpoint it talks to that address, whatever AWS_ENDPOINT_URL says."""
        url, other = address(cloud), address(cloud)
        arrange(student, cloud, {**Person(cloud).variables, "AWS_ENDPOINT_URL": other})
        resource = student.keep("make_resource", region=cloud.region, endpoint_url=url)
        assert place_of(last_request(resource, cloud)) == url, "endpoint_url is where requests go to instead of AWS"

    def test_no_endpoint(self, student, cloud):
        """Without one it talks to the address in AWS_ENDPOINT_URL, or else to AWS."""
        url = address(cloud)
        arrange(student, cloud, {**Person(cloud).variables, "AWS_ENDPOINT_URL": url})
        resource = student.keep("make_resource", region=cloud.region)
        assert place_of(last_request(resource, cloud)) == url, "None leaves the address to boto3"
        arrange(student, cloud, Person(cloud).variables)
        student.keep("make_resource", region=cloud.region, endpoint_url=url)
        resource = student.keep("make_resource", region=cloud.region)
        assert host_of(last_request(resource, cloud)) == aws(cloud.region), "no endpoint was given for this resource"

    def test_profile(self, student, cloud):
        """With a profile its credentials are used, before those in the environment; an endpoint goes with it."""
        one, other, name, url = Person(cloud), Person(cloud), cloud.text("team"), address(cloud)
        arrange(student, cloud, one.variables, {"credentials": other.profile(name)})
        resource = student.keep("make_resource", region=cloud.region, endpoint_url=url, profile=name)
        assert signer(resource, cloud, {ENVIRONMENT: one, NAMED: other}) == NAMED, OWN_SESSION
        assert place_of(cloud.trace[-1]) == url, "the endpoint was given together with a profile"

    def test_next_resource(self, student, cloud):
        """A resource that is made later, without a profile, does not use it."""
        one, other, name = Person(cloud), Person(cloud), cloud.text("team")
        arrange(student, cloud, files={"credentials": one.profile("default") + other.profile(name)})
        student.keep("make_resource", region=cloud.region, profile=name)
        resource = student.keep("make_resource", region=cloud.region)
        assert signer(resource, cloud, {DEFAULT: one, NAMED: other}) == DEFAULT, OWN_SESSION

    @asks_nothing
    def test_unknown_profile(self, student, cloud):
        """For a profile that there is not, boto3's ProfileNotFound leaves the function."""
        arrange(student, cloud, Person(cloud).variables)
        error = student.error_of("make_resource", region=cloud.region, profile=cloud.text("team"))
        assert error.types[0] == "ProfileNotFound", "who has named a profile must not get anybody else's credentials"


@todo(6, points=2)
class TestWhoAmI:
    """Say who you are"""

    def test_environment(self, student, cloud):
        """The account and the ARN are those of the credentials in the environment."""
        person = Person(cloud)
        arrange(student, cloud, person.variables)
        assert student.whoami(region=cloud.region) == person.identity, (
            "GetCallerIdentity answers with Account and Arn; whoami() gives these two, as text, and nothing else"
        )

    def test_region(self, student, cloud):
        """It works where no region is configured."""
        person = Person(cloud)
        arrange(student, cloud, person.variables, region=None)
        assert student.whoami(region=cloud.region) == person.identity, GIVEN

    def test_temporary(self, student, cloud):
        """Temporary credentials are used with their session token."""
        person = Person(cloud, temporary=True)
        arrange(student, cloud, person.variables)
        assert student.whoami(region=cloud.region) == person.identity, f"AWS_SESSION_TOKEN is set as well. {BY_ITSELF}"

    def test_files(self, student, cloud):
        """Credentials in the files are found, those of the profile in AWS_PROFILE if it is set."""
        one, other, name = Person(cloud), Person(cloud), cloud.text("team")
        files = {"credentials": one.profile("default") + other.profile(name)}
        for variables, person in (({}, one), ({"AWS_PROFILE": name}, other)):
            arrange(student, cloud, variables, files)
            assert student.whoami(region=cloud.region) == person.identity, BY_ITSELF


@todo(7, points=3)
class TestNoCredentials:
    """Say clearly what is missing when there are no usable credentials"""

    @asks_nothing
    def test_none(self, student, cloud):
        """Without any credentials the answer is None, with a sentence that says what to configure."""
        Person(cloud)  # whom AWS knows: a key that is made up opens nothing
        arrange(student, cloud)
        explained(student, cloud, "there were no credentials anywhere, which boto3 raises as NoCredentialsError")

    @asks_nothing
    def test_half(self, student, cloud):
        """For an access key without its secret the answer is None, with a sentence that says what to configure."""
        arrange(student, cloud, {"AWS_ACCESS_KEY_ID": Person(cloud).key})
        explained(student, cloud, "AWS_SECRET_ACCESS_KEY was not set, which boto3 raises as PartialCredentialsError")

    @asks_nothing
    def test_unknown_profile(self, student, cloud):
        """For an AWS_PROFILE that names no profile the answer is None, with a sentence that says what to configure."""
        Person(cloud)
        arrange(student, cloud, {"AWS_PROFILE": cloud.text("team")})
        explained(student, cloud, "AWS_PROFILE names no profile, which boto3 raises as ProfileNotFound, early")

    def test_unknown_key(self, student, cloud):
        """For a key that AWS does not know the answer is None, with a sentence that says what to configure."""
        arrange(student, cloud, stranger(cloud))
        explained(student, cloud, "AWS does not know the key: a ClientError with the code InvalidClientTokenId")
        arrange(student, cloud, Person(cloud).variables)
        refuse(cloud, "UnrecognizedClientException", "The security token included in the request is invalid.")
        explained(student, cloud, "AWS does not know the key: here the code is UnrecognizedClientException")

    def test_wrong_secret(self, student, cloud):
        """For a key with a wrong secret the answer is None, with a sentence that says what to configure."""
        arrange(student, cloud, Person(cloud).variables)
        refuse(cloud, "SignatureDoesNotMatch", "The request signature we calculated does not match the signature.")
        explained(student, cloud, "AWS found another signature: a ClientError with the code SignatureDoesNotMatch")

    def test_expired(self, student, cloud):
        """For expired temporary credentials the answer is None, with a sentence that says what to configure."""
        arrange(student, cloud, Person(cloud, temporary=True).variables)
        refuse(cloud, "ExpiredToken", "The security token included in the request is expired")
        explained(student, cloud, "temporary credentials end: a ClientError with the code ExpiredToken")

    def test_busy(self, student, cloud):
        """When AWS is busy, the ClientError leaves whoami(): the credentials may be all right."""
        arrange(student, cloud, Person(cloud).variables)
        refuse(cloud, "Throttling", "Rate exceeded", status=400)
        error = student.error_of("whoami", region=cloud.region)
        assert error.code == "Throttling", "a ClientError with a code that is not listed: raise it again as it is"

    def test_unreachable(self, student, cloud):
        """When AWS cannot be reached, that error leaves whoami(), too: nobody has looked at the credentials."""
        arrange(student, cloud, Person(cloud).variables)
        refuse(cloud, "Unreachable", "", status=0)
        error = student.error_of("whoami", region=cloud.region)
        assert error.types[0] == "EndpointConnectionError", (
            "a BotoCoreError can be anything, from missing credentials to a dead network: name those that you mean"
        )


@todo(8, points=2)
class TestNoKeysInCode:
    """Keep access keys out of the code"""

    def test_sources(self, student, cloud):
        """No access key, secret key or session token stands in a file, not even a made-up one or in a comment."""
        used(student, cloud, "make_client")
        found = keys_in(student.sources())
        if found:
            place = found[0].rpartition(": ")[0]
            raise StudentFailure(f"Found in {'; in '.join(found[:4])}. {LEAKS}", place, NOT_IN_FILES)

    def test_client(self, student, cloud):
        """Where no credentials are configured, a client of make_client() has none."""
        arrange(student, cloud)
        unconfigured = signed(student, "make_client", cloud)
        used(student, cloud, "make_client")
        assert unconfigured == [], UNCONFIGURED

    def test_resource(self, student, cloud):
        """Where no credentials are configured, a resource of make_resource() has none."""
        arrange(student, cloud)
        unconfigured = signed(student, "make_resource", cloud)
        used(student, cloud, "make_resource")
        assert unconfigured == [], UNCONFIGURED

    def test_local(self, student, cloud):
        """For a local endpoint, too, the credentials are those that are configured."""
        person, url = Person(cloud), address(cloud)
        arrange(student, cloud, person.variables)
        for function in ("make_client", "make_resource"):
            thing = student.keep(function, region=cloud.region, endpoint_url=url)
            assert signer(thing, cloud, {ENVIRONMENT: person}) == ENVIRONMENT, (
                f"{function}() was given an endpoint: DynamoDB Local takes any credentials, but keeps the tables of "
                "each access key apart. Made-up keys belong into the environment like real ones"
            )

    def test_whoami(self, student, cloud):
        """Where no credentials are configured, whoami() asks with none."""
        arrange(student, cloud)
        begun(student, "whoami", cloud.region)
        unconfigured = [entry.operation for entry in cloud.trace if entry.access_key]
        used(student, cloud, "whoami")
        assert unconfigured == [], UNCONFIGURED

    def test_not_shown(self, student, cloud):
        """whoami() shows no secret key and no session token, whether AWS takes them or not."""
        person = Person(cloud, temporary=True)
        arrange(student, cloud, person.variables)
        begun(student, "whoami", cloud.region)
        printed = student.output
        refuse(cloud, "ExpiredToken", "The security token included in the request is expired")
        begun(student, "whoami", cloud.region)
        shown = [name for name, value in person.secrets.items() if value in printed + student.output]
        assert shown == [], "what is printed ends up in logs, and whoever can read these can use your credentials"


@todo(9, points=1)
class TestScript:
    """Script runs without errors"""

    def test_run(self, student, cloud):
        """The script says who you are and names the tables of the region, and ends with 0."""
        person = Person(cloud)
        arrange(student, cloud, person.variables)
        table, other = (cloud.create_table("id", region=cloud.region, items=3) for _ in range(2))
        run = student.run("--table-name", table.name, "--region", cloud.region)
        assert person.identity["arn"] in run.output, "it must say who you are"
        assert other.name in run.output, f"it must name each table in {cloud.region}"
        assert run.status == 0, "0 tells whoever started the script that all went well; see what it printed"

    @simulated_only  # emulators keep one set of tables for all regions
    def test_default_region(self, student, cloud):
        """Without `--region` it works in us-east-1."""
        here, there = (cloud.create_table("id", region=region) for region in (HOME, cloud.region))
        run = student.run()
        assert here.name in run.output, "the table in us-east-1"
        assert there.name not in run.output, f"this table is in {cloud.region}: nobody has asked for that"

    def test_profile(self, student, cloud):
        """With `--profile` everything is asked with that profile's credentials."""
        one, other, name = Person(cloud), Person(cloud), cloud.text("team")
        arrange(student, cloud, one.variables, {"credentials": other.profile(name)})
        run = student.run("--profile", name, "--region", cloud.region)
        assert other.identity["arn"] in run.output, "it must say who you are with that profile"
        assert {name_of(entry, {ENVIRONMENT: one, NAMED: other}) for entry in cloud.trace} == {NAMED}, (
            "whose credentials the requests were signed with"
        )
        assert run.status == 0, "see what the script printed"

    def test_endpoint(self, student, cloud):
        """With `--endpoint-url` it talks to that address."""
        url = address(cloud)
        run = student.run("--endpoint-url", url, "--region", cloud.region)
        assert {place_of(entry) for entry in cloud.trace} == {url}, "where the requests went to"
        assert run.status == 0, "see what the script printed"

    def test_no_credentials(self, student, cloud):
        """Without usable credentials it ends with exit status 1."""
        for variables in ({}, stranger(cloud)):
            arrange(student, cloud, variables)
            run = student.run("--region", cloud.region)
            assert run.status == 1, "nothing could be asked: whoever started the script has to know"
            assert any(place in run.output.lower() for place in PLACES), "it must say what to configure"


class Person:
    """Somebody whom AWS knows: an account, an ARN and credentials."""

    def __init__(self, cloud, *, temporary=False):
        token = cloud.text("token") if temporary else None
        principal = cloud.principal(session_token=token)
        self.key = principal.access_key
        self.identity = {"account": principal.account, "arn": principal.arn}
        self.secrets = {"AWS_SECRET_ACCESS_KEY": cloud.text("secret")} | ({"AWS_SESSION_TOKEN": token} if token else {})

    @property
    def variables(self):
        """The environment that has these credentials."""
        return {"AWS_ACCESS_KEY_ID": self.key, **self.secrets}

    def profile(self, heading):
        """A profile with these credentials, as text for one of the files in `~/.aws`."""
        return f"[{heading}]\n" + "".join(f"{name.lower()} = {value}\n" for name, value in self.variables.items())


def arrange(student, cloud, variables=None, files=None, region=""):
    """Have the script find these variables and files, and a region: that of the calls, so that it does not matter."""
    region = cloud.region if region == "" else region
    student.surround({**({"AWS_DEFAULT_REGION": region} if region else {}), **(variables or {})}, files)


def stranger(cloud):
    """An environment with credentials that AWS does not know. It knows somebody else."""
    known = Person(cloud)
    return {**known.variables, "AWS_ACCESS_KEY_ID": "AKIA" + known.key[:3:-1]}


def region_of(heading, region):
    """The files in which a profile has a region."""
    return {"config": f"[{heading}]\nregion = {region}\n"}


def address(cloud):
    """An address such as DynamoDB Local has."""
    return f"http://127.0.0.1:{cloud.random.randint(2000, 60000)}"


def last_request(thing, cloud):
    """Have a client or a resource ask something; what arrived."""
    cloud.trace.clear()
    try:
        ask(thing, cloud)
    except Raised:
        if not cloud.trace:  # no credentials, say: the error says it all
            raise
    return cloud.trace[-1]


def ask(thing, cloud):
    """Have a client or a resource send a request."""
    if thing.type.endswith("ServiceResource"):
        thing.keep("Table", cloud.fresh_name()).call("load")
    else:
        thing.call("list_tables")


def signer(thing, cloud, people):
    """Whose credentials a client or a resource uses, by the name that `people` has for them."""
    return name_of(last_request(thing, cloud), people)


def name_of(entry, people):
    """Whose credentials a request was signed with. In words: a key from the code must not get into a report."""
    names = [name for name, person in people.items() if person.key == entry.access_key]
    return names[0] if names else "credentials that are configured nowhere"


def place_of(entry):
    """The address that a request went to."""
    parts = urlsplit(entry.url)
    return f"{parts.scheme}://{parts.netloc}"


def host_of(entry):
    return urlsplit(entry.url).netloc


def aws(region):
    """Where DynamoDB is."""
    return f"dynamodb.{region}.amazonaws.com"


def refuse(cloud, code, message, status=403):
    """Have STS refuse whatever it is asked."""
    cloud.fail("GetCallerIdentity", code, message, status=status)


def explained(student, cloud, why):
    """Ask whoami() where there are no usable credentials: the answer is None, and a sentence says what to configure."""
    answer = student.whoami(region=cloud.region)
    assert answer is None, why
    assert student.output.strip(), f"{why}. Say so: print or log a sentence for whoever started the script"
    text = student.output.lower()
    assert any(place in text for place in PLACES), (
        f"{why}. A sentence was printed, but it does not say what to configure: credentials, an access key, a profile, "
        f"`aws configure`, … It says: {student.output.strip()[:200]}"
    )


def begun(student, function, region):
    """Call a function, however it ends; where it is not begun yet, nor is what it is called for."""
    with contextlib.suppress(Raised):
        student.keep(function, region=region)


def used(student, cloud, function):
    """Use a function as it is meant to be, whatever comes of it: code that never asks AWS has no keys, and no worth."""
    person = Person(cloud)
    arrange(student, cloud, person.variables, {"credentials": person.profile("default")})
    with contextlib.suppress(Raised):
        thing = student.keep(function, region=cloud.region)
        if function != "whoami":
            ask(thing, cloud)


def signed(student, function, cloud):
    """What a client or a resource of that function signs and sends where no credentials are configured."""
    with contextlib.suppress(Raised):  # boto3's NoCredentialsError is what has to happen
        ask(student.keep(function, region=cloud.region), cloud)
    return [entry.operation for entry in cloud.trace if entry.access_key]
