"""A language model that remembers what it read last, so that the stages of one article have it read once and not once each.

Stages are plain functions that know nothing of each other; each asks for a reading of the same text, one after the other. The memory
holds a few readings, by the whole text, and forgets the oldest; a process that is started from another begins with none.
"""

import threading
from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

from onrecord.model.language import LanguageModel, Reading

MOST = 4
"""Readings that are held: the stages ask for one article at a time, and threads for a few."""


class Remembered:
    """Another model's readings, each made once while it is remembered."""

    def __init__(self, model: LanguageModel) -> None:
        self.model = model
        self._held: OrderedDict[str, Reading] = OrderedDict()
        self._lock = threading.Lock()

    def __getstate__(self) -> dict[str, Any]:
        return {"model": self.model}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(state["model"])  # type: ignore[misc]

    @property
    def name(self) -> str:
        return self.model.name

    @property
    def version(self) -> str:
        return self.model.version

    @property
    def fingerprint(self) -> str:
        """What a plan compares: stages that use another model run again."""
        return str(getattr(self.model, "fingerprint", f"{self.name} {self.version}"))

    def read(self, texts: Sequence[str]) -> list[Reading]:
        """A reading for each text, in order; those that are not remembered are read together."""
        with self._lock:
            known = {text: self._held[text] for text in texts if text in self._held}
        new = list(dict.fromkeys(text for text in texts if text not in known))
        if new:
            known.update(zip(new, self.model.read(new), strict=True))
        with self._lock:
            for text in texts:
                self._held[text] = known[text]
                self._held.move_to_end(text)
            while len(self._held) > MOST:
                self._held.popitem(last=False)
        return [known[text] for text in texts]

    def vectors(self, sentences: Sequence[str]) -> Any:
        """What each sentence means, as the model says; not remembered."""
        return self.model.vectors(sentences)
