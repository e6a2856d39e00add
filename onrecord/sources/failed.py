"""What could not be had from a source, as a Failure: where it is, why, and what to do."""

from dataclasses import replace

from onrecord.model.runs import By, Failure

BY = By("sources", 1)
PASSED_OVER = BY.rule("passed_over", 1.0)


def failed(path: str, error: str, advice: str, item: str | None = None) -> Failure:
    """Something that was asked for and cannot be read."""
    made = BY.rule("files", 1.0)
    return Failure(made=made, path=shown(path), item=item, article=None, stage=BY.stage, error=error, advice=advice)


def passed_over(path: str, why: str, advice: str, item: str | None = None) -> Failure:
    """Something that nobody asked for by name and that is no article; nothing is wrong."""
    return replace(failed(path, why, advice, item), made=PASSED_OVER)


def reason(error: Exception) -> str:
    """Why the operating system refuses."""
    return getattr(error, "strerror", None) or str(error)


def shown(path: str) -> str:
    """The path as text: bytes of a file name that are not UTF-8 become U+FFFD, so that a record can hold it."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
