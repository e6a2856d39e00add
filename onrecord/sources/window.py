"""A look at a stream that can only be read forwards: peek, take, skip, and put back."""

from collections.abc import Callable

PIECE = 65_536


class Window:
    """The next bytes of a stream. `read` gives up to so many bytes, b"" at the end; an exception of its own passes through."""

    def __init__(self, read: Callable[[int], bytes]) -> None:
        self._read = read
        self._held = bytearray()

    def peek(self, size: int) -> bytes:
        """The next `size` bytes, fewer where the stream ends; they stay."""
        while len(self._held) < size:
            piece = self._read(PIECE)
            if not piece:
                break
            self._held += piece
        return bytes(self._held[:size])

    def take(self, size: int) -> bytes:
        """The next `size` bytes, fewer where the stream ends."""
        taken = self.peek(size)
        del self._held[: len(taken)]
        return taken

    def skip(self, size: int) -> int:
        """Passes over so many bytes and says how many there were."""
        left = size
        while left:
            gone = len(self.take(min(left, PIECE)))
            if not gone:
                break
            left -= gone
        return size - left

    def until(self, mark: bytes, most: int) -> bytes | None:
        """All up to and with a mark, where that is at most `most` bytes; else None, and nothing is taken."""
        searched, size = 0, 1024
        while True:
            self.peek(size)
            found = self._held.find(mark, searched)
            if 0 <= found <= most - len(mark):
                return self.take(found + len(mark))
            if found >= 0 or len(self._held) < size or size >= most:
                return None
            searched, size = max(0, len(self._held) - len(mark)), min(most, 2 * size)

    def seek(self, mark: bytes) -> bool:
        """Passes over everything before the next mark; False where there is none."""
        while True:
            self.peek(PIECE)
            found = self._held.find(mark)
            if found >= 0:
                del self._held[:found]
                return True
            if len(self._held) < PIECE:
                self._held.clear()
                return False
            del self._held[: 1 - len(mark)]

    def put_back(self, data: bytes) -> None:
        """Gives bytes back to the front."""
        self._held[:0] = data

    def forget(self) -> None:
        """Drops what is held, after the stream has been set elsewhere."""
        self._held.clear()
