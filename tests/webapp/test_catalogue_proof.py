"""An author's whole way with real parts: uploaded, proved by a worker, seen, published."""

import io

import pytest

from assessment.domain.archives import pack
from assessment.domain.revisions import read_files
from grader.containers import connect
from grader.imaging import build_missing
from tests.support import factories
from tests.support.packages import FILES, MANIFEST, write_package
from tests.support.processes import running, until

pytestmark = [pytest.mark.docker, pytest.mark.timeout(240)]
EVIDENCES_NOTHING = (
    'import pytest\n\n\n@pytest.mark.indicator("PRG-1.1")\ndef test_nothing():\n    assert True\n'
)


@pytest.fixture(scope="module", autouse=True)
def images():
    build_missing(connect(), print)


@pytest.fixture
def uploaded(sign_in, people, session, settings, redis, tmp_path):
    """Uploads a package, waits for its proof, and returns Emil's browser and the address."""
    factories.standard(session)
    emil = sign_in(people.emil)

    def done(**changes):
        data = pack(read_files(write_package(tmp_path, **changes)))
        sent = {"archive": (io.BytesIO(data), "package.zip")}
        address = emil.post("/exercises/upload", data=sent).location
        with running(settings, "worker"):
            until(lambda: "HX-Refresh" in emil.get(f"{address}/standing").headers, patience_s=180)
        return emil, address

    return done


def test_a_sound_package_is_proved_and_can_be_published(uploaded):
    emil, address = uploaded()

    page = emil.get(address).text
    assert "proved, not published" in page
    assert "passes 3 times" in page
    assert page.count('class="cell caught_as_expected"') == 3  # two rejected, one in the legend
    assert 'class="cell missed"' not in page
    assert emil.post(f"{address}/publish").status_code == 303
    assert "Published · Emil" in emil.get(address).text


def test_a_suite_that_evidences_nothing_is_refused_with_what_speaks_against_it(uploaded):
    emil, address = uploaded(
        **{
            "exercise.toml": MANIFEST.replace(', "PRG-1.2"', ""),
            "visible/test_visible.py": EVIDENCES_NOTHING,
            "hidden/test_hidden.py": None,
            "submissions/rejected/PRG-1.2/square/double.py": None,
            "submissions/rejected/PRG-1.1/nothing/double.py": FILES[
                "submissions/rejected/PRG-1.1/nothing/double.py"
            ],
        }
    )

    page = emil.get(address).text
    assert "not proved" in page
    assert "Rejected submission PRG-1.1/nothing meets PRG-1.1" in page
    assert "The starter submission passes; the suite asks for nothing." in page
    assert "Indicator PRG-1.1 is met by every faulty submission" in page
    assert emil.post(f"{address}/publish").status_code == 409
