"""Wiki markup of Jira, Confluence and MediaWiki."""

from __future__ import annotations

from typing import Final

from fuzzing.files import file_target, small_files
from fuzzing.words import ODD_TEXTS


def _seeds() -> list[bytes]:
    return small_files("messy/*.jira", "seeds/*.mediawiki")


_WORDS: Final = (
    "||",
    "|",
    "{|\n",
    "|}\n",
    "|-\n",
    "!!",
    "! ",
    "|+ ",
    " rowspan=2 |",
    " colspan=65535 |",
    "{color:red}",
    "{noformat}",
    "{code}",
    "h1. ",
    "== ",
    "[a|b]",
    "[[a|b]]",
    "{{x}}",
    "<nowiki>",
    "<ref>",
    "(/)",
    "(x)",
    "\\\\",
    "----",
    "{panel}",
)
TARGET: Final = file_target(".jira", ".mediawiki", seeds=_seeds, words=(*ODD_TEXTS, *_WORDS))
