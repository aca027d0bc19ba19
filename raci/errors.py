"""What can go wrong outside the user's matrix: one class, one sentence, one place, and it survives pickling."""

from __future__ import annotations


class RaciError(Exception):
    """Misuse, or input that cannot be read at all.

    `code` is a stable word for programs, `message` one sentence for people, `place` where it happened
    (`plan.xlsx`, `plan.xlsx:Sheet1!B4`, `org.yaml:12:5`), `problems` further sentences when several
    things are wrong at once.
    """

    def __init__(self, code: str, message: str, place: str = "", problems: tuple[str, ...] = ()) -> None:
        super().__init__(code, message, place, problems)
        self.code = code
        self.message = message
        self.place = place
        self.problems = problems

    @property
    def lines(self) -> tuple[str, ...]:
        """The place and message, then the problems."""
        return (f"{self.place}: {self.message}" if self.place else self.message, *self.problems)

    def __str__(self) -> str:
        return "\n".join(self.lines)


class UnreadableError(RaciError):
    """A file that cannot be read: missing, truncated, encrypted, too large, of another kind."""


class NoMatrixError(RaciError):
    """A file that can be read and holds no responsibility matrix; the message gives the reason."""


class SettingsError(RaciError):
    """Settings or command-line words that mean nothing; all problems are told at once."""


class MissingExtraError(RaciError):
    """A feature whose library is not installed; the message names the extra that brings it."""
