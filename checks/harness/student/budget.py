"""How much one call of a student's function may take, and the sentence for a call that takes more."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Budget:
    """Limits for one call, and for all steps together of the generator that it returns."""

    seconds: float = 10.0
    """Real time. Waiting costs none of it: `time.sleep` moves the virtual clock."""
    requests: int = 2000
    hours: float = 24.0
    """Virtual time that the script itself lets pass."""
    output: int = 1_000_000
    """Bytes written to standard output and standard error together."""
    sent: int = 32 * 2**20
    """Bytes of all requests together: what a service stores is held in the checker's memory."""
    seconds_after: float = 2.0
    """Real time for a call once another has run out of it: a script that hangs everywhere has an end, too."""
    seconds_in_all: float = 180.0
    """Real time for everything that is asked of the script during a run."""

    def after_timeout(self) -> Budget:
        """The limits from then on."""
        return replace(self, seconds=min(self.seconds, self.seconds_after))


@dataclass(slots=True)
class Meter:
    """What a call has used up so far."""

    budget: Budget
    seconds: float = 0.0
    """Real time used up by the call's earlier orders: a generator takes one for each step."""
    waited: float = 0.0
    """Virtual seconds that the script let pass; the cloud's own delays are not its fault."""
    operations: Counter[str] = field(default_factory=Counter)

    sent: int = 0
    """Bytes of its requests."""

    def request(self, operation: str, size: int) -> str | None:
        """Count a request of so many bytes that is to be answered; or the sentence for why it is not."""
        if self.asked >= self.budget.requests:
            return f"asked {self._asked()}, without stopping"
        self.sent += size
        if self.sent > self.budget.sent:
            return f"sent more than {self.budget.sent // 2**20} MB"
        self.operations[operation] += 1
        return None

    @property
    def asked(self) -> int:
        """How many requests were answered."""
        return sum(self.operations.values())

    @property
    def patience(self) -> float:
        """Virtual seconds that the script may still let pass."""
        return self.budget.hours * 3600 - self.waited

    def overtime(self) -> str | None:
        """The sentence for a script that let too much virtual time pass."""
        if self.patience >= 0:
            return None
        waited = f"waited more than {self.budget.hours:g} hours (of virtual time) without stopping"
        return f"{waited}, and asked {self._asked()}" if self.operations else waited

    def _asked(self) -> str:
        operation, times = self.operations.most_common(1)[0]
        others = self.asked - times
        text = f"{operation} {'once' if times == 1 else f'{times:,} times'}" + (
            f" (and sent {others:,} other requests)" if others else ""
        )
        return f"{text} over {_duration(self.waited)}" if self.waited >= 1 else f"{text} in one go"


def _duration(seconds: float) -> str:
    """Virtual seconds in the unit that a person would use."""
    size, unit = next(pair for pair in ((3600, "hour"), (60, "minute"), (1, "second")) if seconds >= pair[0])
    count = round(seconds / size)
    return f"{count:,} {unit}{'s' * (count != 1)}"
