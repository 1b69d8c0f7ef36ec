"""Write letters to candidates and leave them for sending."""

from collections.abc import Callable, Sequence

from assessment.domain.access import Role
from assessment.domain.clock import now
from assessment.models.people import Centre
from assessment.models.sittings import Enrolment, Sitting
from assessment.services import enrolments, invitations, messages, people
from tasks.queues import mail_later
from webapp.auth import actor
from webapp.database import session
from webapp.queueing import later
from webapp.sittings import letters
from webapp.sittings.letters import Letter, Parties


def invite(sitting: Sitting, enrolled: Sequence[Enrolment]) -> None:
    """Send each a new link, and commit; an earlier link stops working."""
    moment = now()
    _post_each(
        sitting,
        enrolled,
        lambda parties: letters.invitation(
            parties, invitations.issue(session(), parties.enrolment, moment)
        ),
    )


def tell_results(sitting: Sitting, sat: Sequence[Enrolment]) -> None:
    """Tell each that the result can be read, and commit."""
    _post_each(sitting, sat, letters.result)


def centre_of(sitting: Sitting) -> Centre:
    """Return the centre of a sitting that the actor manages."""
    managed = people.centres(session(), actor(), Role.MANAGER)
    return next(centre for centre in managed if centre.id == sitting.centre_id)


def _post_each(
    sitting: Sitting, enrolled: Sequence[Enrolment], write: Callable[[Parties], Letter]
) -> None:
    centre, moment = centre_of(sitting), now()
    posted = []
    for enrolment in enrolled:
        _, person = enrolments.get_for(session(), actor(), enrolment.id)
        letter = write(Parties(person, sitting, centre, enrolment))
        posted.append(
            messages.post(
                session(), enrolment, subject=letter.subject, body=letter.body, now=moment
            )
        )
    session().commit()
    for message in posted:
        later(mail_later, message.id)
