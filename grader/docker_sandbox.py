"""The containers of one grading, on the engine of this host."""

import docker

from assessment.domain.exercises import Limits
from grader.channel import FrameChannel
from grader.containers import (
    DockerWorkplace,
    attach,
    create_examiner,
    create_workplace,
    engine_errors,
    remove,
)
from grader.images import TOOLCHAIN, tag
from grader.languages import adapter
from grader.languages.language import Language
from grader.sandbox import SandboxError


class DockerSandbox:
    """Containers for one grading, taken from what stands ready or made now."""

    def __init__(
        self,
        client: docker.DockerClient,
        owner: str,
        examiner_id: str | None = None,
        ready: dict[str, list[str]] | None = None,
    ) -> None:
        self.client = client
        self.owner = owner
        self.examiner_id = examiner_id
        self.ready = ready or {}
        self.channel: FrameChannel | None = None
        self.image = ""
        self.environment: dict[str, str] = {}
        self.used: list[DockerWorkplace] = []
        self.made_examiner = False

    def examiner(self) -> FrameChannel:
        """Return the channel to the examiner, which serves one grading after the other."""
        if self.channel is None and self.examiner_id is not None:
            try:
                self.channel, _inspected = attach(self.client, self.examiner_id)
            except SandboxError:
                self.discard_examiner()  # it died while it stood ready, which costs nobody a try
        if self.channel is None:
            self.examiner_id = create_examiner(self.client, self.owner)
            self.made_examiner = True
            self.channel, _inspected = attach(self.client, self.examiner_id)
        return self.channel

    def discard_examiner(self) -> None:
        """Remove the examiner; the next grading gets a new one."""
        if self.channel is not None:
            self.channel.close()
        if self.examiner_id is not None:
            remove(self.client, self.examiner_id)
        self.channel = self.examiner_id = None

    def workplace(self, language: str, limits: Limits) -> DockerWorkplace:
        """Return a workplace nobody used; ready ones have the usual limits."""
        spoken = adapter(language)
        self.image, toolchain = self._image(tag(spoken.image))
        used = self._unused(spoken, limits)
        self.environment = {**used.inspected.environment, **toolchain}
        return used

    def tidy(self) -> None:
        """Remove the workplaces used so far; those that are gone already are fine."""
        while self.used:
            self.used.pop().kill()

    def leave(self) -> None:
        """Remove what was used or made here; a lent examiner is left for the next grading."""
        self.tidy()
        if self.made_examiner:
            self.discard_examiner()
        elif self.channel is not None:
            self.channel.close()

    def close(self) -> None:
        """Remove everything that this sandbox made or was given."""
        self.tidy()
        self.discard_examiner()
        for identifiers in self.ready.values():
            while identifiers:
                remove(self.client, identifiers.pop())

    def _unused(self, language: Language, limits: Limits) -> DockerWorkplace:
        ready = self.ready.get(profile(language, limits), [])
        while ready:
            made = ready.pop()
            try:
                return self._use(made)
            except SandboxError:
                remove(self.client, made)  # as above
        return self._use(create_workplace(self.client, language, limits, self.owner))

    def _use(self, container_id: str) -> DockerWorkplace:
        workplace = DockerWorkplace(self.client, container_id, self.owner)
        self.used.append(workplace)
        return workplace

    def _image(self, image: str) -> tuple[str, dict[str, str]]:
        """Return an image's digest, and what it says of its toolchain."""
        with engine_errors(f"looking up {image}"):
            found = self.client.images.get(image)
        told = found.labels.get(TOOLCHAIN)
        return str(found.id), {"toolchain": told} if told else {}


def profile(language: Language, limits: Limits) -> str:
    """Return the name of what a container must be made with; equal names are exchangeable."""
    made_of = (limits.memory_mb, limits.processes, limits.disk_mb, limits.files)
    return "-".join([language.name, *map(str, made_of)])
