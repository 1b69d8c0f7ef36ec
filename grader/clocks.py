"""The clocks around candidate code: CPU time decides, wall time is the safety."""

import time
from dataclasses import dataclass, field

from assessment.domain.exercises import Limits
from assessment.domain.reports import Limit
from grader.sandbox import Workplace

MARGIN = 1.2
"""The limit decides; work is stopped only here, so that it is known whether it came close."""


def held(limits: Limits) -> dict[str, str]:
    """Return what a report keeps of the limits that the worker itself holds."""
    return {"limit_cpu_s": f"{limits.cpu_s:g}", "limit_wall_s": f"{limits.wall_s:g}"}


@dataclass(slots=True)
class Stopwatch:
    """Counts what one check uses in one workplace."""

    workplace: Workplace
    limits: Limits
    cpu_before: int
    began: float = field(default_factory=time.monotonic)

    @classmethod
    def start(cls, workplace: Workplace, limits: Limits) -> "Stopwatch":
        """Start counting now."""
        return cls(workplace, limits, workplace.cpu_ms())

    def excuse(self, seconds: float) -> None:
        """Leave out wall time in which the candidate's code had nothing to do."""
        self.began += seconds

    def cpu_ms(self) -> int:
        """Return the CPU milliseconds used since the start."""
        return max(0, self.workplace.cpu_ms() - self.cpu_before)

    def wall_ms(self) -> int:
        """Return the milliseconds passed since the start."""
        return int((time.monotonic() - self.began) * 1000)

    def exceeded(self, share: float = 1.0) -> Limit | None:
        """Return the limit of which more than `share` is used up, if there is one."""
        if self.cpu_ms() > self.limits.cpu_s * 1000 * share:
            return Limit.CPU
        return Limit.WALL if self.wall_ms() > self.limits.wall_s * 1000 * share else None
