"""What languages are called."""

from typing import cast

from onrecord.lexicons.toml import sheet


def language_name(code: str) -> str:
    """The English name of a language by its code (ISO 639), such as "Spanish"; the code itself where no name is known."""
    names = cast(dict[str, str], sheet("en", "languages").content["names"])
    return names.get(code.partition("-")[0].casefold(), f"the language {code!r}")
