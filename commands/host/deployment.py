"""The images that compose.yaml names: pulled where a registry answers, else built from ours."""

import os
import shutil
import subprocess
from pathlib import Path

from assessment.settings import ROOT
from commands.console import HostError, say
from commands.host.base import ensure_base, ensure_image
from commands.host.packages import find

FOLDER = Path("commands/containers")
SERVERS = {"postgres:15": "postgres", "redis:7": "redis"}
APP = "proeve/app"
AUTHORITIES = Path("/etc/ssl/certs/ca-certificates.crt")
PASSED_ON = ("PIP_INDEX_URL", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY")


def ensure_deployment(app: str = APP) -> None:
    """Make sure of the images for PostgreSQL and Redis, and build our own anew."""
    ensure_base()
    for image, folder in SERVERS.items():
        if not ensure_image(image):
            say(f"no registry answers: building {image} from the distribution's packages")
            _build(image, ROOT / FOLDER / folder, ROOT / FOLDER / folder / "Dockerfile")
    say(f"building {app}")
    _build_app(app)


def _build_app(image: str) -> None:
    """Build our own image, with the certificate authorities this machine trusts for its builds."""
    lent = ROOT / FOLDER / "app" / "ca-bundle.crt"
    own = not lent.exists() and AUTHORITIES.is_file()
    if own:
        shutil.copyfile(AUTHORITIES, lent)
    try:
        _build(image, ROOT, ROOT / FOLDER / "app" / "Dockerfile")
    finally:
        if own:
            lent.unlink(missing_ok=True)


def _build(image: str, context: Path, dockerfile: Path) -> None:
    arguments = [word for name in PASSED_ON if name in os.environ for word in ("--build-arg", name)]
    done = subprocess.run(
        [find("docker") or "docker", "build", "-t", image, "-f", dockerfile, *arguments, context],
        # The classic builder is everywhere; the newer one needs a plugin that may be missing.
        env={**os.environ, "DOCKER_BUILDKIT": "0"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        said = "\n".join(done.stdout.strip().splitlines()[-15:])
        raise HostError(f"The image {image} does not build:\n{said}")
