"""Sign in, sign out, languages, and what the site refuses to anyone."""

from uuid import uuid4

from assessment.services import people as accounts
from tests.support import journey
from tests.support.cast import PASSWORD


def with_password(session, person):
    accounts.set_password(person, PASSWORD)
    session.add(person)
    session.commit()


def test_ada_signs_in_with_her_password(client, session, people):
    with_password(session, people.ada)

    answer = client.post("/login", data={"email": "Ada@example.org ", "password": PASSWORD})

    assert answer.status_code == 303
    assert b"Ada" in client.get("/").data


def test_a_wrong_password_is_refused_in_the_words_for_an_unknown_address(client, session, people):
    with_password(session, people.ada)

    wrong = client.post("/login", data={"email": "ada@example.org", "password": "guess"})
    unknown = client.post("/login", data={"email": "nobody@example.org", "password": "guess"})

    assert wrong.status_code == unknown.status_code == 422
    assert b"do not go together" in wrong.data
    assert b"do not go together" in unknown.data


def test_who_has_no_password_cannot_sign_in_with_an_empty_one(client, people):
    answer = client.post("/login", data={"email": "lea@example.org", "password": ""})

    assert answer.status_code == 422


def test_guessing_is_slowed_down(client, people):
    answers = [client.post("/login", data={"email": "x", "password": "y"}) for _ in range(11)]

    assert answers[-1].status_code == 429


def test_after_signing_in_nobody_is_led_to_another_site(client, session, people):
    with_password(session, people.ada)

    for address in ("https://evil.example", "//evil.example", "/\\evil.example", "evil"):
        form = {"email": "ada@example.org", "password": PASSWORD, "next": address}
        assert client.post("/login", data=form).headers["Location"] == "/"


def test_signing_out_forgets_the_person(sign_in, people):
    client = sign_in(people.mona)

    client.post("/logout")

    assert b"Mona" not in client.get("/").data


def test_the_language_follows_the_choice_then_the_browser(client):
    assert b'lang="nl"' in client.get("/", headers={"Accept-Language": "nl-BE,nl"}).data

    client.post("/language", data={"language": "fr", "next": "/login"})

    assert b'<html lang="fr"' in client.get("/", headers={"Accept-Language": "nl-BE,nl"}).data


def test_an_unsafe_request_from_another_site_is_refused(client):
    by_fetch = client.post("/logout", headers={"Sec-Fetch-Site": "cross-site"})
    by_origin = client.post("/logout", headers={"Origin": "https://evil.example"})

    assert by_fetch.status_code == by_origin.status_code == 403


def test_a_form_without_its_token_is_refused(app, people):
    app.config["WTF_CSRF_ENABLED"] = True

    assert app.test_client().post("/logout").status_code == 400


def test_a_foreign_host_name_is_refused(client):
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 400


def test_every_page_forbids_inline_scripts_and_frames(client):
    policy = client.get("/").headers["Content-Security-Policy"]

    assert "'unsafe-inline'" not in policy
    assert "frame-ancestors 'none'" in policy
    assert "default-src 'none'" in policy


def test_an_unknown_page_says_so_and_leads_home(client):
    answer = client.get("/nowhere")

    assert answer.status_code == 404
    assert b"There is no such page" in answer.data
    assert b'href="/"' in answer.data


def test_who_is_not_signed_in_is_asked_to_and_comes_back(client, people):
    answer = client.get("/tests/00000000-0000-0000-0000-000000000000?a=b")

    assert answer.status_code == 303
    assert answer.headers["Location"].startswith("/login?next=/tests/")


def test_a_sign_that_no_database_keeps_is_refused_in_a_sentence(client):
    answers = [
        client.post("/login", data={"email": "ada\0@example.org", "password": "x"}),
        client.post("/login", data={"email": "ada@example.org", "password": "x", "next\0": "/"}),
        client.get("/login?next=%00"),
    ]

    assert [answer.status_code for answer in answers] == [400, 400, 400]
    assert "could not be read" in answers[0].text


def copied(app, client):
    """Another browser that holds a copy of this one's cookie."""
    other, name = app.test_client(), app.config["SESSION_COOKIE_NAME"]
    other.set_cookie(name, client.get_cookie(name).value)
    return other


def signed_in(app, person):
    client = app.test_client()
    answer = client.post("/login", data={"email": person.email, "password": PASSWORD})
    assert answer.status_code == 303
    return client


def test_a_cookie_that_was_copied_is_refused_after_signing_out(app, session, people):
    with_password(session, people.mona)
    client = signed_in(app, people.mona)
    thief, accomplice = copied(app, client), copied(app, client)
    assert thief.get("/sittings/").status_code == 200

    client.post("/logout")

    assert thief.get("/sittings/").headers["Location"].startswith("/login")
    assert accomplice.post(f"/sittings/{uuid4()}/invitations").status_code == 401
    assert b"Mona" not in thief.get("/").data


def test_a_copy_made_before_signing_out_cannot_sign_out_whoever_came_in_again(app, session, people):
    with_password(session, people.mona)
    client = signed_in(app, people.mona)
    thief = copied(app, client)
    client.post("/logout")
    again = signed_in(app, people.mona)

    thief.post("/logout")

    assert again.get("/sittings/").status_code == 200


def test_signing_out_ends_the_sessions_on_other_machines_too(app, session, people):
    with_password(session, people.mona)
    desktop, laptop = signed_in(app, people.mona), signed_in(app, people.mona)

    desktop.post("/logout")

    assert laptop.get("/sittings/").status_code == 303


def test_signing_out_disturbs_nobody_else(app, sign_in, session, people):
    with_password(session, people.mona)
    ada = sign_in(people.ada)

    signed_in(app, people.mona).post("/logout")

    assert ada.get("/reviews/").status_code == 200


def test_who_signed_out_signs_in_again(app, session, people):
    with_password(session, people.mona)
    client = signed_in(app, people.mona)
    client.post("/logout")

    assert signed_in(app, people.mona).get("/sittings/").status_code == 200


def test_a_new_password_ends_what_was_signed_in_with_the_old_one(app, session, people):
    with_password(session, people.mona)
    client = signed_in(app, people.mona)

    with_password(session, people.mona)

    assert client.get("/sittings/").status_code == 303


def test_a_candidate_who_came_by_a_link_signs_out_for_good(app, session, people, tmp_path):
    link = journey.link(session, journey.enrolled(session, people, tmp_path))
    lea = app.test_client()
    lobby = lea.post(link).headers["Location"]
    thief = copied(app, lea)
    assert not thief.get(lobby).headers["Location"].startswith("/login")

    lea.post("/logout")

    assert thief.get(lobby).headers["Location"].startswith("/login")
    assert lea.post(link).headers["Location"] == lobby


def test_a_new_link_throws_nobody_out_of_the_test(app, session, people, tmp_path):
    place = journey.enrolled(session, people, tmp_path)
    lea = app.test_client()
    lobby = lea.post(journey.link(session, place)).headers["Location"]

    journey.link(session, place)

    assert not lea.get(lobby).headers["Location"].startswith("/login")


def test_who_is_not_signed_in_may_sign_out(client):
    assert client.post("/logout").status_code == 303
