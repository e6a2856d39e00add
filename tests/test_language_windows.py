"""Windows: lines where they fit, bit by bit where they do not, every word once, in linear time."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.windows import LONGEST, Window, batches, fitted, reach, windows


def walked(counts: list[int], breaks: list[int], sees: frozenset[int]) -> list[tuple[int, int, int]]:
    """The windows of a text whose sentences are seen to begin at `sees`: first word, words done, and the first word after the window."""
    found, waiting = [], list(windows(0, counts, breaks))
    while waiting:
        window = waiting.pop()
        count = window.last - window.first
        logits = np.array([1.0 if window.first + i in sees else -1.0 for i in range(count)], dtype=np.float32)
        done = reach(window, logits, np.zeros(count, dtype=np.bool_))
        found.append((window.first, window.first + done, window.last))
        if done < count or window.is_open:
            waiting.append(fitted(0, window.first + done, window.end, counts, slow=done < count // 4))
    return sorted(found)


@given(st.lists(st.integers(1, 8), max_size=900), st.sets(st.integers(0, 900)), st.sets(st.integers(0, 900)))
def test_every_word_is_done_once_and_the_work_is_linear(counts: list[int], breaks: set[int], sees: set[int]) -> None:
    found = walked(counts, sorted(breaks), frozenset(sees))
    edges = [0, *(done for _, done, _ in found)]
    assert [first for first, _, _ in found] == edges[:-1]
    assert edges[-1] == len(counts)
    assert all(sum(counts[first:last]) <= LONGEST for first, _, last in found)
    assert sum(last - first for first, _, last in found) <= 6 * len(counts)


def test_short_lines_share_a_window() -> None:
    assert [(w.first, w.last) for w in windows(0, [1] * 300, [0, 100, 200])] == [(0, 200), (200, 300)]


def test_the_last_sentence_of_a_long_line_is_read_again_whole() -> None:
    assert walked([1] * 300, [0], frozenset({0, 150, 210})) == [(0, 210, 224), (210, 300, 300)]


def test_a_sentence_longer_than_a_window_is_cut_after_a_mark() -> None:
    logits, marks = np.full(224, -3.0, dtype=np.float32), np.zeros(224, dtype=np.bool_)
    marks[[40, 180]] = True
    assert reach(Window(0, 0, 224, 1_000, 224), logits, marks) == 180


def test_windows_of_like_length_are_read_together() -> None:
    waiting = [Window(0, 0, size, size, size) for size in (10, 200, 12, 190, 11)]
    assert [[w.size for w in batch] for batch in batches(waiting, 420)] == [[200, 190], [12, 11, 10]]
