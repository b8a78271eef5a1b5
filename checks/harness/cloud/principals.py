"""Who is asking: which access keys AWS knows, and whose they are.

Unless a check names somebody, every key opens everything.
https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape

from checks.harness.cloud.answers import Answer, Refusal
from checks.harness.cloud.operation import Operation

_INVALID = "The security token included in the request is invalid."
_FORBIDDEN = 403


@dataclass(frozen=True, slots=True)
class Principal:
    """An IAM user or an assumed role."""

    account: str
    """Twelve digits."""
    arn: str
    access_key: str
    session_token: str | None = None
    """Temporary credentials are good for nothing without it."""


class Principals:
    """Those that were named, by access key."""

    def __init__(self) -> None:
        self._principals: dict[str, Principal] = {}

    def add(self, principal: Principal) -> None:
        self._principals[principal.access_key] = principal

    def refuse(self, operation: Operation) -> None:
        """Refuse a request by nobody that AWS knows. Raises Refusal.

        https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
        https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
        """
        if not self._principals or self._asking(operation) is not None:
            return
        if not operation.access_key:
            message = "Request is missing Authentication Token"
            raise Refusal("MissingAuthenticationToken", message, status=_FORBIDDEN)
        if operation.speaks_xml:
            raise Refusal("InvalidClientTokenId", _INVALID, status=_FORBIDDEN)
        raise Refusal("UnrecognizedClientException", _INVALID)

    def answer(self, operation: Operation) -> Answer | None:
        """The answer to GetCallerIdentity; `None` for all other requests, and where nobody was named."""
        principal = self._asking(operation)
        if principal is None or (operation.service, operation.name) != ("sts", "GetCallerIdentity"):
            return None
        result = (
            f"<GetCallerIdentityResult><Arn>{escape(principal.arn)}</Arn><UserId>{escape(principal.access_key)}</UserId>"
            f"<Account>{principal.account}</Account></GetCallerIdentityResult>"
        )
        namespace = "https://sts.amazonaws.com/doc/2011-06-15/"
        body = f'<GetCallerIdentityResponse xmlns="{namespace}">{result}</GetCallerIdentityResponse>'
        return Answer(200, {}, {"content-type": "text/xml"}, body.encode())

    def _asking(self, operation: Operation) -> Principal | None:
        principal = self._principals.get(operation.access_key)
        if principal is None or operation.http.headers.get("x-amz-security-token") != principal.session_token:
            return None
        return principal
