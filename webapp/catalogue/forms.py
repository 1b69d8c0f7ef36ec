"""What an author fills in."""

from uuid import UUID

from webapp.forms import FormModel


class UploadForm(FormModel):
    """Where an uploaded package belongs."""

    centre: UUID
