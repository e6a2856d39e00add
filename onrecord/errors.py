"""What can go wrong, said so that a reader knows what to do next.

    OnRecordError
    ├── SourceError      a path, a row or a page cannot be read
    ├── PlanError        the stages do not fit together (a programmer's error, found before any work)
    ├── StageError       a stage broke one of the laws (wrong stamp, span outside the text)
    └── StoreError       a record file cannot be used
        ├── NotARecord     the file is something else
        ├── NewerRecord    the file was written by a later onrecord
        ├── DamagedRecord  the file is a record no longer: parts of it are missing or overwritten
        ├── RecordBusy     another process is writing to it
        └── RecordFull     the disk or the quota is full

A bad *article* never raises: it becomes a Failure row and the others go on.
"""


class OnRecordError(Exception):
    """Any error that onrecord raises on purpose; the message says what, where and what to do."""


class SourceError(OnRecordError):
    """A path, a row or a page cannot be read."""


class PlanError(OnRecordError):
    """The stages do not fit together; nothing has been run."""


class StageError(OnRecordError):
    """A stage broke one of the laws of the house."""


class StoreError(OnRecordError):
    """A record file cannot be used."""


class NotARecord(StoreError):
    """The file is not an onrecord file."""


class NewerRecord(StoreError):
    """The file was written by a later version of onrecord."""


class DamagedRecord(StoreError):
    """Parts of the file are missing or overwritten. `found`: what is wrong with it."""

    def __init__(self, message: str, found: str = "") -> None:
        super().__init__(message)
        self.found = found


class RecordBusy(StoreError):
    """Another process is writing to the file."""


class RecordFull(StoreError):
    """There is no room left to write."""
