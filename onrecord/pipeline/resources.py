"""What the stages are handed beside records: the lexicons of one language, what the line labeller learned, the language model."""

from onrecord.lexicons.boundaries import boundaries
from onrecord.lexicons.calendar import calendar
from onrecord.lexicons.circumstances import circumstance_words
from onrecord.lexicons.events import happenings
from onrecord.lexicons.figures import figures
from onrecord.lexicons.gazetteer import gazetteer
from onrecord.lexicons.layout import layout
from onrecord.lexicons.names import names
from onrecord.lexicons.speech import speech
from onrecord.lexicons.trained import trained
from onrecord.model.language import Rules


def resources(language: str = "en") -> dict[str, object]:
    """The resources by the name under which a stage asks for them. A language model is put in the place of `language` by who has one."""
    return {
        "boundaries": boundaries(language),
        "calendar": calendar(language),
        "circumstance_words": circumstance_words(language),
        "figures": figures(language),
        "gazetteer": gazetteer(language),
        "happenings": happenings(language),
        "language": Rules(),
        "layout": layout(language),
        "names": names(language),
        "speech": speech(language),
        "trained": trained(language),
    }
