"""The instance that the web server serves."""

from assessment.settings import Settings
from webapp import create_app

app = create_app(Settings())
