"""A look at a stream that can only be read forwards: peek, take, skip, and put back.

Where the stream is torn, what came before can still be had; the tear is said when bytes are wanted that are behind it.
"""

from collections.abc import Callable

from onrecord.sources.inflate import Torn

PIECE = 65_536


class Window:
    """The next bytes of a stream. `read` gives up to so many bytes, b"" at the end, and may raise Torn."""

    def __init__(self, read: Callable[[int], bytes]) -> None:
        self._read = read
        self._held = bytearray()
        self._torn: Torn | None = None

    def peek(self, size: int) -> bytes:
        """The next `size` bytes, fewer where the stream ends; they stay."""
        self._fill(size)
        if not self._held and size:
            self._complain()
        return bytes(self._held[:size])

    def take(self, size: int) -> bytes:
        """The next `size` bytes, fewer where the stream ends."""
        taken = self.peek(size)
        if len(taken) < size:
            self._complain()
        del self._held[: len(taken)]
        return taken

    def skip(self, size: int) -> int:
        """Passes over so many bytes and says how many there were."""
        left = size
        while left:
            self._fill(min(left, PIECE))
            gone = min(left, len(self._held))
            if not gone:
                self._complain()
                break
            del self._held[:gone]
            left -= gone
        return size - left

    def until(self, mark: bytes, most: int) -> bytes | None:
        """All up to and with a mark, where that is at most `most` bytes; else None, and nothing is taken."""
        searched, size = 0, 1024
        while True:
            self._fill(size)
            found = self._held.find(mark, searched)
            if 0 <= found <= most - len(mark):
                return self.take(found + len(mark))
            if found < 0 and len(self._held) < size:
                self._complain()
            if found >= 0 or len(self._held) < size or size >= most:
                return None
            searched, size = max(0, len(self._held) - len(mark)), min(most, 2 * size)

    def seek(self, mark: bytes) -> bool:
        """Passes over everything before the next mark; False where there is none."""
        while True:
            self._fill(PIECE)
            found = self._held.find(mark)
            if found >= 0:
                del self._held[:found]
                return True
            if len(self._held) < PIECE:
                self._held.clear()
                self._complain()
                return False
            del self._held[: 1 - len(mark)]

    def put_back(self, data: bytes) -> None:
        """Gives bytes back to the front."""
        self._held[:0] = data

    def forget(self) -> None:
        """Drops what is held, after the stream has been set elsewhere."""
        self._held.clear()
        self._torn = None

    def _fill(self, size: int) -> None:
        while len(self._held) < size and self._torn is None:
            try:
                piece = self._read(PIECE)
            except Torn as error:
                self._torn = error
                return
            if not piece:
                return
            self._held += piece

    def _complain(self) -> None:
        if self._torn is not None:
            raise self._torn
