"""Ask axe-core, vendored beside this file, what a page does to people with a disability."""

from pathlib import Path

SOURCE = Path(__file__).parent / "vendor" / "axe.min.js"
SERIOUS = {"serious", "critical"}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
# Run in the page's own world by the debugger, so the page's content security policy holds.
RUN = (
    "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})"
)


def findings(page, impacts=SERIOUS):
    """Return one line for each finding of these impacts on a Playwright page."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(SOURCE.read_text(encoding="utf-8"))
    found = page.evaluate(RUN, TAGS)["violations"]
    return [
        f"{rule['id']} ({rule['impact']}): {rule['help']}: {' | '.join(_places(rule))}"
        for rule in found
        if rule["impact"] in impacts
    ]


def _places(rule):
    return [" ".join(str(part) for part in node["target"]) for node in rule["nodes"]]
