"""The text of the user's own file, and writing it again so that every byte that was not edited is as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.errors import RaciError
from raci.menders.splicing.attempts import UnfitError
from raci.menders.splicing.edits import spliced
from raci.texts.encoding import decoded

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from raci.menders.splicing.edits import Edit


class Original:
    """A text file as it was read.

    Raises UnreadableError if it is no text, and RaciError if its bytes are not what its text would be written as.
    """

    def __init__(self, path: Path) -> None:
        data = path.read_bytes()
        self._encoded = decoded(data, str(path))
        self.text = self._encoded.text
        if self._encoded.bytes_of(self.text) != data:
            message = f"its bytes are not what {self._encoded.encoding} would have; save it as UTF-8 first"
            raise RaciError("encoding", message, str(path))

    def must_hold(self, text: str) -> str:
        """Return a text, or raise UnfitError with the first character that the encoding of the file lacks."""
        try:
            self._encoded.bytes_of(text)
        except UnicodeEncodeError as error:
            reason = f"the file is written in {self._encoded.encoding}, which lacks {text[error.start]!r}"
            raise UnfitError(reason) from None
        return text

    def write(self, target: Path, edits: Iterable[Edit]) -> None:
        """Write the text with edits made."""
        target.write_bytes(self._encoded.bytes_of(spliced(self.text, edits)))
