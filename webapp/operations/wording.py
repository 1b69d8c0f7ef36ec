"""What queues, and what was put in order, are called on the operator's page."""

from flask_babel import lazy_gettext as _l

from tasks import queues
from tasks.signs import Deed

QUEUES = {
    queues.VISIBLE: _l("Published cases"),
    queues.GRADING: _l("Submissions"),
    queues.MAIL: _l("Mails"),
    queues.SIMILARITY: _l("Comparisons"),
    queues.RERUN: _l("Gradings before a release"),
    queues.VERIFY: _l("Proofs of packages"),
}
DEEDS = {
    Deed.BROUGHT_BACK: _l("brought back into the queue: %(count)s"),
    Deed.ENDED: _l("runs of lost workers ended: %(count)s"),
    Deed.COLLECTED: _l("drafts collected at the end: %(count)s"),
    Deed.GIVEN_BACK: _l("tests given back the time of an outage: %(count)s"),
    Deed.CONTAINERS: _l("containers of lost workers removed: %(count)s"),
}


def words() -> dict[str, object]:
    """Return every table for the templates."""
    return {"queue_names": QUEUES, "deed_names": DEEDS}
