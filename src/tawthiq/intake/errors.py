"""The one error of this room."""

from __future__ import annotations


class IntakeError(ValueError):
    """An input that cannot be read: `reason` says what is wrong with it, `advice` what to do."""

    def __init__(self, reason: str, advice: str = "") -> None:
        super().__init__(f"{reason}; {advice}" if advice else reason)
        self.reason = reason
        self.advice = advice
