"""A candidate's browser, as far as the site can tell: pages, forms, drafts, and how long they took."""

import http.client
import json
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

TIMEOUT_S = 30
MOST_REDIRECTS = 5
TOKEN = re.compile(r'<meta name="csrf-token" content="([^"]+)"')
ASSET = re.compile(r'(?:href|src)="(/static/[^"]+)"')
SUBMISSION = re.compile(r"/submissions/([0-9a-f-]{36})")
REDIRECTS = (301, 302, 303)
DETAILS = {"name": "Bench Candidate", "birth_date": "1990-05-17"}
CONTRACT = dict.fromkeys(("own_work", "recorded", "decided"), "yes")


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of the site; status 0 stands for a line that broke."""

    status: int
    text: str = ""
    location: str = ""

    @property
    def is_good(self) -> bool:
        """Say whether this is what a page or a form answers when all is well."""
        return 200 <= self.status < 400  # noqa: PLR2004 - HTTP's own ranges


@dataclass(slots=True)
class Browser:
    """Speaks to the site as `address`; tells `note` of every request: kind, seconds, status."""

    port: int
    address: str
    note: Callable[[str, float, int], None] = lambda *_: None
    cookies: dict[str, str] = field(default_factory=dict)
    token: str = ""
    seen: set[str] = field(default_factory=set)

    def enter(self, secret: str) -> str:
        """Go from the invitation to the desk; returns the address of the first exercise."""
        link = f"/invitations/{secret}"
        self.page(link)
        place = urlsplit(self.form(link, {}).location).path
        self.page(place)
        self.form(f"{place}/details", DETAILS)
        self.page(f"{place}/contract")
        self.form(f"{place}/contract", CONTRACT)
        self.page(place)
        return self.page(self.form(f"{place}/test", {}).location).location

    def page(self, path: str) -> Answer:
        """Load a page with what it links to, following redirects; `location` is where it ended."""
        for _ in range(MOST_REDIRECTS):
            answer = self.ask("page", "GET", path)
            if answer.status not in REDIRECTS:
                break
            path = urlsplit(answer.location).path
        if found := TOKEN.search(answer.text):
            self.token = found[1]
        for asset in ASSET.findall(answer.text):
            if asset not in self.seen:
                self.seen.add(asset)
                self.ask("file", "GET", asset)
        return Answer(answer.status, answer.text, path)

    def form(self, path: str, values: Mapping[str, str], *, kind: str = "form") -> Answer:
        """Send a form of the page that was loaded last."""
        body = urlencode({"csrf_token": self.token, **values}).encode()
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        return self.ask(kind, "POST", path, body, headers)

    def hand_in(self, desk: str, files: Mapping[str, str]) -> str | None:
        """Hand in as the page's script does; returns the submission's id once it is received."""
        body = urlencode({f"file:{name}": text for name, text in files.items()}).encode()
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        answer = self.ask("hand in", "POST", f"{desk}/submissions", body, self._script(headers))
        found = SUBMISSION.search(answer.text)
        return found[1] if answer.is_good and found else None

    def save(self, desk: str, batch: Mapping[str, object]) -> dict[str, object]:
        """Save a draft; returns what the site says, or nothing where it could not be saved."""
        headers = self._script({"Content-Type": "application/json"})
        answer = self.ask("draft", "POST", f"{desk}/drafts", json.dumps(batch).encode(), headers)
        said = json.loads(answer.text) if answer.is_good else {}
        return said if isinstance(said, dict) else {}

    def look(self, desk: str, submission: str) -> Answer:
        """Ask what became of a submission, as the page does by itself."""
        path = f"{desk}/submissions/{submission}"
        return self.ask("state", "GET", path, headers=self._script({}))

    def ask(
        self,
        kind: str,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Make one request on a connection of its own."""
        began = time.perf_counter()
        try:
            answer = self._asked(method, path, body, headers or {})
        except (OSError, http.client.HTTPException):
            answer = Answer(0)
        self.note(kind, time.perf_counter() - began, answer.status)
        return answer

    def _asked(
        self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]
    ) -> Answer:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT_S)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        own = {"Cookie": cookies, "X-Forwarded-For": self.address, "Sec-Fetch-Site": "same-origin"}
        try:
            line.request(method, path, body, {**own, **headers})
            response = line.getresponse()
            text = response.read().decode("utf-8", "replace")
            for cookie in response.headers.get_all("Set-Cookie", []):
                name, _, value = cookie.partition(";")[0].partition("=")
                self.cookies[name] = value
            return Answer(response.status, text, response.headers.get("Location", ""))
        finally:
            line.close()

    def _script(self, headers: Mapping[str, str]) -> dict[str, str]:
        return {"X-CSRFToken": self.token, "X-Fragment": "1", **headers}
