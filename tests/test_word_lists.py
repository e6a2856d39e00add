"""Word lists come out of their files by name, and what is wrong with a file is said."""

import pytest

from onrecord.lexicons.boundaries import boundaries
from onrecord.lexicons.spelling import spelling
from onrecord.lexicons.toml import sheet, word_lists


def test_lists_by_name() -> None:
    lists = word_lists("en", "boundaries", ["starters", "clock"])
    assert lists == {"starters": boundaries().starters, "clock": boundaries().clock}
    assert spelling().fingerprint == sheet("en", "spelling").fingerprint != boundaries().fingerprint


def test_a_list_that_is_not_there() -> None:
    with pytest.raises(ValueError, match=r"en/boundaries\.toml: endings must be a list of words"):
        word_lists("en", "boundaries", ["starters", "endings"])
    with pytest.raises(FileNotFoundError):
        word_lists("en", "no such file", ["starters"])
