"""Plain text, as it was given."""

from onrecord.read.decode import decode
from onrecord.read.parts import Parts


def text(data: bytes) -> Parts:
    """The text of a plain file: decoded, nothing else."""
    decoded = decode(data)
    return Parts(decoded.text, "text", decoded.encoding)
